"""Extracts on their way into the register."""
