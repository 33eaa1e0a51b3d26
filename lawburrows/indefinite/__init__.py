"""The review of requirements without an end: the radar, the evidence, the decision, appeals."""
