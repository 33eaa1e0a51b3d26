"""What the measured server has more than the product: a clock, and a signed-in page that does one indexed SELECT."""

import os
import time

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpResponse

from bench.driving import TIME

# Sign-in, identity and one transaction as on every page; then one row by its primary key.
FLOOR = "SELECT name FROM access_user WHERE id = %s"


def timed(get_response):
    """Say in a header how long the product had the request."""

    def middleware(request):
        began = time.perf_counter()
        response = get_response(request)
        response[TIME] = f"{(time.perf_counter() - began) * 1000:.3f}"
        return response

    return middleware


def floor(request):
    """The least that a signed-in page can do."""
    with connection.cursor() as cursor:
        cursor.execute(FLOOR, [request.user.pk])
        [name] = cursor.fetchone()
    return HttpResponse(name, content_type="text/plain")


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
application = get_wsgi_application()
