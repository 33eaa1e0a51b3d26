"""The writes of work: why something is late, who is chased, who has the case now, and how somebody is reminded."""
