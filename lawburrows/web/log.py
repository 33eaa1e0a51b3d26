"""How errors stand in the log: where and of what kind, never with a value that somebody typed."""

from __future__ import annotations

import logging
from traceback import format_tb
from types import TracebackType
from typing import Any


class WithoutValues(logging.Formatter):
    """A database names the row that it refuses, and a conversion the text that it cannot read: neither is written."""

    def formatException(self, ei: Any) -> str:
        kind: type[BaseException] | None
        error: BaseException | None
        trace: TracebackType | None
        kind, error, trace = ei
        lines: list[str] = []
        while error is not None:
            lines = [
                *format_tb(error.__traceback__ or trace),
                f"{type(error).__module__}.{type(error).__qualname__}\n",
                *lines,
            ]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "".join(lines).rstrip() or str(kind)
