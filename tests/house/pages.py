"""Who is answered how, page by page. The rows speak of the case in `scene`: led by the police in Fife, with the
council and the prison as partners."""

from __future__ import annotations

from lawburrows.access.permissions import Permission
from lawburrows.access.roles import BY_KEY
from lawburrows.people.kinds import KINDS
from tests.house import of
from tests.house.scene import ENTRIES
from tests.house.tables import (
    CHANGES_POLICE_ENTRIES,
    FULL,
    MANAGING,
    NOBODYS,
    SEES,
    Page,
    by_key,
    entry,
    numbered,
    ref,
)
from tests.people import POSTS

# Addresses of the libraries that we mount: they are tried by those who sign in.
BY_OTHERS = ("account_", "mfa_", "usersessions_")
fergus = by_key(lambda scene: scene.world.fergus.pk)
batch = by_key(lambda scene: scene.entry("batch"))
comparison = by_key(lambda scene: scene.entry("comparison"))
LOADS = {200: ("effie",)}
EXPORTS = ("aileen", "angus", "bashir", "beth", "catriona", "dougal", "effie", "fergus", "gavin")
ADMINISTRATOR = {200: ("niall",)}
PROPOSES = tuple(persona for persona in FULL if persona not in CHANGES_POLICE_ENTRIES)


def of_kinds() -> dict[str, Page]:
    """Adding, changing and ending an entry of each kind of a person's details."""
    found = {}
    for kind in KINDS:
        changes = {200: CHANGES_POLICE_ENTRIES, 403: PROPOSES} if kind.key in SCENE_HAS else {}
        if kind.given:
            found[f"people:add_{kind.key}"] = Page(ref, {200: FULL})
            found[f"people:change_{kind.key}"] = Page(entry(kind.key), changes)
        if kind.timed:
            found[f"people:end_{kind.key}"] = Page(entry(kind.key), changes)
    return found


MERGES = {200: MANAGING, 403: ("aileen", "bashir", "catriona")}
WITHOUT_WORK = ("iona", "kirsty", "lachlan", "morag", "niall", "oonagh", "parveen")
SEARCHES = tuple(name for name, (_, _, role) in POSTS.items() if Permission.SEARCH in BY_KEY[role].permissions)
EXPORTS = (*FULL, "dougal", "fergus", "gavin")
SCENE_HAS = (*ENTRIES, "name", "address", "identifier")

