"""The menu and the tabs of a person's pages: two tables of names, importing nothing.

A row whose address does not exist (yet) is left out; a row with a permission is shown to those who hold it.
"""

# label, url name, permission (None: everyone who is signed in)
MENU = (
    ("My work", "tasks:my_work", "tasks.read"),
    ("People", "people:register", "search.search"),
    ("Meetings", "mappa:meetings", "meetings.read"),
    ("Intelligence", "intelligence:logs", "intelligence.read"),
    ("Checks", "monitoring:checks", "monitoring.read"),
    ("Oversight", "oversight:performance", "oversight.read"),
    ("Inspections", "inspections:inspections", "inspections.read"),
    ("Import and export", "exchange:batches", "exchange.load"),
    ("Audit", "oversight:audit_log", "audit.read"),
    ("Rules", "governance:rules", "rules.read"),
    ("Users", "accounts:users", "users.manage"),
)

# label, url name; each address takes the person's reference as `ref`
PERSON_TABS = (
    ("Overview", "casefile:person"),
    ("Person", "people:details"),
    ("Risk", "assessments:assessments"),
    ("Plan", "mappa:plan"),
    ("Meetings and actions", "mappa:person_meetings"),
    ("Orders and conditions", "orders:orders"),
    ("Visits", "visits:visits"),
    ("Devices", "monitoring:devices"),
    ("Intelligence", "intelligence:person_logs"),
    ("Documents", "documents:files"),
    ("Who has looked", "casefile:who_has_looked"),
)
