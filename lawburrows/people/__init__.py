"""The register of managed people, and others apart from them."""
