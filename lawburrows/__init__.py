"""Lawburrows: a shared register and case management for joint public protection."""
