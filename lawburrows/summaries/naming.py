"""What the record holds that could tell who somebody else is, from every table that keeps a name or a number."""

from __future__ import annotations

from typing import Any

from lawburrows.access.models import Agency, Record
from lawburrows.actions.models import Action
from lawburrows.breaches.models import Evidence, Missing, Suspicion
from lawburrows.disclosures.models import Recipient
from lawburrows.meetings.models import Dissent, Invitation
from lawburrows.people.models import Account, Address, Contact, Name, Other, ParentalDirection, Person, Relationship
from lawburrows.plans.models import VictimCare
from lawburrows.rules.summaries import Named, folded, people_in, telling
from lawburrows.visits.models import Visit

A_NAME = 3  # words: what is longer is a sentence, of which not every word is a name
SOURCE, STAFF, OWN = "a source", "somebody of an agency", "of the person managed"


def person_names(record: Record, *, by: Any) -> list[str]:
    """By which the person managed is known: these may stand in the text."""
    names = [one.whole for one in Name.objects.visible_to(by).filter(record=record)]
    return [*Person.objects.visible_to(by).filter(record=record).values_list("name", flat=True), *names]


def named_in(record: Record, *, by: Any) -> list[Named]:
    """As far as the reader sees; who writes and who checks see victims and other people, or may do neither."""
    agencies = frozenset(
        word for name in Agency.objects.values_list("name", flat=True) for word in folded(name).split() if len(word) > 2
    )

    def free(who: str, text: str) -> list[Named]:
        return telling(who, text) + [Named(who, one) for one in people_in(text, but=agencies)]

    def rows(model: Any) -> Any:
        return model.objects.visible_to(by).filter(record=record)

    found: list[Named] = []
    for other in rows(Other):
        who = other.get_category_display()
        found += [Named(who, other.name), Named(who, other.born_stated, name=False)]
        found += free(who, other.safe_contact) + free(who, other.note)
    for told in rows(Recipient):
        found.append(Named("a third party who was told", told.name))
        found += free("a third party who was told", told.tie) + free("a third party who was told", told.contact)
    for tie in rows(Relationship):
        found += free("another person", tie.note)
    managed = rows(Relationship).exclude(managed=None).values("managed")
    for name in Person.objects.visible_to(by).filter(record__in=managed).values_list("name", flat=True):
        found.append(Named("another person managed", name))
    for care in rows(VictimCare):
        found.append(Named(STAFF, care.contact_person, stops=False))
        found += free("a victim", care.no_contact) + free("a victim", care.zone)
    for parent in rows(ParentalDirection):
        found += [Named("a parent", parent.parent), Named("a parent", parent.telephone, name=False)]
    found += [Named("holder of an account", one) for one in rows(Account).values_list("holder", flat=True)]
    for text in rows(Visit).exclude(let_in_by="").values_list("let_in_by", flat=True).distinct():
        found += [Named("another person", text)] if len(text.split()) <= A_NAME else free("another person", text)
    for model, field in ((Suspicion, "source"), (Evidence, "source"), (Missing, "reported_by")):
        for text in rows(model).values_list(field, flat=True):
            found += free(SOURCE, text)
    for one in rows(Invitation).select_related("user"):
        found += [Named(STAFF, one.user.name, stops=False), Named(STAFF, one.deputy, stops=False)]
    for name in rows(Action).values_list("whose__name", flat=True):
        found.append(Named(STAFF, name, stops=False))
    for who in rows(Dissent).values_list("who", flat=True):
        found += [Named(STAFF, one, stops=False) for one in people_in(who, but=agencies)]
    for value in rows(Contact).values_list("value", flat=True):
        found.append(Named(OWN, value, name=False, stops=False))
    for home in rows(Address):
        found += [Named(OWN, one, name=False, stops=False) for one in (home.lines, home.postcode)]
    return [one for one in dict.fromkeys(found) if one.words.strip()]