PAGES: dict[str, Page] = {
    # Signing in, users and agencies: the administrator, who sees no case.
    "accounts:add_agency": Page(answers=ADMINISTRATOR, others=403),
    "accounts:add_posting": Page(fergus, ADMINISTRATOR, others=403),
    "accounts:add_user": Page(answers=ADMINISTRATOR, others=403),
    "accounts:agencies": Page(answers=ADMINISTRATOR, others=403),
    "accounts:agreements": Page(answers=ADMINISTRATOR, others=403),
    "accounts:answer_proposal": Page(
        lambda scene: {"kind": "posting", "key": scene.entry("proposed")}, ADMINISTRATOR, others=403
    ),
    "accounts:areas": Page(answers=ADMINISTRATOR, others=403),
    "accounts:begin": Page(
        lambda scene: {"key": scene.world.fergus.pk, "token": "not-a-token"}, others=404, signed_out=404
    ),
    "accounts:change_agency": Page(by_key(lambda scene: scene.world.police.key), ADMINISTRATOR, others=403),
    "accounts:change_user": Page(fergus, ADMINISTRATOR, others=403),
    "accounts:end_posting": Page(by_key(lambda scene: scene.world.fergus.postings.get().pk), ADMINISTRATOR, others=403),
    "accounts:give_first_link": Page(fergus, {302: ("niall",)}, others=403),
    "accounts:user": Page(fergus, ADMINISTRATOR, others=403),
    "accounts:users": Page(answers=ADMINISTRATOR, others=403),
    "health": Page(others=200, signed_out=200),
    # What one is told, and what is due.
    "notices:notices": Page(others=200),
    "notices:read_notices": Page(others=302),
    "tasks:my_work": Page(answers={302: WITHOUT_WORK}, others=200),
    "tasks:why_not_yet": Page(lambda scene: {"ref": scene.ref, "key": "late"}, {200: FULL}),
    "tasks:my_people": Page(answers={403: WITHOUT_WORK}, others=200),
    # Figures of the rules: proposed by one manager, agreed by another.
    "governance:agree_figure": Page(lambda scene: {"pk": scene.entry("figure")}, {200: MANAGING}, others=403),
    "governance:propose_figure": Page(answers={200: MANAGING}, others=403),
    "governance:rules": Page(answers={200: MANAGING}, others=403),
    "oversight:audit_log": Page(answers={200: ("morag",)}, others=403),
    # In and out.
    "exchange:load": Page(answers=LOADS, others=403),
    "exchange:template": Page(answers=LOADS, others=403),
    "exchange:reconcile": Page(answers=LOADS, others=403),
    "exchange:batch": Page(arguments=batch, answers=LOADS, others=403),  # only its bringer
    "exchange:discard": Page(arguments=batch, answers=LOADS, others=403),
    "exchange:problems": Page(arguments=batch, answers=LOADS, others=403),
    "exchange:comparison": Page(arguments=comparison, answers=LOADS, others=403),  # only its bringer
    "exchange:differences": Page(arguments=comparison, answers=LOADS, others=403),
    "exchange:to_key": Page(arguments=comparison, answers=LOADS, others=403),
    "exchange:export": Page(answers={200: EXPORTS}, others=403),
    "exchange:take": Page(arguments=lambda scene: {"token": NOBODYS}, answers={404: EXPORTS}, others=403),
    # A person's details.
    "people:add_person": Page(others=403),  # only from a search
    "people:answer_correction": Page(entry("correction"), {200: FULL}),
    "people:change_person": Page(ref, {200: CHANGES_POLICE_ENTRIES, 403: PROPOSES}),
    "people:details": Page(ref, {200: SEES}),
    "people:duplicates": Page(ref, {200: FULL}),
    "people:photograph": Page(entry("picture"), {200: SEES}),
    "people:merge_people": Page(lambda scene: {"ref": scene.ref, "other": scene.other.ref}, MERGES),
    "people:propose_correction": Page(
        lambda scene: {"ref": scene.ref, "slug": "address", "key": scene.entry("address")}, {200: FULL}
    ),
    "people:reveal_number": Page(
        lambda scene: {"ref": scene.ref, "slug": "identifier", "key": scene.entry("identifier")}, {200: FULL}
    ),
    **of_kinds(),
    # The case as a whole, and who is in it. A form that its reader may not send says so in the place of its button.
    "casefile:record": Page(ref, {200: SEES}),
    "casefile:ask": Page(ref, {200: SEES}),
    "casefile:break_glass": Page(ref, {200: SEES}),
    "casefile:answer": Page(entry("request"), {200: FULL}),
    "casefile:begin_emergency": Page(entry("opening")),  # only for its asker, with the purpose of a search
    "casefile:review": Page(entry("opening"), {200: FULL}),
    **{
        f"casefile:{name}": Page(entry(of), {200: FULL})
        for name, of in (("end_partner", "partner"), ("end_exclusion", "exclusion"), ("end_share", "share"))
    },
    **{
        f"casefile:{name}": Page(ref, {200: FULL})
        for name in (
            "add_partner",
            "as_known",
            "chronology",
            "exclude",
            "in_the_case",
            "joint",
            "lift_restriction",
            "move",
            "name_people",
            "openings",
            "restrict",
            "who_has_looked",
        )
    },
    # Why the person is managed.
    **{
        f"orders:{name}": Page(ref, {200: FULL})
        for name in (
            "convictions",
            "dates",
            "decide_category",
            "decide_harm",
            "decide_level",
            "record_absence",
            "record_conviction",
            "record_notification",
            "record_order",
        )
    },
    "orders:change_conviction": Page(numbered("conviction"), {200: FULL}),
    "orders:withdraw_conviction": Page(numbered("conviction"), {200: FULL}),
    "orders:record_disposal": Page(numbered("conviction"), {200: FULL}),
    "orders:change_order": Page(numbered("order"), {200: FULL}),
    "orders:withdraw_notification": Page(numbered("notification"), {200: FULL}),
    "orders:end_absence": Page(numbered("absence"), {200: FULL}),
    "orders:why": Page(lambda scene: {"ref": scene.ref, "key": "no-such-date"}),
    "search:search": Page(answers={200: SEARCHES}, others=403),
    # Documents.
    "documents:files": Page(ref, {200: FULL}),
    "documents:add_file": Page(ref, {200: FULL}),
    "documents:open_file": Page(lambda scene: {"ref": scene.ref, "file": scene.file.pk}, {200: FULL}),
    "documents:print_request": Page(ref, {200: FULL}),
    "documents:print_progress": Page(
        lambda scene: {"ref": scene.ref, "asked": scene.entry("print")}, {200: ("aileen",)}
    ),
    **of.PAGES,
}
