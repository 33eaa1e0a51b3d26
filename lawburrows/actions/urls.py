"""Addresses of actions."""

from django.urls import path

from lawburrows.actions import views

app_name = "actions"
urlpatterns = [
    path("people/<str:ref>/actions/", views.actions, name="actions"),
    path("people/<str:ref>/actions/new/", views.give_action, name="give_action"),
    path("people/<str:ref>/actions/<uuid:pk>/", views.action, name="action"),
    path("people/<str:ref>/actions/<uuid:pk>/outcome/", views.report_outcome, name="report_outcome"),
    path("people/<str:ref>/actions/<uuid:pk>/answer/", views.accept_outcome, name="accept_outcome"),
    path("people/<str:ref>/actions/<uuid:pk>/change-action/", views.change_action, name="change_action"),
]
