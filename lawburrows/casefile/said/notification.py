"""What notifications at the station say in a chronology."""

from lawburrows.casefile.said.saying import Source

SAID: tuple[Source, ...] = ()
