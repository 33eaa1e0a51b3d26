"""The pages of custody and of handovers."""
