"""Disclosures to third parties."""
