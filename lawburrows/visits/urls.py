"""Addresses of visits, contacts and referrals."""

from django.urls import path

from lawburrows.visits.views import acts, pages, protection

app_name = "visits"
urlpatterns = [
    path("people/<str:ref>/visits/", pages.visits, name="visits"),
    path("people/<str:ref>/visits/brief/", pages.brief, name="brief"),
    path("people/<str:ref>/visits/plan/", acts.plan_visit, name="plan_visit"),
    path("people/<str:ref>/visits/plans/<uuid:pk>/cancel/", acts.cancel_visit, name="cancel_visit"),
    path("people/<str:ref>/visits/new/", acts.record_visit, name="record_visit"),
    path("people/<str:ref>/visits/<uuid:pk>/", pages.visit, name="visit"),
    path("people/<str:ref>/visits/<uuid:pk>/correct-visit/", acts.correct_visit, name="correct_visit"),
    path("people/<str:ref>/visits/<uuid:pk>/sign/", acts.sign_visit, name="sign_visit"),
    path("people/<str:ref>/protection/new/", protection.refer, name="refer"),
    path("people/<str:ref>/protection/<uuid:pk>/", protection.receive_referral, name="receive_referral"),
    path("people/<str:ref>/protection/<uuid:pk>/receipt/", protection.note_receipt, name="note_receipt"),
    path("protection/", protection.protection_referrals, name="protection_referrals"),
]
