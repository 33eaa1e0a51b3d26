"""Checks of what people type about a person."""
