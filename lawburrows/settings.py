"""Every setting, from the environment; an unknown or malformed value stops the start."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from lawburrows.web.csp import CSP_DIRECTIVES

CLONE = Path(__file__).resolve().parent.parent

# name: (default, what it is for). A default of None must be given, except where no secret is ever used.
KNOWN = {
    "LAWBURROWS_LOGIN": ("web", "database login of this process: web, worker, sealer, migrator, backup or test"),
    "LAWBURROWS_SECRET_KEY": ("", "signs sessions; 40 characters or more"),
    "LAWBURROWS_SEARCH_KEY": ("", "keys the search tokens"),
    "LAWBURROWS_FIELD_KEYS": ("", "encrypt identifiers; several with commas, the first encrypts"),
    "LAWBURROWS_DATA": (str(CLONE / "var"), "folder for uploads, witnesses and keys"),
    "LAWBURROWS_HOSTS": ("localhost,127.0.0.1", "host names that are answered, with commas"),
    "LAWBURROWS_DEMO": ("no", "yes mounts the demonstration's sign-in; only on loopback with the embedded database"),
    "LAWBURROWS_HTTPS": ("no", "yes when a proxy with TLS stands in front"),
    "LAWBURROWS_MAIL": ("off", "off, console or smtp: how the mail goes out that says how much is due"),
    "LAWBURROWS_MAIL_FROM": ("", "the address from which mail is sent"),
    "LAWBURROWS_MAIL_SERVER": ("", "smtp://user:password@host:587 (STARTTLS) or smtps://…:465"),
    "LAWBURROWS_EMBEDDED": ("no", "yes is set by the front door when it started the database itself"),
}


def _read(name: str) -> str:
    return os.environ.get(name, KNOWN[name][0])


def _yes(name: str) -> bool:
    value = _read(name)
    if value not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be yes or no")
    return value == "yes"


if unknown := [name for name in os.environ if name.startswith("LAWBURROWS_") and name not in KNOWN]:
    raise ImproperlyConfigured(f"unknown settings in the environment: {', '.join(sorted(unknown))}")

LOGINS = ("web", "worker", "sealer", "migrator", "backup", "test")
LOGIN = _read("LAWBURROWS_LOGIN")
if LOGIN not in LOGINS:
    raise ImproperlyConfigured(f"LAWBURROWS_LOGIN is {LOGIN!r}, which is no login")
addressed = [name for name in os.environ if name.startswith("DATABASE_URL_") and os.environ[name]]
if unknown := [name for name in addressed if name.removeprefix("DATABASE_URL_").lower() not in LOGINS]:
    raise ImproperlyConfigured(f"addresses of no login in the environment: {', '.join(sorted(unknown))}")
if addressed and f"DATABASE_URL_{LOGIN.upper()}" not in addressed:
    # Each machine knows the logins of its own processes alone; but a process without its own would answer nothing.
    raise ImproperlyConfigured(f"DATABASE_URL_{LOGIN.upper()} is missing, and LAWBURROWS_LOGIN is {LOGIN}")


def _database(login: str) -> dict:
    address = os.environ.get(f"DATABASE_URL_{login.upper()}", "")
    if not address:
        return {"ENGINE": "django.db.backends.postgresql", "NAME": "unset"}
    malformed = ImproperlyConfigured(
        f"DATABASE_URL_{login.upper()} is no postgresql:// address with a database name; "
        "in a user name and a password, @ : / % # and ? are written in percent"
    )
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise malformed from None  # without the address, in which a password stands
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise malformed
    host = parts.netloc.rpartition("@")[2]
    socket = unquote(host.partition(":")[0]) if host.upper().startswith("%2F") else ""
    # Both take another role than they log in with: the migrator the owner's, a test the pages'.
    role = {"migrator": "lawburrows_owner", "test": "lawburrows_web"}.get(login)
    return {
        "ENGINE": "django.db.backends.postgresql" if login == "migrator" else "lawburrows.database",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": socket or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query))  # sslmode and its like
        | ({"options": f"-c role={role}"} if role else {})
        # The migrator sends several commands at once, which cannot be prepared.
        | ({} if login == "migrator" else {"server_side_binding": True}),
    }


DATABASES = {"default": _database(LOGIN)}

SECRET_KEY = _read("LAWBURROWS_SECRET_KEY") or "only-for-commands-that-sign-nothing"
SEARCH_KEY = _read("LAWBURROWS_SEARCH_KEY")
FIELD_KEYS = [key for key in _read("LAWBURROWS_FIELD_KEYS").split(",") if key]
DATA = Path(_read("LAWBURROWS_DATA"))
ALLOWED_HOSTS = [host for host in _read("LAWBURROWS_HOSTS").split(",") if host]
DEMO = _yes("LAWBURROWS_DEMO")
HTTPS = _yes("LAWBURROWS_HTTPS")
EMBEDDED = _yes("LAWBURROWS_EMBEDDED")
if DEMO and not (EMBEDDED and set(ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "testserver"}):
    raise ImproperlyConfigured("the demonstration runs only on loopback with the embedded database")
if (
    DATABASES["default"]["NAME"] != "unset"
    and LOGIN in {"web", "worker"}
    and not (len(SECRET_KEY) >= 40 and SEARCH_KEY and FIELD_KEYS)
):
    raise ImproperlyConfigured(
        "LAWBURROWS_SECRET_KEY (40 characters), LAWBURROWS_SEARCH_KEY and LAWBURROWS_FIELD_KEYS must be set"
    )

DEBUG = False
FLOORS = (
    # From the lowest; `rules` has no tables and is no Django app.
    ("audit",),
    ("access",),
    ("web",),
    ("notices",),
    ("accounts", "documents", "governance"),
    ("bodies",),
    ("people",),
    ("orders",),
    ("custody", "notification"),
    ("breaches",),
    ("indefinite",),
    ("visits",),
    ("circumstances",),
    ("actions",),
    ("plans", "disclosures", "premises"),
    ("referrals",),
    ("reviews",),
    ("meetings",),
    ("summaries",),
    ("transfers",),
    ("incidents",),
    ("tasks",),
    ("oversight",),
    ("casefile", "exchange", "search"),
    ("packs",),
    ("demo", "reference"),
)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
    *(f"lawburrows.{app}" for floor in FLOORS for app in floor),
]
MIDDLEWARE = [
    "lawburrows.web.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lawburrows.web.middleware.PlainInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lawburrows.accounts.middleware.LoginRequired",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lawburrows.web.middleware.SecurityHeadersMiddleware",
    "lawburrows.access.identity.IdentityMiddleware",
    "lawburrows.tasks.middleware.DatesFollowMiddleware",
]
ROOT_URLCONF = "lawburrows.urls"
WSGI_APPLICATION = "lawburrows.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before the apps' own, so that our pages of signing in stand in the place of allauth's.
        "DIRS": [CLONE / "lawburrows" / "accounts" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "lawburrows.tasks.context_processors.work_count",
                "lawburrows.tasks.context_processors.date_history",
                "lawburrows.tasks.context_processors.other_dates",
                "lawburrows.web.context_processors.chrome",
                "lawburrows.notices.context_processors.waiting",
                "lawburrows.casefile.context_processors.person",
            ],
            "builtins": ["lawburrows.web.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "lawburrows.web.renderer.Renderer"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "lawburrows.accounts.adapter.Account"
ACCOUNT_FORMS = {
    "login": "lawburrows.accounts.forms.SignIn",
    "reauthenticate": "lawburrows.accounts.forms.ConfirmPassword",
    "change_password": "lawburrows.accounts.forms.ChangePassword",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Rates hold for each client: behind a proxy its own address would be everybody's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "lawburrows.accounts.adapter.SecondFactor"
MFA_FORMS = {
    "authenticate": "lawburrows.accounts.forms.SecondFactorCode",
    "reauthenticate": "lawburrows.accounts.forms.SecondFactorCodeAgain",
    "activate_totp": "lawburrows.accounts.forms.StartAuthenticator",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_TOLERANCE = 1

PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # how long the first link of a new user holds
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-lawburrows" if HTTPS else "lawburrows"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lawburrows.web.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Rates, lockouts and single-use codes must hold for every process alike.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOGIN == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Jobs are imported by the worker alone; the pages name them.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = [
    "lawburrows.documents.jobs",
    "lawburrows.exchange.jobs",
    "lawburrows.packs.jobs",
    "lawburrows.tasks.jobs",
]
UPLOADS = DATA / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
# Mail says how much is due and no more. Without a server none leaves; on the console it can be read in trying out.
MAIL = _read("LAWBURROWS_MAIL")
if MAIL not in {"off", "console", "smtp"}:
    raise ImproperlyConfigured(f"LAWBURROWS_MAIL is {MAIL!r}; it must be off, console or smtp")
EMAIL_BACKEND = f"django.core.mail.backends.{'dummy' if MAIL == 'off' else MAIL}.EmailBackend"
DEFAULT_FROM_EMAIL = _read("LAWBURROWS_MAIL_FROM")
_server = urlsplit(_read("LAWBURROWS_MAIL_SERVER"))
if MAIL == "smtp" and not (_server.scheme in {"smtp", "smtps"} and _server.hostname and DEFAULT_FROM_EMAIL):
    raise ImproperlyConfigured(
        "to send mail, LAWBURROWS_MAIL_SERVER (smtp:// or smtps://) and LAWBURROWS_MAIL_FROM must be set"
    )
EMAIL_HOST, EMAIL_PORT = _server.hostname or "", _server.port or (465 if _server.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_server.username or ""), unquote(_server.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _server.scheme == "smtps", _server.scheme == "smtp"  # never in the clear
EMAIL_TIMEOUT = 20

# How the audit trail is witnessed: (name, folder), and how many of them make a head count.
WITNESSES = tuple((name, DATA / "witnesses" / name) for name in ("police", "council", "prisons"))
WITNESSES_NEEDED = 2
AUDIT_KEY = DATA / "sealer" / "signing-key.pem"

PGHISTORY_APPEND_ONLY = False
PGHISTORY_CONTEXT_FIELD = None
PGHISTORY_OBJ_FIELD = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "lawburrows.web.log.WithoutValues",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"] if not HTTPS else []
