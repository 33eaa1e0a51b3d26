"""Addresses of notifications: the tab, the counter, the acknowledgement, the person's sheet, and times away."""

from django.urls import path

from lawburrows.notification.views import attend, away, pages

app_name = "notification"
here = "people/<str:ref>/notifications/"
urlpatterns = [
    path(here, pages.notifications, name="notifications"),
    path(f"{here}attend/", attend.attend, name="attend"),
    path(f"{here}sheet/", pages.sheet, name="sheet"),
    path(f"{here}visits/<uuid:pk>/", pages.acknowledgement, name="acknowledgement"),
    path(f"{here}visits/<uuid:pk>/paper/", attend.file_paper, name="file_paper"),
    path(f"{here}journeys/new/", away.record_journey, name="record_journey"),
    path(f"{here}journeys/<uuid:pk>/left/", away.record_leaving, name="record_leaving"),
    path(f"{here}journeys/<uuid:pk>/returned/", away.record_return, name="record_return"),
    path(f"{here}stays/new/", away.record_stay, name="record_stay"),
    path(f"{here}stays/<uuid:pk>/end/", away.end_stay, name="end_stay"),
    path(f"{here}advance/new/", away.give_advance, name="give_advance"),
    path(f"{here}advance/<uuid:pk>/", away.answer_advance, name="answer_advance"),
]
