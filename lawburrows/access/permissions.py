"""What can be done, in alphabetical order. Roles say who may do it."""

from django.db import models


class Permission(models.TextChoices):
    """One thing that a role may allow."""

    ACCESS_DECIDE = "access.decide", "answer a request to see a record"
    ACCESS_MANAGE = "access.manage", "change who is in a case"
    AGENCIES_MANAGE = "agencies.manage", "change agencies, areas and teams"
    AUDIT_READ = "audit.read", "read the audit trail"
    BREACHES_DECIDE = "breaches.decide", "decide what follows from a suspicion"
    BREAK_GLASS = "access.break_glass", "open a record in an emergency"
    CARD_OPEN = "casefile.card", "open the card of a person, with a purpose"
    CORRECTIONS_ANSWER = "corrections.answer", "answer a proposed correction"
    CORRECTIONS_PROPOSE = "corrections.propose", "propose a correction to another agency's entry"
    DOCUMENTS_ADD = "documents.add", "file a document"
    EXPORT = "exchange.export", "export what they may see"
    IDENTIFIERS_REVEAL = "identifiers.reveal", "see a protected number in full"
    INDEFINITE_DECIDE = "indefinite.decide", "decide a review of indefinite requirements"
    LOAD = "exchange.load", "load an extract"
    ORDERS_WRITE = "orders.write", "record convictions, orders and notifications"
    PEOPLE_ADD = "people.add", "add a person"
    PEOPLE_MERGE = "people.merge", "merge two records of one person"
    PEOPLE_WRITE = "people.write", "change a person's details"
    PROTECTION_RECEIVE = "visits.receive", "receive a referral of a child or adult at risk"
    RULES_CHANGE = "rules.change", "propose and agree figures of the rule tables"
    SEARCH = "search.search", "search the register"
    USERS_MANAGE = "users.manage", "change users and postings"
    VISITS_WRITE = "visits.write", "plan and record visits and contacts"
    WORK_READ = "tasks.read", "see what is due"
    WORK_READ_AREA = "tasks.read_area", "see what is due in the whole area"
    WORK_REASSIGN = "tasks.reassign", "give work to someone else"
