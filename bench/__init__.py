"""Measures the product against itself: each page as a ratio to the least that a signed-in page can cost."""
