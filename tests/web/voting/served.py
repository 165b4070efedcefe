"""Settings of a real server in a test: as in an office, but that everything which can be logged is logged."""

from congtam.config.settings import *  # noqa: F403
from congtam.config.settings import STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"level": "DEBUG", "handlers": ["console"]},
    "loggers": {"django": {"level": "DEBUG", "handlers": [], "propagate": True}},
}
