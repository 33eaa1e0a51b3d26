"""Addresses of the rule rows."""

from django.urls import path

from lawburrows.governance import views

app_name = "governance"
urlpatterns = [
    path("governance/", views.rules, name="rules"),
    path("governance/propose/", views.propose_figure, name="propose_figure"),
    path("governance/<uuid:pk>/agree/", views.agree_figure, name="agree_figure"),
]
