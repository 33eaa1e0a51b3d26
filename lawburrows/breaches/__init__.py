"""From a suspicion to its outcome; wanted and missing; warrants to enter."""
