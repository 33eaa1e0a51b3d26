"""The addresses of signing in and of one's own second factors: allauth's, without sign-up, e-mail and reset by mail."""

from allauth.account import views
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    # Allauth sends here whoever has no password, which is a persona of the demonstration: there is none to change.
    path("password/none/", RedirectView.as_view(pattern_name="mfa_index"), name="account_set_password"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
