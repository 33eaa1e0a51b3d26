"""The few tags and filters that pages may use."""
