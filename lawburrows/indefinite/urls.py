"""Addresses of reviews of indefinite requirements."""

from django.urls import path

from lawburrows.indefinite.views import acts, pages

app_name = "indefinite"
HERE = "people/<str:ref>/review/"
ONE = f"{HERE}<uuid:pk>/"
urlpatterns = [
    path("reviews-due/", pages.radar, name="radar"),
    path(HERE, pages.review, name="review"),
    path(f"{HERE}begin/", acts.begin, name="begin"),
    path(f"{ONE}comment/", acts.comment, name="comment"),
    path(f"{ONE}ready/", acts.finish, name="finish"),
    path(f"{ONE}prepare/", acts.prepare, name="prepare"),
    path(f"{ONE}decide/", acts.decide, name="decide"),
    path(f"{ONE}serve/", acts.serve, name="serve"),
    path(f"{ONE}court/", acts.lodge, name="lodge"),
    path(f"{ONE}court/<uuid:step>/", acts.judge, name="judge"),
]
