"""The pages of a record as a whole."""
