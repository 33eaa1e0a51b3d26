"""Addresses of suspicions, of people who are wanted or missing, and of warrants to enter."""

from django.urls import path

from lawburrows.breaches.views import outcomes, pages, suspicions, warrants, whereabouts

app_name = "breaches"
B = "people/<str:ref>/breaches/"
urlpatterns = [
    path(B, pages.breaches, name="breaches"),
    path(f"{B}new/", suspicions.raise_suspicion, name="raise_suspicion"),
    path(f"{B}<uuid:pk>/", pages.suspicion, name="suspicion"),
    path(f"{B}<uuid:pk>/evidence/new/", suspicions.add_evidence, name="add_evidence"),
    path(f"{B}<uuid:pk>/consider/", suspicions.consider, name="consider"),
    path(f"{B}<uuid:pk>/next/", outcomes.move_on, name="move_on"),
    path(f"{B}<uuid:pk>/court/new/", outcomes.add_court_date, name="add_court_date"),
    path(f"{B}court/<uuid:pk>/", outcomes.record_hearing, name="record_hearing"),
    path(f"{B}evidence/<uuid:pk>/", suspicions.judge_evidence, name="judge_evidence"),
    path(f"{B}wanted/new/", whereabouts.record_wanted, name="record_wanted"),
    path(f"{B}wanted/<uuid:pk>/change/", whereabouts.change_wanted, name="change_wanted"),
    path(f"{B}wanted/<uuid:pk>/end/", whereabouts.end_wanted, name="end_wanted"),
    path(f"{B}missing/new/", whereabouts.record_missing, name="record_missing"),
    path(f"{B}missing/<uuid:pk>/change/", whereabouts.change_missing, name="change_missing"),
    path(f"{B}missing/<uuid:pk>/end/", whereabouts.end_missing, name="end_missing"),
    path(f"{B}entry/new/", warrants.apply_to_enter, name="apply_to_enter"),
    path(f"{B}entry/<uuid:pk>/", pages.search_warrant, name="search_warrant"),
    path(f"{B}entry/<uuid:pk>/attempts/new/", warrants.add_attempt, name="add_attempt"),
    path(f"{B}entry/<uuid:pk>/answer/", warrants.answer_search, name="answer_search"),
    path(f"{B}entry/<uuid:pk>/end/", warrants.end_search, name="end_search"),
]
