"""Which rules hold is read by everybody and carries no case; the worker writes it."""

GRANTS = {"tasks_reckoning": {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "UPDATE")}}
