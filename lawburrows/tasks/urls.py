"""Addresses of what is due."""

from django.urls import path

from lawburrows.tasks import views

app_name = "tasks"
urlpatterns = [
    path("", views.my_work, name="my_work"),
    path("my-people/", views.my_people, name="my_people"),
]
