"""One page per person."""
