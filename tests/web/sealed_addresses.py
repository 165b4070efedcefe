"""The product's addresses as they are on a machine with TLS, where there are pages for passkeys too."""

from django.conf import settings
from django.urls import include, path

from congtam.config import urls
from congtam.web.signin.second_step import passkey_urlpatterns

urlpatterns = [*urls.urlpatterns, path(settings.WORK_PATH.lstrip("/"), include(passkey_urlpatterns))]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
