from django.urls import URLPattern

app_name = "machine"
urlpatterns: list[URLPattern] = []
