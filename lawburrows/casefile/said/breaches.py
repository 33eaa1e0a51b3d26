"""What suspicions, their outcomes and warrants say in a chronology."""

from lawburrows.casefile.said.saying import Source

SAID: tuple[Source, ...] = ()
