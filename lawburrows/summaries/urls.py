"""Addresses of executive summaries: each is of one case of a meeting."""

from django.urls import path

from lawburrows.summaries import views

app_name = "summaries"
P = "people/<str:ref>/executive-summary/<uuid:pk>/"
urlpatterns = [
    path(P, views.executive_summary, name="executive_summary"),
    path(f"{P}write/", views.write_summary, name="write_summary"),
    path(f"{P}send/", views.send_summary, name="send_summary"),
    path(f"{P}judge/", views.judge_summary, name="judge_summary"),
]
