"""In and out."""

from django.urls import path

from lawburrows.exchange.views import comparing, loading, taking_out

app_name = "exchange"
urlpatterns = [
    path("load/", loading.load, name="load"),
    path("load/form/", loading.template, name="template"),
    path("load/<uuid:key>/", loading.batch, name="batch"),
    path("load/<uuid:key>/discard/", loading.discard, name="discard"),
    path("load/<uuid:key>/problems/", loading.problems, name="problems"),
    path("reconcile/", comparing.reconcile, name="reconcile"),
    path("reconcile/<uuid:key>/", comparing.comparison, name="comparison"),
    path("reconcile/<uuid:key>/differences/", comparing.differences, name="differences"),
    path("reconcile/<uuid:key>/to-key/", comparing.to_key, name="to_key"),
    path("export/", taking_out.export, name="export"),
    path("export/<uuid:token>/", taking_out.take, name="take"),
]
