"""Settings of a real server in a test: as in an office, but that everything which can be logged is logged."""

import os

from congtam.config.settings import *  # noqa: F403
from congtam.config.settings import SESSION_COOKIE_PATH, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # as the tests write them
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"level": "DEBUG", "handlers": ["console"]},
    "loggers": {"django": {"level": "DEBUG", "handlers": [], "propagate": True}},
}
SESSION_COOKIE_PATH = os.environ.get("CONGTAM_TEST_COOKIE_PATH", SESSION_COOKIE_PATH)
