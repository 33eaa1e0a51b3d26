"""The pages of breaches: those that show, and those on which something is recorded."""
