"""The environmental risk assessment of an address: parts by agency, what is near, the decision."""
