"""The writes of exchange."""
