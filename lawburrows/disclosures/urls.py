"""Addresses of disclosures."""

from django.urls import path

from lawburrows.disclosures.views import acts, applications, pages, proposing

app_name = "disclosures"
ALL = "people/<str:ref>/disclosures/"
ONE = f"{ALL}<uuid:pk>/"
ASKED = "disclosure-applications/"
ASKED_ONE = f"{ASKED}<uuid:pk>/"
urlpatterns = [
    path(ASKED, applications.applications, name="applications"),
    path(f"{ASKED}new/", applications.take_application, name="take_application"),
    path(ASKED_ONE, applications.application, name="application"),
    path(f"{ASKED_ONE}checks/", applications.check_application, name="check_application"),
    path(f"{ASKED_ONE}seen/", applications.meet_applicant, name="meet_applicant"),
    path(f"{ASKED_ONE}match/", applications.match_application, name="match_application"),
    path(f"{ASKED_ONE}decide/", applications.decide_application, name="decide_application"),
    path(f"{ASKED_ONE}answer/", applications.answer_application, name="answer_application"),
    path(f"{ASKED_ONE}close/", applications.close_application, name="close_application"),
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
