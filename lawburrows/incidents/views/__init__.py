"""The pages of serious incidents."""
