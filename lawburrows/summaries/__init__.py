"""The executive summary of minutes (document 10): what somebody outside may read, without other people in it."""
