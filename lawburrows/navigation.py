"""The menu and the tabs of a person's pages: two tables of names, importing nothing.

A row whose address does not exist (yet) is left out; a row with a permission is shown to those who hold it.
"""

# label, url name, permission (None: everyone who is signed in)
MENU = (
    ("My work", "tasks:my_work", None),
    ("People", "people:register", "people.person.view"),
    ("Meetings", "mappa:meetings", "mappa.meeting.view"),
    ("Intelligence", "intelligence:logs", "intelligence.log.view"),
    ("Checks", "monitoring:checks", "monitoring.check.view"),
    ("Oversight", "oversight:performance", "oversight.performance.view"),
    ("Inspections", "inspections:inspections", "inspections.inspection.view"),
    ("Import and export", "exchange:batches", "exchange.batch.view"),
    ("Audit", "oversight:audit_log", "audit.entry.view"),
    ("Rules", "governance:rules", "governance.rule.view"),
    ("Users", "accounts:users", "accounts.user.view"),
)

# label, url name; each address takes the person's reference as `ref`
PERSON_TABS = (
    ("Overview", "casefile:person"),
    ("Person", "people:person"),
    ("Risk", "assessments:assessments"),
    ("Plan", "mappa:plan"),
    ("Meetings and actions", "mappa:person_meetings"),
    ("Orders and conditions", "orders:orders"),
    ("Visits", "visits:visits"),
    ("Devices", "monitoring:devices"),
    ("Intelligence", "intelligence:person_logs"),
    ("Documents", "documents:documents"),
    ("Who has looked", "casefile:who_has_looked"),
)
