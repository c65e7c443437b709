"""Settings, from the environment only. ``docs/guides/configuration.md`` lists every variable."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cartable.config.environment import Environment

ENV = Environment.read(os.environ)

DATA_DIR: Path = ENV.data_dir
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.trusted_origins
CAMPUS_NAME = ENV.campus_name
DEMO = ENV.demo

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "rules",
    "csp",
    "django_filters",
    "django_tables2",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "cartable.kernel.search",
    "cartable.kernel.audit",
    "cartable.kernel.outbox",
    "cartable.kernel.jobs",
    "cartable.kernel.files",
    "cartable.kernel.cache",
    "cartable.ui",
    "cartable.engines.people",
    "cartable.engines.places",
    "cartable.engines.calendar",
    "cartable.engines.access",
    "cartable.engines.catalogue",
    "cartable.engines.registration",
    "cartable.engines.timetable",
    "cartable.connectors.doors",
    "cartable.connectors.ldap",
    "cartable.portal",
]

MIDDLEWARE = [
    "cartable.config.middleware.RequestNumber",
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
    "cartable.kernel.audit.middleware.ActorMiddleware",
    "cartable.config.middleware.NoNul",
    "cartable.config.middleware.BodyLimit",
    "cartable.config.middleware.ProblemMiddleware",
    "cartable.engines.access.web.accounts.gates.AccountGates",  # last: what wants a strong sign-in is led there first
]

CSRF_FAILURE_VIEW = "cartable.config.problem_pages.form_expired"
ROOT_URLCONF = "cartable.config.urls"
WSGI_APPLICATION = "cartable.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cartable.ui.context.page_frame",
                "cartable.config.demonstration.demo_doors",
            ],
        },
    },
]

DATABASES = {"default": ENV.database}
CONN_MAX_AGE = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kernel_cache"},
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
# Length, a known name, a known password: no kind of character, no expiry.
SIGN_IN_RULES = "cartable.engines.access.domain.accounts.passwords.validators"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{SIGN_IN_RULES}.LengthValidator"},
    {"NAME": f"{SIGN_IN_RULES}.GuessValidator"},
    {"NAME": f"{SIGN_IN_RULES}.OwnNamesValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": f"{SIGN_IN_RULES}.BreachedValidator"},
]
BREACHED_PASSWORDS = ENV.breached_passwords
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ACCOUNT_ADAPTER = "cartable.config.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_SESSION_REMEMBER = False
# By address (a whole lecture theatre may sit behind one); five failures close a name ("key") for five minutes.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "60/m/ip,5/5m/key"}
#: One-time codes: those typed, and those asked for by mail.
CODE_RATE_LIMITS = {"code": "60/m/ip,10/5m/key", "recovery": "20/m/ip,3/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = False
MFA_ADAPTER = "cartable.config.sign_in.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = CAMPUS_NAME
#: As signing in by password: a whole lecture theatre may sit behind one address.
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
FORMS_OF_FACTORS = "cartable.config.factor_forms"
MFA_FORMS = {
    "authenticate": f"{FORMS_OF_FACTORS}.Authenticate",
    "reauthenticate": f"{FORMS_OF_FACTORS}.Reauthenticate",
    "activate_totp": f"{FORMS_OF_FACTORS}.ActivateApp",
    "add_webauthn": f"{FORMS_OF_FACTORS}.AddPasskey",
    "edit_webauthn": f"{FORMS_OF_FACTORS}.RenamePasskey",
}
ACCOUNT_FORMS = {"change_password": f"{FORMS_OF_FACTORS}.ChangePassword"}
# Without a server to send it through, mail is written in a folder: nothing leaves a demonstration.
CAN_SEND_MAIL = bool(ENV.mail) or DEMO
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mails"
globals().update(ENV.mail)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parent / "locale", Path(__file__).parents[1] / "kernel" / "locale"]
USE_I18N = True
TIME_ZONE = ENV.time_zone
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENV.plain_static
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "files"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "cartable_session"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request": {"()": "cartable.config.middleware.WithRequestNumber"},
        "secrets": {"()": "cartable.config.logs.WithoutSecrets"},
    },
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_number)s] %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request", "secrets"]}},
    "root": {"handlers": ["stderr"], "level": ENV.log_level},
}
