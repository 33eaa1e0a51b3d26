"""The pages of orders: those that show, those that record, those that decide."""
