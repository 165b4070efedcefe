"""The product's settings as the tests run them: a data folder of their own, the database asked for."""

import os
import tempfile

os.environ["CONGTAM_DATA"] = tempfile.mkdtemp(prefix="congtam-tests-")
if os.environ.get("CONGTAM_TEST_DATABASE") == "postgresql":
    from tests import postgres

    os.environ["CONGTAM_DATABASE"] = postgres.address()

from congtam.config import database
from congtam.config.settings import *  # noqa: F403
from congtam.config.settings import DATABASES, STORAGES

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # a real one would slow every sign-in down
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
JOBS_AT_ONCE = True  # no other process works beside a test
WHITENOISE_AUTOREFRESH = True
database.PRAGMAS += " PRAGMA synchronous=OFF;"  # no test cuts the power: nothing waits for the disk
if not os.environ.get("CONGTAM_DATABASE"):
    # A file, as in an office: in memory, connections would share one cache and lock each other out.
    for name, each in DATABASES.items():
        each["TEST"] = {"NAME": os.path.join(os.environ["CONGTAM_DATA"], f"test-{name}.sqlite3")}  # noqa: PTH118
        each["OPTIONS"]["init_command"] = database.PRAGMAS
