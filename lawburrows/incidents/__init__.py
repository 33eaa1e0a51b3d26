"""Serious incidents: the report to the oversight group, what it decides, the review, and social work's own review."""
