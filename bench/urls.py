"""The product's addresses, and the page to which all others are compared."""

from django.urls import path

from bench.site import floor
from lawburrows.urls import handler400, handler403, handler404, handler500, urlpatterns

urlpatterns = [path("bench/floor/", floor, name="bench_floor"), *urlpatterns]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
