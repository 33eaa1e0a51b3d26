"""The risk management plan in versions, its signatures, and what keeps victims safe without naming them."""
