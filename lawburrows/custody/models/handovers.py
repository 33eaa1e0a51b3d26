"""The lead of a case passing from one authority to another: it stays where it is until the receiver has accepted."""

from django.db import models
from django.db.models import Q

from lawburrows.access.grades import Audience, Grade, reaches
from lawburrows.access.models import Agency, Area, CaseData, User, tracked


@tracked
class Handover(CaseData):
    """Proposed, accepted with the new names, and in effect from a day; or refused or withdrawn with the reason."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits for the receiver"
        ACCEPTED = "accepted", "accepted"
        IN_EFFECT = "in_effect", "in effect"
        REFUSED = "refused", "refused"
        WITHDRAWN = "withdrawn", "withdrawn"

    class Why(models.TextChoices):
        RELEASE = "release", "release from prison"
        SENTENCE = "sentence", "sentence of custody"
        COUNCIL = "council", "transfer to another council"
        DIVISION = "division", "transfer to another police division"
        SUPERVISION = "supervision", "supervision begins"
        END = "end_of_supervision", "supervision has ended"
        HOSPITAL = "hospital", "order for treatment in hospital"
        OTHER = "other", "other"

    class Item(models.TextChoices):
        PLAN = "plan", "risk management plan and its scenario"
        CONDITIONS = "conditions", "conditions of orders and licence, and how each is checked"
        DATES = "dates", "next statutory dates"
        ADDRESS = "address", "address and its environmental risk assessment"
        VICTIMS = "victims", "wishes and safety of victims"
        DEVICES = "devices", "devices, accounts and keys"
        NEEDS = "needs", "communication needs, health and medication"
        ACTIONS = "actions", "actions that are open"
        WARNINGS = "warnings", "dangers to staff and others"
        TERRITORY = "territory", "orders that hold only in some places, and where"
        PAPERS = "papers", "papers that only the present authority has"

    OPEN = (State.WAITING, State.ACCEPTED)
    MOVES_AWAY = (Why.COUNCIL, Why.DIVISION)  # offered, and refused with listed reasons, as a transfer
    GRADE = Grade.SUMMARY  # whoever is asked to take over sees this much before they do
    NEXT = ("next_manager", "next_notification_officer", "next_supervising_officer", "next_prison_contact")
    AUDIENCES = reaches(
        Audience.SUMMARY,
        "from_agency",
        "from_area",
        "to_agency",
        "to_area",
        "why",
        "state",
        "items",
        "note",
        "takes_effect_on",
        "proposed_by",
        "proposed_at",
        "keeps",
        "keeps_until",
        "answered_by",
        "answered_at",
        "answer_reason",
        "took_effect_on",
        *NEXT,
    ) | reaches(Audience.SYSTEM, "let_in")

    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    from_area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=Why.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    items = models.JSONField(default=list)  # keys of Item: what the giver says is handed over
    note = models.CharField(max_length=1000, blank=True)
    takes_effect_on = models.DateField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    keeps = models.BooleanField(default=True)  # the former lead stays in the case as a partner
    keeps_until = models.DateField(null=True, blank=True)  # the first day on which it no longer does
    let_in = models.UUIDField(null=True, blank=True)  # the partner that lets the receiver see the summary meanwhile
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    next_manager = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_notification_officer = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_supervising_officer = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_prison_contact = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    took_effect_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(state__in=("waiting", "accepted")), name="one_handover_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_by=None) | (~Q(state="waiting") & Q(answered_by__isnull=False)),
                name="an_answered_handover_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "in_effect")) | Q(next_manager__isnull=False),
                name="an_accepted_handover_names_the_next_manager",
            ),
            models.CheckConstraint(
                condition=Q(took_effect_on=None) | Q(state="in_effect"), name="a_handover_takes_effect_once"
            ),
        ]
        indexes = [
            models.Index(fields=["record"]),
            models.Index(fields=["to_agency"], condition=Q(state="waiting"), name="handovers_that_wait"),
            models.Index(fields=["takes_effect_on"], condition=Q(state="accepted"), name="handovers_to_take_effect"),
        ]
