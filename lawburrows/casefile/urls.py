"""The pages of a record as a whole: overview, chronology, as it was known, who is in the case, and access."""

from django.urls import path

from lawburrows.casefile.views import access, card, case, joint, record, reviews, room

app_name = "casefile"
urlpatterns = [
    path("people/<str:ref>/", record.record, name="record"),
    path("people/<str:ref>/chronology/", record.chronology, name="chronology"),
    path("people/<str:ref>/as-known/", record.as_known, name="as_known"),
    path("people/<str:ref>/who-has-looked/", record.who_has_looked, name="who_has_looked"),
    path("people/<str:ref>/joint-management/", joint.joint, name="joint"),
    path("people/<str:ref>/meetings/<uuid:pk>/room/", room.room, name="room"),
    path("people/<str:ref>/in-the-case/", case.in_the_case, name="in_the_case"),
    path("people/<str:ref>/in-the-case/name/", case.name_people, name="name_people"),
    path("people/<str:ref>/in-the-case/partner/", case.add_partner, name="add_partner"),
    path("people/<str:ref>/in-the-case/partner/<uuid:key>/end/", case.end_partner, name="end_partner"),
    path("people/<str:ref>/in-the-case/share/<uuid:key>/end/", case.end_share, name="end_share"),
    path("people/<str:ref>/in-the-case/exclude/", case.exclude, name="exclude"),
    path("people/<str:ref>/in-the-case/exclusion/<uuid:key>/end/", case.end_exclusion, name="end_exclusion"),
    path("people/<str:ref>/in-the-case/restrict/", case.restrict, name="restrict"),
    path("people/<str:ref>/in-the-case/restrict/lift/", case.lift_restriction, name="lift_restriction"),
    path("people/<str:ref>/in-the-case/move/", case.move, name="move"),
    path("people/<str:ref>/card/", card.card, name="card"),
    path("people/<str:ref>/card/photograph/", card.card_photograph, name="card_photograph"),
    path("people/<str:ref>/level-one-review/", reviews.level_one_review, name="level_one_review"),
    path("people/<str:ref>/level-one-reviews/", reviews.level_one_reviews, name="level_one_reviews"),
    path("people/<str:ref>/level-one-reviews/<uuid:pk>/", reviews.one_review, name="one_review"),
    path("people/<str:ref>/level-one-reviews/<uuid:pk>/sign/", reviews.countersign_review, name="countersign_review"),
    path("people/<str:ref>/ask/", access.ask, name="ask"),
    path("people/<str:ref>/requests/<uuid:key>/", access.answer, name="answer"),
    path("people/<str:ref>/emergency/", access.break_glass, name="break_glass"),
    path("people/<str:ref>/emergency/<uuid:key>/", access.begin_emergency, name="begin_emergency"),
    path("people/<str:ref>/openings/", access.openings, name="openings"),
    path("people/<str:ref>/openings/<uuid:key>/", access.review, name="review"),
]
