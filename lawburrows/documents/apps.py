"""Reads every app's sheets at the start, so that two sheets with one key stop it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DocumentsConfig(AppConfig):
    name = "lawburrows.documents"
    label = "documents"
    verbose_name = "Documents"

    def ready(self) -> None:
        autodiscover_modules("documents")
