"""Addresses of serious incidents."""

from django.urls import path

from lawburrows.incidents.views import incidents, reviews, social_work

app_name = "incidents"
ONE = "people/<str:ref>/incidents/<uuid:pk>/"
RECOMMENDED = f"{ONE}recommendations/<uuid:one>/"
urlpatterns = [
    path("incidents/", incidents.incidents, name="incidents"),
    path("people/<str:ref>/incidents/new/", incidents.record_incident, name="record_incident"),
    path(ONE, incidents.incident, name="incident"),
    path(f"{ONE}change/", incidents.change_incident, name="change_incident"),
    path(f"{ONE}send/", incidents.send_report, name="send_report"),
    path(f"{ONE}pass-on/", incidents.pass_on_incident, name="pass_on_incident"),
    path(f"{ONE}not-sent/", incidents.withhold_report, name="withhold_report"),
    path(f"{ONE}chair/", incidents.view_report, name="view_report"),
    path(f"{ONE}decide/", incidents.decide_incident, name="decide_incident"),
    path(f"{ONE}other/", incidents.end_other_review, name="end_other_review"),
    path(f"{ONE}review/terms/", reviews.plan_review, name="plan_review"),
    path(f"{ONE}review/panel/new/", reviews.name_member, name="name_member"),
    path(f"{ONE}review/panel/<uuid:one>/end/", reviews.end_member, name="end_member"),
    path(f"{ONE}review/timeline/new/", reviews.add_event, name="add_event"),
    path(f"{ONE}review/findings/", reviews.write_findings, name="write_findings"),
    path(f"{ONE}review/hand-in/", reviews.hand_in_review, name="hand_in_review"),
    path(f"{ONE}review/publication/", reviews.decide_publication, name="decide_publication"),
    path(f"{ONE}recommendations/new/", reviews.add_recommendation, name="add_recommendation"),
    path(f"{RECOMMENDED}answer/", reviews.answer_recommendation, name="answer_recommendation"),
    path(f"{RECOMMENDED}action/", reviews.give_recommended_action, name="give_recommended_action"),
    path(f"{RECOMMENDED}done/", reviews.note_recommendation_done, name="note_recommendation_done"),
    path(f"{ONE}social-work/notify/", social_work.notify_inspectorate, name="notify_inspectorate"),
    path(f"{ONE}social-work/none/", social_work.refuse_social_work, name="refuse_social_work"),
    path(f"{ONE}social-work/send/", social_work.send_social_work, name="send_social_work"),
    path(f"{ONE}social-work/reply/", social_work.note_reply, name="note_reply"),
    path(f"{ONE}social-work/end/", social_work.end_social_work, name="end_social_work"),
]
