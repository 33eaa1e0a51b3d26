"""The pages of notification: those that show, the counter, and those on which times away are recorded."""
