"""What someone is told: that something happened to a record, never what stands in it; and how they are reminded."""

import uuid

from django.db import models

from lawburrows.access.models import Record, User


class Notice(models.Model):
    """One message to one user."""

    class Kind(models.TextChoices):
        GLASS_BROKEN = "glass_broken", "A record was opened in an emergency"
        ACCESS_ASKED = "access_asked", "Someone asks to see a record"
        ACCESS_ANSWERED = "access_answered", "Your request to see a record was answered"
        EXISTENCE_TOLD = "existence_told", "Someone was told that a record exists"
        CORRECTION_PROPOSED = "correction_proposed", "A correction was proposed"
        CORRECTION_ANSWERED = "correction_answered", "Your proposed correction was answered"
        POSSIBLE_DUPLICATE = "possible_duplicate", "Two records may be of one person"
        CASE_MOVED = "case_moved", "A case was moved to another area"
        POSTING_GIVEN = "posting_given", "You were given a posting"
        FIRST_LINK_GIVEN = "first_link_given", "Two administrators gave out a first link to your account"
        AGREEMENT_ASKED = "agreement_asked", "Something waits for a second administrator"
        HANDOVER_PROPOSED = "handover_proposed", "You are asked to take a case over"
        HANDOVER_ANSWERED = "handover_answered", "A handover was answered or withdrawn"
        HANDED_OVER = "handed_over", "A case was handed over"
        MANAGEMENT_ENDED = "management_ended", "The last ground of a case has ended: sharing has stopped"
        GROUND_AGAIN = "ground_again", "A case has a ground again: nothing that had stopped came back by itself"
        CARD_OPENED = "card_opened", "The card of a person was opened"
        CHANGED = "changed", "Something has changed for a person"
        STEP_REACHED = "step_reached", "Something of yours is near its day, or late: see My work"
        JOB_DONE = "job_done", "Something you asked for is ready"
        CHASED = "chased", "Somebody waits for your answer"
        CASES_LEFT = "cases_left", "A posting has ended, and cases still name that person"
        WORK_GIVEN = "work_given", "Cases were given to you"
        SIGNATURE_ASKED = "signature_asked", "A joint visit waits for your signature"
        ACTION_GIVEN = "action_given", "An action was given to you"
        ACTION_REPORTED = "action_reported", "What came of an action waits for your answer"
        ACTION_RETURNED = "action_returned", "An action of yours was returned"
        RECORD_CLOSED = "record_closed", "A person has left joint management: the record was closed"
        OPENED_AGAIN = "opened_again", "A closed record was opened again: decide who is in the case"
        REVIEW_SIGNED = "review_signed", "A level 1 review waits for your signature"
        REVIEW_RETURNED = "review_returned", "A level 1 review was returned to you"
        INCIDENT_WAITS = "incident_waits", "A serious incident waits for you"
        INCIDENT_MOVED = "incident_moved", "Something was decided about a serious incident"
        PANEL_NAMED = "panel_named", "You are named in the review of a serious incident"
        INFORMATION_ASKED = "information_asked", "You are asked what your agency holds, before a meeting"
        INFORMATION_GIVEN = "information_given", "An agency has answered a request for information"
        MEETING_ANSWERED = "meeting_answered", "Somebody answered whether they come to a meeting"
        MEETING_ASKED = "meeting_asked", "You are asked to a meeting"
        MEETING_CHANGED = "meeting_changed", "A meeting was moved or cancelled, or its cases changed"
        MINUTES_PROPOSED = "minutes_proposed", "Somebody proposes words for the minutes"
        MINUTES_DRAFT = "minutes_draft", "Draft minutes wait for your corrections"
        MINUTES_CIRCULATED = "minutes_circulated", "Minutes were circulated to you"
        DISCLOSURE_WAITS = "disclosure_waits", "A disclosure waits for your approval"
        DISCLOSURE_ANSWERED = "disclosure_answered", "A disclosure of yours was approved, returned or refused"
        PACK_READY = "pack_ready", "Your pack for a meeting is ready"
        PLAN_WAITS = "plan_waits", "A risk management plan waits for your signature"
        PLAN_IN_FORCE = "plan_in_force", "A risk management plan was signed by all and is in force"
        PREMISES_ASKED = "premises_asked", "You are asked for your agency's part of an assessment of an address"
        PREMISES_SIGNED = "premises_signed", "An agency has signed its part of an assessment of an address"
        PREMISES_DECIDED = "premises_decided", "An assessment of an address was decided"
        PROTECTION_REFERRED = "protection_referred", "A child or an adult at risk was referred to your team"
        SUMMARY_WAITS = "summary_waits", "An executive summary waits for a second person"
        SUMMARY_RETURNED = "summary_returned", "An executive summary of yours was returned"
        REFERRAL_SENT = "referral_sent", "A MAPPA notification or referral waits for you"
        REFERRAL_ANSWERED = "referral_answered", "The coordinator answered a MAPPA notification or referral"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20, blank=True)  # also for those whom the record itself is hidden from
    about = models.UUIDField(null=True)
    address = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["to", "read_at", "at"])]


class Chase(models.Model):
    """Somebody reminded those who owe them an answer: once a day for each thing, whatever is pressed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=80)  # what is owed: its kind and its id
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "key", "on"], name="a_thing_is_chased_once_a_day")]


class Reminders(models.Model):
    """How one user is reminded outside the product of what is due: by numbers and days, never by whom it is about."""

    class Digest(models.TextChoices):
        NEVER = "never", "No mail"
        DAILY = "daily", "Every morning"
        WEEKLY = "weekly", "Every Monday morning"

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="reminders")
    digest = models.CharField(max_length=6, choices=Digest.choices, default=Digest.NEVER)
    sent_on = models.DateField(null=True)  # the day of the last mail: no day has two
    calendar = models.BinaryField(max_length=32, null=True)  # SHA-256 of the secret in the address of the calendar
    calendar_from = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calendar"], name="a_calendar_address_is_used_once"),
            models.CheckConstraint(
                condition=models.Q(calendar=None, calendar_from=None)
                | models.Q(calendar__isnull=False, calendar_from__isnull=False),
                name="a_calendar_address_has_its_beginning",
            ),
        ]
