"""Leaving joint management, coming back, and moving: exit, and transfer between areas, authorities and countries."""
