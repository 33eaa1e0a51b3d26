"""Addresses of what is due, of why, and of what a corrected rule had got wrong."""

from django.urls import path

from lawburrows.tasks import date_views, views

app_name = "tasks"
urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("people/<str:ref>/due/<slug:key>/why-not-yet/", views.why_not_yet, name="why_not_yet"),
    path("people/<str:ref>/due/<slug:key>/", date_views.why, name="why"),
    path("people/<str:ref>/due/<slug:key>/take-note/", date_views.take_note, name="take_note"),
    path("people/<str:ref>/corrections/<uuid:pk>/", date_views.deal_with, name="deal_with"),
    path("governance/corrections/", date_views.corrections, name="corrections"),
    path("my-people/", views.my_people, name="my_people"),
]
