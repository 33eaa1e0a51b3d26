"""Rule rows and editions are read by everyone and carry no case."""

_BOTH = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
_GROWS = {"web": ("SELECT", "INSERT"), "worker": ("SELECT", "INSERT")}
GRANTS = {
    "governance_rulerow": _BOTH,
    "governance_rulerowevent": _BOTH,
    "governance_edition": _GROWS,
    "governance_editionread": _GROWS,
}
