"""Where each app is mounted."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("lawburrows.documents.urls")),
    path("", include("lawburrows.people.urls")),
]
