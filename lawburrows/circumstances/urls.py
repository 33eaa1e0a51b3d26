"""Addresses of changes of circumstances."""

from django.urls import path

from lawburrows.circumstances import views

app_name = "circumstances"
urlpatterns = [
    path("people/<str:ref>/changed/", views.changed, name="changed"),
    path("people/<str:ref>/changed/<slug:what>/", views.record_change, name="record_change"),
    path("people/<str:ref>/changes/", views.changes, name="changes"),
    path("people/<str:ref>/changes/<uuid:key>/deal-with/", views.deal_with_call, name="deal_with_call"),
    path("people/<str:ref>/adult-pathway/", views.decide_adult_pathway, name="decide_adult_pathway"),
]
