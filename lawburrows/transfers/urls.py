"""Addresses of exit and transfer."""

from django.urls import path

from lawburrows.transfers.views import exits

app_name = "transfers"
EXIT = "people/<str:ref>/exit/"
urlpatterns = [
    path(EXIT, exits.exit_page, name="exit"),
    path(f"{EXIT}decide/", exits.close_case, name="close_case"),
    path(f"{EXIT}open-again/", exits.open_case_again, name="open_case_again"),
]
