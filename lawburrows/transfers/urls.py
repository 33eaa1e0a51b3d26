"""Addresses of exit and transfer."""

from django.urls import path

from lawburrows.transfers.views import exits, hand_offs, transfers

app_name = "transfers"
EXIT = "people/<str:ref>/exit/"
MOVE = "people/<str:ref>/transfers/"
ONE = f"{MOVE}<uuid:pk>/"
BEYOND = f"{MOVE}beyond-scotland/"
urlpatterns = [
    path("retention-reviews/", exits.retention_reviews, name="retention_reviews"),
    path(EXIT, exits.exit_page, name="exit"),
    path(f"{EXIT}decide/", exits.close_case, name="close_case"),
    path(f"{EXIT}open-again/", exits.open_case_again, name="open_case_again"),
    path(MOVE, transfers.transfers, name="transfers"),
    path(f"{MOVE}new/", transfers.offer_transfer, name="offer_transfer"),
    path(ONE, transfers.transfer, name="transfer"),
    path(f"{ONE}refuse/", transfers.refuse_transfer, name="refuse_transfer"),
    path(f"{ONE}decide/", transfers.decide_transfer, name="decide_transfer"),
    path(f"{BEYOND}new/", hand_offs.prepare_hand_off, name="prepare_hand_off"),
    path(f"{BEYOND}<uuid:pk>/send/", hand_offs.send_hand_off, name="send_hand_off"),
    path(f"{BEYOND}<uuid:pk>/receipt/", hand_offs.note_receipt, name="note_receipt"),
    path(f"{BEYOND}<uuid:pk>/withdraw/", hand_offs.withdraw_hand_off, name="withdraw_hand_off"),
]
