"""The pages of a person's details."""
