"""Stored files and PDF."""
