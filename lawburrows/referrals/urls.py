"""Addresses of notifications and referrals, the coordinator's desk, and forms for bodies outside."""

from django.urls import path

from lawburrows.referrals.views import acts, outside, pages

app_name = "referrals"
HERE = "people/<str:ref>/referrals/"
ONE = f"{HERE}<uuid:pk>/"
urlpatterns = [
    path("mappa-referrals/", pages.desk, name="desk"),
    path(f"{HERE}notify/", acts.notify, name="notify"),
    path(f"{HERE}refer/", acts.refer, name="refer"),
    path(f"{HERE}outside/<slug:form>/", outside.tell_outside, name="tell_outside"),
    path(f"{HERE}told/<uuid:pk>/", pages.told, name="told"),
    path(ONE, pages.referral, name="referral"),
    path(f"{ONE}change/", acts.change_referral, name="change_referral"),
    path(f"{ONE}send/", acts.send_referral, name="send_referral"),
    path(f"{ONE}withdraw/", acts.withdraw_referral, name="withdraw_referral"),
    path(f"{ONE}accept/", acts.accept_referral, name="accept_referral"),
    path(f"{ONE}return/", acts.return_referral, name="return_referral"),
    path(f"{ONE}refuse/", acts.refuse_referral, name="refuse_referral"),
]
