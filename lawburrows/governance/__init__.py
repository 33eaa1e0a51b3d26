"""Rows of rule tables, edited by two persons; known answers."""
