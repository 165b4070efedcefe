"""Django's settings. An installation says what differs: CONGTAM_DATA, _DATABASE, _HOSTS, _TLS."""

import os

from congtam.config import database, errors, places
from congtam.config.security import *  # noqa: F403 - the settings of that module belong here under their own names
from congtam.config.security import WORK_PATH

SECRET_KEY = places.secret_key()
DEBUG = os.environ.get("CONGTAM_DEBUG") == "1"
# Offices reach the machine by whatever name their network gives it; a reachable server names its hosts.
ALLOWED_HOSTS = os.environ.get("CONGTAM_HOSTS", "*").split(",")
TLS = os.environ.get("CONGTAM_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_PROXY_SSL_HEADER = None
# A browser takes it from an encrypted page alone, and calls it an error on every other.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if TLS else None

SCREENS = [
    "base",
    "home",
    "tasks",
    "campaign",
    "packs",
    "signin",
    "units",
    "persons",
    "roster",
    "access",
    "logbook",
    "machine",
    "voting",
    "sheets",
    "reviews",
    "comments",
    "commitments",
    "remedies",
    "meetings",
    "polls",
    "settling",
    "facts",
    "results",
    "workdays",
]
INSTALLED_APPS = [
    *(f"congtam.web.{screen}" for screen in SCREENS),
    "congtam.meetings.apps.MeetingsConfig",
    "congtam.remedies.apps.RemediesConfig",
    "congtam.commitments.apps.CommitmentsConfig",
    "congtam.comments.apps.CommentsConfig",
    "congtam.drafts.apps.DraftsConfig",
    "congtam.reviews.apps.ReviewsConfig",
    "congtam.sheets.apps.SheetsConfig",
    "congtam.campaigns.apps.CampaignsConfig",
    "congtam.jobs.apps.JobsConfig",
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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "congtam.web.base.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "congtam.web.base.methods.explained",
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
                "congtam.web.base.context.frame",
            ],
        },
    }
]

DATABASES = database.from_settings(
    os.environ.get("CONGTAM_DATABASE", ""), os.environ.get("CONGTAM_BOXES", ""), places.DATA
)
DATABASE_ROUTERS = ["congtam.ballots.storage.BoxRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = errors.LOGGING
JOBS_AT_ONCE = False  # long work is done by a process of its own (serving/working.py)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a roll of thousands is ticked on one page
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing leaves the machine

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [places.LOCALE]
FORMAT_MODULE_PATH = ["congtam.config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = places.DATA / "static"
FONTS_BROUGHT = (places.ASSETS / "fonts" / "fonts.css").is_file()
STATICFILES_DIRS = [places.ASSETS] if FONTS_BROUGHT else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = places.DATA / "files"
EVIDENCE_SCANNER = os.environ.get("CONGTAM_SCAN", "")  # a program that is given a file: 0 clean, 1 a virus
DATA_FOLDER = places.DATA

AUTH_USER_MODEL = "people.Account"
LOGIN_URL = "signin:sign_in"
LOGIN_REDIRECT_URL = WORK_PATH

# Signing in has our own pages; of allauth only the second step, passkeys and the list of sessions are used.
ACCOUNT_ADAPTER = "congtam.web.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = TLS
MFA_TOTP_ISSUER = "Công Tâm"
MFA_ADAPTER = "congtam.web.signin.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "congtam.web.signin.forms.SecondStepForm",
    "reauthenticate": "congtam.web.signin.forms.SecondAgainForm",
    "activate_totp": "congtam.web.signin.forms.TurnOnForm",
}
ACCOUNT_FORMS = {"reauthenticate": "congtam.web.signin.forms.PasswordAgainForm"}

AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # the journal keeps who signed in
# Our pages say themselves that somebody is locked out (W002); one name from one machine is meant (W006).
SILENCED_SYSTEM_CHECKS = ["axes.W002", "axes.W006"]
