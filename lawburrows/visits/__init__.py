"""Visits and contacts: planned, briefed, recorded, signed; what was seen, and what must follow."""
