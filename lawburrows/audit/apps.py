"""Reads every app's acts at the start, so that two acts with one key stop it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    name = "lawburrows.audit"
    label = "audit"
    verbose_name = "The trail"

    def ready(self) -> None:
        autodiscover_modules("acts")
