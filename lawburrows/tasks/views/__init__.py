"""The pages of work: what is due, whose it is, giving it to others, and being reminded of it elsewhere."""
