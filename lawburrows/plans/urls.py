"""Addresses of plans and of the compartment of victims."""

from django.urls import path

from lawburrows.plans.views import giving, lifelong, pages, signing, victims, writing

app_name = "plans"
OF = "people/<str:ref>/plan/"
ONE = f"{OF}<uuid:pk>/"
LIFE = f"{OF}lifelong/<uuid:pk>/"
VICTIMS = "people/<str:ref>/plan/victims/"
urlpatterns = [
    path(OF, pages.plan, name="plan"),
    path(f"{OF}begin/", writing.begin_plan, name="begin_plan"),
    path(f"{OF}draft/", pages.draft, name="draft"),
    path(f"{OF}lifelong/", lifelong.lifelong, name="lifelong"),
    path(f"{LIFE}sent/", lifelong.record_sent, name="record_sent"),
    path(f"{LIFE}answer/", lifelong.record_answer, name="record_answer"),
    path(f"{LIFE}report/", lifelong.record_report, name="record_report"),
    path(VICTIMS, victims.victims, name="victims"),
    path(f"{VICTIMS}add/", victims.add_victim, name="add_victim"),
    path(f"{VICTIMS}<uuid:pk>/", victims.change_victim, name="change_victim"),
    path(f"{VICTIMS}<uuid:pk>/told/", victims.tell_victim, name="tell_victim"),
    path(ONE, pages.version, name="version"),
    path(f"{ONE}frame/", writing.set_frame, name="set_frame"),
    path(f"{ONE}ask/", signing.ask_for_signatures, name="ask_for_signatures"),
    path(f"{ONE}sign/", signing.sign_plan, name="sign_plan"),
    path(f"{ONE}take-back/", signing.take_back, name="take_back"),
    path(f"{ONE}read/", writing.read_parts, name="read_parts"),
    path(f"{ONE}set-aside/", writing.set_aside, name="set_aside"),
    path(f"{ONE}action/", giving.give_action, name="give_action"),
    path(f"{ONE}review/", signing.review_plan, name="review_plan"),
    path(f"{ONE}compare/<uuid:other>/", pages.compare, name="compare"),
    path(f"{ONE}add/<slug:what>/", writing.add_part, name="add_part"),
    path(f"{ONE}<slug:what>/<uuid:key>/", writing.change_part, name="change_part"),
    path(f"{ONE}<slug:what>/<uuid:key>/remove/", writing.remove_part, name="remove_part"),
]
