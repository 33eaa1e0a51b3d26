"""Addresses of what is due, of why, and of what a corrected rule had got wrong."""

from django.urls import path

from lawburrows.tasks.views import chasing, dates, due, reassigning, reminding, team

app_name = "tasks"
urlpatterns = [
    path("", due.my_work, name="my_work"),
    path("people/<str:ref>/due/<slug:key>/why-not-yet/", due.why_not_yet, name="why_not_yet"),
    path("my-people/", due.my_people, name="my_people"),
    path("tasks/chase/<slug:kind>/<uuid:key>/", chasing.chase, name="chase"),
    path("tasks/team/", team.team, name="team"),
    path("tasks/reassign/", reassigning.reassign, name="reassign"),
    path("tasks/reassign/<uuid:key>/", reassigning.give_cases, name="give_cases"),
    path("tasks/reminders/", reminding.reminders, name="reminders"),
    path("tasks/reminders/calendar/", reminding.give_calendar, name="give_calendar"),
    path("tasks/reminders/calendar/stop/", reminding.stop_calendar, name="stop_calendar"),
    path("tasks/calendar.ics", reminding.download, name="calendar"),
    path("calendar/<str:secret>/work.ics", reminding.feed, name="calendar_feed"),
    path("people/<str:ref>/due/<slug:key>/", dates.why, name="why"),
    path("people/<str:ref>/due/<slug:key>/take-note/", dates.take_note, name="take_note"),
    path("people/<str:ref>/corrected-rules/<uuid:pk>/", dates.deal_with, name="deal_with"),
    path("governance/corrections/", dates.corrections, name="corrections"),
]
