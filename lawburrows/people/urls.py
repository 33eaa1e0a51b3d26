"""Addresses of people's details; each kind of entry has its own three."""

from django.urls import path

from lawburrows.people.kinds import KINDS
from lawburrows.people.views import corrections, entries, person

app_name = "people"
urlpatterns = [
    path("people/add/", person.add_person, name="add_person"),
    path("people/<str:ref>/details/", person.details, name="details"),
    path("people/<str:ref>/details/change/", entries.change, {"kind": "person"}, name="change_person"),
    path("people/<str:ref>/photograph/<uuid:key>/", person.photograph, name="photograph"),
    path("people/<str:ref>/duplicates/", person.duplicates, name="duplicates"),
    path("people/<str:ref>/merge/<str:other>/", person.merge_people, name="merge_people"),
    path("people/<str:ref>/corrections/<uuid:key>/", corrections.answer_correction, name="answer_correction"),
    path("people/<str:ref>/<slug:slug>/<uuid:key>/correct/", corrections.propose_correction, name="propose_correction"),
    path("people/<str:ref>/<slug:slug>/<uuid:key>/reveal/", entries.reveal_number, name="reveal_number"),
]
for kind in KINDS:
    here, named = f"people/<str:ref>/{kind.slug}/", {"kind": kind.key}
    if kind.given:
        urlpatterns += [
            path(f"{here}add/", entries.add, named, name=f"add_{kind.key}"),
            path(f"{here}<uuid:key>/change/", entries.change, named, name=f"change_{kind.key}"),
        ]
    if kind.timed:
        urlpatterns.append(path(f"{here}<uuid:key>/end/", entries.end, named, name=f"end_{kind.key}"))
