"""The app that holds the look of every page."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "lawburrows.web"
    label = "web"
    verbose_name = "The look of every page"
