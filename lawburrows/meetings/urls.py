"""Addresses of meetings; those of one person's case begin with the person."""

from django.urls import path

from lawburrows.meetings.views import attending, meetings, minutes, written

app_name = "meetings"
M = "meetings/<uuid:pk>/"
P = "people/<str:ref>/meetings/"
urlpatterns = [
    path("meetings/", meetings.calendar, name="calendar"),
    path("meetings/new/", meetings.plan_meeting, name="plan_meeting"),
    path(M, meetings.meeting, name="meeting"),
    path(f"{M}change/", meetings.change_meeting, name="change_meeting"),
    path(f"{M}cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path(f"{M}cases/new/", meetings.add_case, name="add_case"),
    path(f"{M}meeting.ics", attending.download, name="download"),
    path("meetings/invitations/<uuid:pk>/", attending.answer_invitation, name="answer_invitation"),
    path("meetings/invitations/<uuid:pk>/confidential/", attending.acknowledge, name="acknowledge"),
    path("meetings/asked/<uuid:pk>/", attending.answer_request, name="answer_request"),
    path(f"{P}asked/", attending.asked, name="asked"),
    path(f"{P}<uuid:pk>/", attending.case, name="case"),
    path(f"{P}<uuid:pk>/invite/", attending.invite, name="invite"),
    path(f"{P}<uuid:pk>/ask/", attending.ask_agency, name="ask_agency"),
    path(f"{P}<uuid:pk>/asked/<uuid:asked>/withdraw/", attending.withdraw_request, name="withdraw_request"),
    path(f"{P}<uuid:pk>/minutes/", written.write_minutes, name="write_minutes"),
    path(f"{P}<uuid:pk>/words/", minutes.propose_words, name="propose_words"),
    path(f"{P}<uuid:pk>/words/<uuid:proposal>/", minutes.judge_words, name="judge_words"),
    path(f"{P}<uuid:pk>/dissent/", minutes.record_dissent, name="record_dissent"),
    path(f"{P}<uuid:pk>/here/", minutes.take_attendance, name="take_attendance"),
    path(f"{P}<uuid:pk>/action/", minutes.give_action, name="give_action"),
    path(f"{P}<uuid:pk>/disclosure/", minutes.propose_disclosure, name="propose_disclosure"),
    path(f"{P}<uuid:pk>/close/", minutes.close_case, name="close_case"),
    path(f"{P}<uuid:pk>/agree/", minutes.agree_minutes, name="agree_minutes"),
    path(f"{P}<uuid:pk>/circulate/", minutes.circulate_minutes, name="circulate_minutes"),
    path(f"{P}<uuid:pk>/receive/", minutes.receive_minutes, name="receive_minutes"),
    path(f"{P}<uuid:pk>/move/<slug:where>/", meetings.move_case, name="move_case"),
    path(f"{P}<uuid:pk>/off/", meetings.take_case_off, name="take_case_off"),
]
