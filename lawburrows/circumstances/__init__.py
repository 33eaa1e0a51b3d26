"""Something has changed: one form for it, what it calls for, and who must know."""
