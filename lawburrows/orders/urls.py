"""Addresses of convictions, orders, notifications, decisions and dates."""

from django.urls import path

from lawburrows.orders.views import acts, decisions, pages

app_name = "orders"
urlpatterns = [
    path("people/<str:ref>/convictions/", pages.convictions, name="convictions"),
    path("people/<str:ref>/convictions/new/", acts.record_conviction, name="record_conviction"),
    path("people/<str:ref>/convictions/<uuid:pk>/change/", acts.change_conviction, name="change_conviction"),
    path("people/<str:ref>/convictions/<uuid:pk>/disposals/new/", acts.record_disposal, name="record_disposal"),
    path("people/<str:ref>/orders/new/", acts.record_order, name="record_order"),
    path("people/<str:ref>/orders/<uuid:pk>/change/", acts.change_order, name="change_order"),
    path("people/<str:ref>/notifications/new/", acts.record_notification, name="record_notification"),
    path("people/<str:ref>/notifications/<uuid:pk>/change/", acts.change_notification, name="change_notification"),
    path(
        "people/<str:ref>/notifications/<uuid:pk>/withdraw/", acts.withdraw_notification, name="withdraw_notification"
    ),
    path("people/<str:ref>/absences/new/", acts.record_absence, name="record_absence"),
    path("people/<str:ref>/absences/<uuid:pk>/end/", acts.end_absence, name="end_absence"),
    path("people/<str:ref>/category/decide/", decisions.decide_category, name="decide_category"),
    path("people/<str:ref>/level/decide/", decisions.decide_level, name="decide_level"),
    path("people/<str:ref>/harm/decide/", decisions.decide_harm, name="decide_harm"),
    path("people/<str:ref>/dates/", pages.dates, name="dates"),
    path("people/<str:ref>/dates/<slug:key>/", pages.why, name="why"),
]
