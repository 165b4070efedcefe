"""The root addresses. Signed-in work stands under one path, apart from ballots (see config/security.py)."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
