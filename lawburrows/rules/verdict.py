"""May this be done? A verdict is a yes, or a no with the sentence that a person will read."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(Exception):
    """Something was tried that a verdict does not allow; the message is fit for the screen."""


@dataclass(frozen=True)
class Verdict:
    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refusal(reason: str) -> Verdict:
    return Verdict(False, reason)


def first_refusal(*pairs: tuple[bool | Verdict, str]) -> Verdict:
    """The first test that fails, with its own reason if it brought one; else a yes."""
    for test, reason in pairs:
        if not test:
            return refusal((test.reason if isinstance(test, Verdict) else "") or reason)
    return ALLOWED


def require(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict.reason)
