"""Addresses of visits, contacts and referrals."""

from django.urls import path

from lawburrows.visits.views import acts, offline, pages, protection

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
    path("visits/offline/", offline.offline, name="offline"),
    path("visits/offline/manifest.webmanifest", offline.manifest, name="manifest"),
    path("visits/offline/worker.js", offline.worker, name="worker"),
    path("visits/offline/standing/", offline.standing, name="standing"),
    path("visits/offline/people/", offline.people, name="people"),
    path("visits/offline/device/", offline.add_device, name="add_device"),
    path("visits/offline/briefs/", offline.take_briefs, name="take_briefs"),
    path("visits/offline/drafts/", offline.send_draft, name="send_draft"),
    path("visits/devices/", offline.offline_devices, name="offline_devices"),
    path("visits/devices/<uuid:pk>/forget/", offline.forget_device, name="forget_device"),
    path("protection/", protection.protection_referrals, name="protection_referrals"),
]
