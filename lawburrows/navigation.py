"""The menu and the tabs of a person's pages: two tables of names, importing nothing.

A row whose address an installation does not have is left out; one with a permission is shown to those who hold it.
"""

# label, url name, permission (None: everyone who is signed in)
MENU = (
    ("My work", "tasks:my_work", "tasks.read"),
    ("My people", "tasks:my_people", "tasks.read"),
    ("Meetings", "meetings:calendar", "meetings.take_part"),
    ("Addresses to assess", "premises:asked_of_me", "meetings.take_part"),
    ("Handovers", "custody:handovers", "tasks.read"),
    ("Reviews due", "indefinite:radar", "tasks.read_area"),
    ("Retention reviews", "transfers:retention_reviews", "tasks.read_area"),
    ("Disclosure applications", "disclosures:applications", "disclosures.handle"),
    ("Referrals to MAPPA", "referrals:desk", "referrals.answer"),
    ("Serious incidents", "incidents:incidents", "incidents.oversee"),
    ("Strategic groups", "bodies:bodies", "bodies.read"),
    ("Referrals to receive", "visits:protection_referrals", "visits.receive"),
    ("Search", "search:search", "search.search"),
    ("Sensitive places", "premises:places", "premises.places"),
    ("Load an extract", "exchange:load", "exchange.load"),
    ("Export", "exchange:export", "exchange.export"),
    ("Audit", "oversight:audit_log", "audit.read"),
    ("Rules", "governance:rules", "rules.change"),
    ("Time limits", "governance:deadlines", "tasks.read"),
    ("Corrected rules", "tasks:corrections", "rules.change"),
    ("Users", "accounts:users", "users.manage"),
    ("Agencies", "accounts:agencies", "agencies.manage"),
    ("Areas", "accounts:areas", "agencies.manage"),
    ("On call", "accounts:on_call", "agencies.manage"),
    ("Notices", "notices:notices", None),
)

# What stands under "More" where a menu is long: not for every day.
RARE = (
    "transfers:retention_reviews",
    "bodies:bodies",
    "premises:places",
    "exchange:load",
    "exchange:export",
    "governance:rules",
    "governance:deadlines",
    "tasks:corrections",
)
LONG = 9  # entries, about a line of a wide screen

# those of a person's pages that open to a reader of the summary alone
SUMMARY = ("casefile:record", "people:details")

# the tab under which pages stand whose addresses begin otherwise: the word of the address, url name of the tab
UNDER = {
    "orders": "orders:convictions",
    "conditions": "orders:convictions",
    "happenings": "orders:convictions",
    "consents": "orders:convictions",
    "leave": "orders:convictions",
    "absences": "orders:convictions",
    "category": "orders:convictions",
    "level": "orders:convictions",
    "harm": "orders:convictions",
    "due": "orders:dates",
    "review": "orders:dates",
    "protection": "visits:visits",
    "actions": "casefile:joint",
    "exit": "casefile:joint",
    "level-one-review": "casefile:joint",
    "level-one-reviews": "casefile:joint",
    "referrals": "casefile:joint",
    "meetings": "casefile:joint",
    "transfers": "casefile:joint",
    "executive-summary": "casefile:joint",
    "incidents": "casefile:joint",
    "plan": "casefile:joint",
    "disclosures": "casefile:joint",
    "premises": "casefile:joint",
}

# label, url name; each address takes the person's reference as `ref`
PERSON_TABS = (
    ("Overview", "casefile:record"),
    ("Details", "people:details"),
    ("Dates", "orders:dates"),
    ("Convictions and orders", "orders:convictions"),
    ("Notifications", "notification:notifications"),
    ("Joint management", "casefile:joint"),
    ("Visits", "visits:visits"),
    ("Breaches", "breaches:breaches"),
    ("Custody", "custody:custody"),
    ("Documents", "documents:files"),
    ("Chronology", "casefile:chronology"),
    ("Who is in the case", "casefile:in_the_case"),
    ("Who has looked", "casefile:who_has_looked"),
)
