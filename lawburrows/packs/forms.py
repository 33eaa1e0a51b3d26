"""Forms of packs, on which nothing is typed."""

from lawburrows.web.forms import OnceForm


class MakePacks(OnceForm):
    """For everybody who is asked."""


class AcknowledgePack(OnceForm):
    """The statement on confidentiality."""
