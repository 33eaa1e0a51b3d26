"""Time limits of guidance, by kind: starting values for a table that each region governs and edits.

Statute stands in `notification`, and beside these rows in `timetable`. Guidance was mostly not confirmed, so most rows
are unverified.
"""

from __future__ import annotations

from lawburrows.rules.limits import IntervalRow, Status, Unit
from lawburrows.rules.mappa import READ
from lawburrows.rules.source import Confidence, Source, remembered

ADDRESSES = Source(
    "Environmental risk assessment guidance 2017",
    "section 4",
    "https://www.gov.scot",
    READ,
    Confidence.CONFIRMED_TEXT_COUNTING_OPEN,  # both end days are taken to be left out
)
THROUGHCARE = Source("National throughcare guidance", "5.1 and 5.2", "https://www.gov.scot", READ)
INCIDENTS = Source(
    "Care Inspectorate guidance on serious incident reviews", "", "https://www.careinspectorate.com", READ
)
OLD_PRACTICE = Source(
    "Throughcare practice page, not updated since 2009", "", "https://www.iriss.org.uk", READ, Confidence.SECONDARY
)
OVERSIGHT = Source("MAPPA national guidance 2014", "chapter 19", "https://www.gov.scot", READ)
NOT_FOUND = remembered("Widely quoted in local reports", "no national text was found")
OURS = remembered("Local practice", "no national text was found")
NO_SCHEME_TEXT = remembered("Sex Offender Community Disclosure Scheme", "no text with its times was found")
PROTECTION = "Data Protection Act 2018"

C, H, U = Status.CONFIRMED, Status.HISTORIC, Status.UNCONFIRMED
_ERA, _OLD, _CARE = "2017", "before 2009", "Throughcare guidance as read in 2026"
_RELEASE = "the release"
_D, _M, _Y, _W, _CW = Unit.DAYS, Unit.MONTHS, Unit.YEARS, Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS
_ADDRESS = "the notification of the address"
_RENEWAL = "the renewal date, a year after the last"

