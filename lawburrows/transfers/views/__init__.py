"""The pages of exit and transfer."""
