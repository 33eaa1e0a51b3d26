"""Actions: what is to be done about a person, by which agency and whom, by when; and what came of it."""
