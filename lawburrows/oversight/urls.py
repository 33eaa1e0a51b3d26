"""Addresses of oversight."""

from django.urls import path

from lawburrows.oversight import views

app_name = "oversight"
urlpatterns = [path("audit/", views.audit_log, name="audit_log")]