INTERVALS = (
    IntervalRow(
        14,
        "address_housing",
        "Housing's part of an environmental risk assessment",
        _ADDRESS,
        2,
        _CW,
        ADDRESSES,
        C,
        4,
        _ERA,
    ),
    IntervalRow(
        14,
        "address_agencies",
        "Other agencies' part of an environmental risk assessment",
        _ADDRESS,
        5,
        _CW,
        ADDRESSES,
        C,
        4,
        _ERA,
    ),
    IntervalRow(
        14, "address_first", "Environmental risk assessment of an address", _ADDRESS, 7, _CW, ADDRESSES, C, 4, _ERA
    ),
    IntervalRow(
        15,
        "address_renewal",
        "Renewal date of an environmental risk assessment",
        "the last full review",
        1,
        _Y,
        ADDRESSES,
        C,
        3,
        _ERA,
    ),
    IntervalRow(
        15,
        "address_yearly",
        "Yearly review of an environmental risk assessment",
        _RENEWAL,
        21,
        _CW,
        ADDRESSES,
        C,
        3,
        _ERA,
    ),
    IntervalRow(
        19,
        "prison_induction",
        "First meeting with the prison-based social worker",
        "the admission",
        10,
        _W,
        THROUGHCARE,
        C,
        3,
        _CARE,
    ),
    IntervalRow(
        19,
        "designation_letter",
        "Designation letter to the home council",
        "the admission",
        10,
        _W,
        THROUGHCARE,
        C,
        3,
        _CARE,
    ),
    IntervalRow(20, "first_contact", "First contact after release", _RELEASE, 24, Unit.HOURS, OLD_PRACTICE, H, 5, _OLD),
    IntervalRow(
        20, "no_show", "Action after a first contact was missed", "the missed contact", 2, _W, OLD_PRACTICE, H, 5, _OLD
    ),
    IntervalRow(
        21,
        "licence_contact",
        "Contact on licence, first four weeks",
        "the last contact",
        7,
        _D,
        OLD_PRACTICE,
        H,
        4,
        _OLD,
    ),
    IntervalRow(
        21,
        "licence_contact_later",
        "Contact on licence, next three months",
        "the last contact",
        14,
        _D,
        OLD_PRACTICE,
        H,
        4,
        _OLD,
    ),
    IntervalRow(
        21,
        "licence_home_visit",
        "Home visit on licence, first months",
        "the last home visit",
        1,
        _M,
        OLD_PRACTICE,
        H,
        4,
        _OLD,
    ),
    IntervalRow(22, "licence_review", "First formal review of a licence", _RELEASE, 6, _M, OLD_PRACTICE, H, 3, _OLD),
    IntervalRow(
        22,
        "licence_review_later",
        "Formal review of a licence, to the third year",
        "the last review",
        6,
        _M,
        OLD_PRACTICE,
        H,
        3,
        _OLD,
    ),
    IntervalRow(
        22,
        "licence_review_yearly",
        "Formal review of a licence, from the fourth year",
        "the last review",
        1,
        _Y,
        OLD_PRACTICE,
        H,
        3,
        _OLD,
    ),
    IntervalRow(
        0, "first_case_conference", "First case conference in custody", "the admission", 6, _M, OLD_PRACTICE, H, 3, _OLD
    ),
    IntervalRow(
        0, "case_conference", "Yearly case conference in custody", "the last one", 1, _Y, OLD_PRACTICE, H, 3, _OLD
    ),
    IntervalRow(
        23,
        "serious_incident_notice",
        "Notice of a serious incident to the Care Inspectorate",
        "the incident",
        5,
        _W,
        INCIDENTS,
        C,
        4,
    ),
    IntervalRow(23, "serious_incident_review", "Review of a serious incident", "the notice", 3, _M, INCIDENTS, C),
    IntervalRow(
        24,
        "oversight_review",
        "Performance review of the Strategic Oversight Group",
        "the last review",
        3,
        _M,
        OVERSIGHT,
        C,
        2,
        "2014",
    ),
    IntervalRow(0, "level_1_review", "Level 1 review", "the last review", 1, _Y, OURS),
    IntervalRow(27, "level_2_review", "Level 2 meeting", "the last meeting", 84, _D, NOT_FOUND, U, 4),
    IntervalRow(27, "level_3_review", "Level 3 meeting", "the last meeting", 42, _D, NOT_FOUND, U, 5),
    IntervalRow(28, "first_meeting", "First meeting after a referral", "the referral", 20, _W, NOT_FOUND, U, 4),
    IntervalRow(
        28, "urgent_first_meeting", "Urgent level 3 meeting after a referral", "the referral", 5, _W, NOT_FOUND, U, 5
    ),
    IntervalRow(30, "minutes_draft", "Draft minutes", "the meeting", 5, _W, NOT_FOUND, U, 2),
    IntervalRow(30, "minutes_circulated", "Minutes circulated", "the meeting", 10, _W, NOT_FOUND, U, 2),
    IntervalRow(
        31,
        "initial_notification_report",
        "Initial notification report of a significant case",
        "the event",
        5,
        _W,
        NOT_FOUND,
        U,
        4,
    ),
    IntervalRow(
        0,
        "scheme_checks",
        "First checks of an application under the community disclosure scheme",
        "the first contact",
        24,
        Unit.HOURS,
        NO_SCHEME_TEXT,
        U,
        5,
    ),
    IntervalRow(
        0,
        "scheme_face_to_face",
        "Seeing an applicant under the community disclosure scheme",
        "the first contact",
        10,
        _D,
        NO_SCHEME_TEXT,
        U,
        4,
    ),
    IntervalRow(
        0,
        "scheme_answer",
        "Answer to an application under the community disclosure scheme",
        "the first contact",
        45,
        _D,
        NO_SCHEME_TEXT,
        U,
        4,
    ),
    IntervalRow(
        32,
        "subject_access",
        "Answer to a subject access request",
        "the request",
        1,
        _M,
        remembered(PROTECTION, "section 54"),
        statutory=True,
        edition="as amended",
    ),
    IntervalRow(
        33,
        "breach_to_regulator",
        "Notice of a data breach to the regulator",
        "becoming aware of it",
        72,
        Unit.HOURS,
        remembered(PROTECTION, "section 67"),
        harm=4,
        statutory=True,
        edition="as amended",
    ),
)
BY_KEY = {row.key: row for row in INTERVALS}
GOVERNED = {row.key: row for row in INTERVALS if not row.statutory}
