"""In and out - import, export, reconciliation."""
