"""Personas and invented people."""
