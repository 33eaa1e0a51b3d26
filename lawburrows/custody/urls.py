"""Addresses of custody and handovers."""

from django.urls import path

from lawburrows.custody.views import handovers, stays

app_name = "custody"
HERE = "people/<str:ref>/custody/"
ONE = f"{HERE}handovers/<uuid:pk>/"
urlpatterns = [
    path(HERE, stays.custody, name="custody"),
    path(f"{HERE}admissions/new/", stays.record_admission, name="record_admission"),
    path(f"{HERE}transfers/new/", stays.record_transfer, name="record_transfer"),
    path(f"{HERE}release/", stays.record_release, name="record_release"),
    path(f"{HERE}dates/new/", stays.record_told_date, name="record_told_date"),
    path(f"{HERE}steps/new/", stays.record_step, name="record_step"),
    path(f"{HERE}handovers/new/", handovers.propose_handover, name="propose_handover"),
    path(ONE, handovers.handover, name="handover"),
    path(f"{ONE}accept/", handovers.accept_handover, name="accept_handover"),
    path(f"{ONE}refuse/", handovers.refuse_handover, name="refuse_handover"),
    path(f"{ONE}withdraw/", handovers.withdraw_handover, name="withdraw_handover"),
    path("handovers/", handovers.handovers, name="handovers"),
]
