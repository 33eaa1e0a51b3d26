"""The product's settings, with a clock round each request and one page more."""

from lawburrows.settings import *
from lawburrows.settings import MIDDLEWARE

MIDDLEWARE = ["bench.site.timed", *MIDDLEWARE]
ROOT_URLCONF = "bench.urls"
WSGI_APPLICATION = "bench.site.application"
