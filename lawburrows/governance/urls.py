"""Addresses of the rule rows, of time limits and of editions of guidance."""

from django.urls import path

from lawburrows.governance.views import editions, figures, time_limits

app_name = "governance"
urlpatterns = [
    path("governance/", figures.rules, name="rules"),
    path("governance/propose/", figures.propose_figure, name="propose_figure"),
    path("governance/<uuid:pk>/agree/", figures.agree_figure, name="agree_figure"),
    path("governance/deadlines/", time_limits.deadlines, name="deadlines"),
    path("governance/deadlines/<slug:key>/propose/", time_limits.propose_time_limit, name="propose_time_limit"),
    path("governance/editions/", editions.editions, name="editions"),
    path("governance/editions/new/", editions.add_edition, name="add_edition"),
    path("governance/editions/<uuid:pk>/", editions.edition, name="edition"),
]
