"""What falls due, and who has it."""
