"""Django's settings. An installation says what differs: CONGTAM_DATA, _DATABASE, _HOSTS, _TLS."""

import os

from congtam.config import database, places
from congtam.config.security import *  # noqa: F403 - the settings of that module belong here under their own names
from congtam.config.security import WORK_PATH

SECRET_KEY = places.secret_key()
DEBUG = os.environ.get("CONGTAM_DEBUG") == "1"
# Offices reach the machine by whatever name their network gives it; a reachable server names its hosts.
ALLOWED_HOSTS = os.environ.get("CONGTAM_HOSTS", "*").split(",")
TLS = os.environ.get("CONGTAM_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_PROXY_SSL_HEADER = None

INSTALLED_APPS = [
    "congtam.web.apps.WebConfig",
    "congtam.ballots.apps.BallotsConfig",
    "congtam.people.apps.PeopleConfig",
    "congtam.journal.apps.JournalConfig",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "congtam.config.urls"
WSGI_APPLICATION = "congtam.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = database.from_settings(
    os.environ.get("CONGTAM_DATABASE", ""), os.environ.get("CONGTAM_BOXES", ""), places.DATA
)
DATABASE_ROUTERS = ["congtam.ballots.storage.BoxRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing leaves the machine

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [places.LOCALE]
FORMAT_MODULE_PATH = ["congtam.config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = places.DATA / "static"
STATICFILES_DIRS = [places.ASSETS] if places.ASSETS.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = places.DATA / "files"

AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "signin"
LOGIN_REDIRECT_URL = WORK_PATH

# Signing in has our own pages; of allauth only the second step, passkeys and the list of sessions are used.
ACCOUNT_ADAPTER = "congtam.web.signin.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = TLS
MFA_TOTP_ISSUER = "Công Tâm"
USERSESSIONS_TRACK_ACTIVITY = True

AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # the journal keeps who signed in
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
