from django.urls import URLPattern

app_name = "settling"
urlpatterns: list[URLPattern] = []
