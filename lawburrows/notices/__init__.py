"""What people are told; never personal data."""
