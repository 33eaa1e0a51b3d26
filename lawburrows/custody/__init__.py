"""Sentences, release, and the handover of the lead: never a moment without one."""
