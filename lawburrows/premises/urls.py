"""Addresses of the assessment of addresses, of parts asked for, and of sensitive places."""

from django.urls import path

from lawburrows.premises.views import asking, deciding, pages, places, situating

app_name = "premises"
OF = "people/<str:ref>/premises/"
ONE = f"{OF}<uuid:pk>/"
urlpatterns = [
    path("premises/asked/", pages.asked_of_me, name="asked_of_me"),
    path("premises/parts/<uuid:pk>/", asking.write_part, name="write_part"),
    path("premises/places/", places.places, name="places"),
    path("premises/places/add/", places.add_place, name="add_place"),
    path("premises/places/bring/", places.bring_places, name="bring_places"),
    path("premises/places/brought/<uuid:pk>/", places.take_places, name="take_places"),
    path("premises/places/<uuid:pk>/close/", places.close_place, name="close_place"),
    path(OF, pages.premises, name="premises"),
    path(f"{OF}ask/", asking.ask_for_assessment, name="ask_for_assessment"),
    path(f"{OF}asked/", pages.asked, name="asked"),
    path(ONE, pages.one, name="one"),
    path(f"{ONE}again/", asking.ask_again, name="ask_again"),
    path(f"{ONE}part/", asking.ask_part, name="ask_part"),
    path(f"{ONE}part/<uuid:part>/withdraw/", asking.withdraw_part, name="withdraw_part"),
    path(f"{ONE}decide/", deciding.decide_assessment, name="decide_assessment"),
    path(f"{ONE}skip/", deciding.skip_review, name="skip_review"),
    path(f"{ONE}stop/", deciding.stop_assessing, name="stop_assessing"),
    path(f"{ONE}action/<int:number>/", deciding.give_action, name="give_action"),
    path(f"{ONE}position/", situating.set_position, name="set_position"),
    path(f"{ONE}photograph/", situating.add_picture, name="add_picture"),
    path(f"{ONE}moved-in/", situating.move_in, name="move_in"),
]
