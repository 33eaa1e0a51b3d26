"""Entry into joint management."""
