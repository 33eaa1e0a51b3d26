"""What is typed about a figure."""

from lawburrows.web.date_fields import DateParts
from lawburrows.web.fields import Confirm, Text
from lawburrows.web.forms import OnceForm


class ProposeFigure(OnceForm):
    """One figure from a day on, and where it stands."""

    table = Text(label="Table", max_length=60)
    key = Text(label="Row", max_length=120)
    value = Text(label="Value", max_length=200)
    starts = DateParts(label="First day on which it holds")
    source = Text(label="Where it stands", max_length=300)


class AgreeFigure(OnceForm):
    """The second person's word."""

    verified = Confirm(label="I have read the source myself", required=False)
