"""The addresses of documents."""

from django.urls import path

from lawburrows.documents import views

app_name = "documents"
urlpatterns = [
    path("people/<str:ref>/documents/", views.files, name="files"),
    path("people/<str:ref>/documents/add/", views.add_file, name="add_file"),
    path("people/<str:ref>/documents/print/", views.print_request, name="print_request"),
    path("people/<str:ref>/documents/print/<uuid:asked>/", views.print_progress, name="print_progress"),
    path("people/<str:ref>/documents/<uuid:file>/", views.open_file, name="open_file"),
]
