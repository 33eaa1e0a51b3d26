"""Seeing over the whole: the trail as auditors read it."""
