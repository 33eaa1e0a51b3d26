"""Addresses of what is due."""

from django.urls import path

from lawburrows.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("people/<str:ref>/work/<slug:key>/why-not-yet/", views.why_not_yet, name="why_not_yet"),
    path("my-people/", views.my_people, name="my_people"),
]
