"""The pages of reviews: the radar, one review, and what is done to it."""
