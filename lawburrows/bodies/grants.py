"""The strategic groups carry no case: who keeps them is asked of policies."""

_KEPT = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
_GROWS = {"web": ("SELECT", "INSERT"), "worker": ("SELECT", "INSERT")}
_NAMES = ("body", "member", "bodymeeting", "bodydecision", "bodyaction", "memorandum", "party")
GRANTS = {f"bodies_{name}": _KEPT for name in _NAMES} | {f"bodies_{name}event": _GROWS for name in _NAMES}
