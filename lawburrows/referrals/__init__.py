"""Entry into joint management: notification and referral to the coordinator, and what outside bodies are told."""
