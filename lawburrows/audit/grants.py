"""Which login may do what with the trail's tables. Nobody may update or truncate; only queues and asides empty."""

from __future__ import annotations

WRITES = ("SELECT", "INSERT")
GROWS = {"web": ("SELECT",), "worker": ("SELECT",), "sealer": WRITES}

GRANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "audit_entry": {"web": WRITES, "worker": WRITES},
    "audit_mention": {"web": WRITES, "worker": WRITES},
    "audit_aside": {"web": WRITES, "worker": (*WRITES, "DELETE")},
    # The sealer reads hashes only: it never sees an entry.
    "audit_unsealed": {"web": WRITES, "worker": WRITES, "sealer": ("SELECT", "DELETE")},
    "audit_leaf": GROWS,
    "audit_node": GROWS,
    "audit_head": GROWS,
    # The demonstration's witnesses share the sealer's login; a command by hand has the worker's.
    "audit_cosignature": GROWS | {"worker": WRITES},
    "audit_touched": {"web": ("INSERT",), "worker": (*WRITES, "DELETE")},
}
