"""Telling a third party about a person, to protect somebody: proposed, approved, made, and what came of it."""
