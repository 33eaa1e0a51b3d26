"""Addresses of the strategic groups and the memoranda."""

from django.urls import path

from lawburrows.bodies import views

app_name = "bodies"
ONE = "strategic-groups/<uuid:pk>/"
urlpatterns = [
    path("strategic-groups/", views.bodies, name="bodies"),
    path("strategic-groups/new/", views.add_body, name="add_body"),
    path(ONE, views.body, name="body"),
    path(f"{ONE}members/new/", views.add_member, name="add_member"),
    path(f"{ONE}members/<uuid:one>/end/", views.end_member, name="end_member"),
    path(f"{ONE}meetings/new/", views.record_meeting, name="record_meeting"),
    path(f"{ONE}actions/new/", views.give_body_action, name="give_body_action"),
    path(f"{ONE}actions/<uuid:one>/end/", views.end_body_action, name="end_body_action"),
    path("memoranda/new/", views.file_memorandum, name="file_memorandum"),
    path("memoranda/<uuid:pk>/", views.memorandum, name="memorandum"),
    path("memoranda/<uuid:pk>/document/", views.memorandum_file, name="memorandum_file"),
]
