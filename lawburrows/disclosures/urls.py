"""Addresses of disclosures."""

from django.urls import path

from lawburrows.disclosures.views import acts, pages, proposing

app_name = "disclosures"
ALL = "people/<str:ref>/disclosures/"
ONE = f"{ALL}<uuid:pk>/"
urlpatterns = [
    path(ALL, pages.disclosures, name="disclosures"),
    path(f"{ALL}new/", proposing.propose_disclosure, name="propose_disclosure"),
    path(f"{ALL}told-at-once/", proposing.told_at_once, name="told_at_once"),
    path(ONE, pages.disclosure, name="disclosure"),
    path(f"{ONE}test/", acts.write_test, name="write_test"),
    path(f"{ONE}send/", acts.send_disclosure, name="send_disclosure"),
    path(f"{ONE}decide/", acts.decide_disclosure, name="decide_disclosure"),
    path(f"{ONE}tell/", acts.tell_disclosure, name="tell_disclosure"),
    path(f"{ONE}not-told/", acts.give_up_disclosure, name="give_up_disclosure"),
    path(f"{ONE}outcome/", acts.record_outcome, name="record_outcome"),
    path(f"{ONE}withdraw/", acts.withdraw_disclosure, name="withdraw_disclosure"),
]
