"""The demonstration's pages."""

from django.urls import path

from lawburrows.demo import views

app_name = "demo"
urlpatterns = [path("demo/sign-in/", views.sign_in, name="sign_in")]
