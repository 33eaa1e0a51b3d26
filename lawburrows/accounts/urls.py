"""Users, postings, agencies and areas; the pages of signing in are in `signing_in`."""

from django.urls import path

from lawburrows.accounts import views

app_name = "accounts"
urlpatterns = [
    path("users/", views.users, name="users"),
    path("users/add/", views.add_user, name="add_user"),
    path("users/agreements/", views.agreements, name="agreements"),
    path("users/agreements/<slug:kind>/<uuid:key>/", views.answer_proposal, name="answer_proposal"),
    path("users/<uuid:key>/", views.user, name="user"),
    path("users/<uuid:key>/change/", views.change_user, name="change_user"),
    path("users/<uuid:key>/postings/add/", views.add_posting, name="add_posting"),
    path("users/<uuid:key>/first-link/", views.give_first_link, name="give_first_link"),
    path("users/<uuid:key>/begin/<str:token>/", views.begin, name="begin"),
    path("postings/<uuid:key>/end/", views.end_posting, name="end_posting"),
    path("agencies/", views.agencies, name="agencies"),
    path("agencies/add/", views.add_agency, name="add_agency"),
    path("agencies/<slug:key>/", views.change_agency, name="change_agency"),
    path("on-call/", views.on_call, name="on_call"),
    path("on-call/add/", views.add_on_call, name="add_on_call"),
    path("on-call/<uuid:key>/", views.change_on_call, name="change_on_call"),
    path("areas/", views.areas, name="areas"),
]
