"""Rule rows are read by everyone and carry no case."""

_BOTH = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {"governance_rulerow": _BOTH, "governance_rulerowevent": _BOTH}
