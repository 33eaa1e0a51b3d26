"""The product's addresses with the demonstration's own, as they are mounted in a demonstration."""

from django.urls import include, path

from lawburrows import urls

urlpatterns = [path("", include("lawburrows.demo.urls")), *urls.urlpatterns]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500
