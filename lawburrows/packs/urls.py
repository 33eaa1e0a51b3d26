"""Addresses of packs, all of one meeting; whose pack it is, who is signed in says."""

from django.urls import path

from lawburrows.packs import views

app_name = "packs"
M = "meetings/<uuid:pk>/"
urlpatterns = [
    path(f"{M}packs/", views.packs, name="packs"),
    path(f"{M}packs/make/", views.make_packs, name="make_packs"),
    path(f"{M}pack/", views.my_pack, name="my_pack"),
    path(f"{M}pack/confidential/", views.acknowledge_pack, name="acknowledge_pack"),
    path(f"{M}pack/open/", views.open_pack, name="open_pack"),
]
