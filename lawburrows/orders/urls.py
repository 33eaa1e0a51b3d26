"""Addresses of convictions, orders, notifications, decisions and dates."""

from django.urls import path

from lawburrows.orders.views import acts, decisions, happenings, order, pages, restricted

app_name = "orders"
urlpatterns = [
    path("people/<str:ref>/convictions/", pages.convictions, name="convictions"),
    path("people/<str:ref>/convictions/new/", acts.record_conviction, name="record_conviction"),
    path("people/<str:ref>/convictions/<uuid:pk>/change/", acts.change_conviction, name="change_conviction"),
    path("people/<str:ref>/convictions/<uuid:pk>/withdraw/", acts.withdraw_conviction, name="withdraw_conviction"),
    path("people/<str:ref>/convictions/<uuid:pk>/disposals/new/", acts.record_disposal, name="record_disposal"),
    path("people/<str:ref>/orders/new/", order.record_order, name="record_order"),
    path("people/<str:ref>/orders/<uuid:pk>/", order.order, name="order"),
    path("people/<str:ref>/orders/<uuid:pk>/change/", acts.change_order, name="change_order"),
    path("people/<str:ref>/orders/<uuid:pk>/paper/", order.file_order_paper, name="file_order_paper"),
    path("people/<str:ref>/orders/<uuid:pk>/conditions/new/", order.add_conditions, name="add_conditions"),
    path("people/<str:ref>/conditions/<uuid:pk>/change/", order.change_condition, name="change_condition"),
    path("people/<str:ref>/orders/<uuid:pk>/happenings/new/", happenings.record_happening, name="record_happening"),
    path("people/<str:ref>/happenings/<uuid:pk>/withdraw/", happenings.withdraw_happening, name="withdraw_happening"),
    path("people/<str:ref>/orders/<uuid:pk>/consents/new/", restricted.ask_consent, name="ask_consent"),
    path("people/<str:ref>/consents/<uuid:pk>/answer/", restricted.answer_consent, name="answer_consent"),
    path("people/<str:ref>/orders/<uuid:pk>/leave/new/", restricted.record_leave, name="record_leave"),
    path("people/<str:ref>/leave/<uuid:pk>/end/", restricted.end_leave, name="end_leave"),
    path(
        "people/<str:ref>/orders/<uuid:pk>/care-meetings/new/",
        restricted.record_care_meeting,
        name="record_care_meeting",
    ),
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
