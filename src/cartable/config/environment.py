"""What the environment says about this installation, read once and checked."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cartable.kernel.postgres import socket_dir


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation. Raises ValueError naming the variable at fault."""

    data_dir: Path
    database: dict[str, Any]
    database_url: str
    embedded: bool
    secret_key: str
    debug: bool
    demo: bool
    https: bool
    proxies: int
    plain_static: bool
    allowed_hosts: list[str]
    trusted_origins: list[str]
    campus_name: str
    time_zone: str
    log_level: str
    breached_passwords: str
    mail: dict[str, Any]
    mail_from: str

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Environment:
        """Build from environment variables; see ``docs/guides/configuration.md``."""
        data_dir = Path(env.get("CARTABLE_DATA") or ".data").absolute()
        url = env.get("DATABASE_URL", "")
        return cls(
            data_dir=data_dir,
            database=parse_database_url(url) if url else embedded_database(data_dir),
            database_url=url,
            embedded=not url,
            secret_key=env.get("CARTABLE_SECRET_KEY") or stored_secret(data_dir),
            debug=is_on(env, "CARTABLE_DEBUG"),
            demo=is_on(env, "CARTABLE_DEMO"),
            https=is_on(env, "CARTABLE_HTTPS"),
            proxies=digit(env, "CARTABLE_PROXIES"),
            plain_static=is_on(env, "CARTABLE_PLAIN_STATIC"),
            allowed_hosts=words(env.get("CARTABLE_HOSTS", "127.0.0.1 localhost [::1]")),
            trusted_origins=words(env.get("CARTABLE_ORIGINS", "")),
            campus_name=env.get("CARTABLE_CAMPUS", "Université de technologie de Valbelle"),
            time_zone=env.get("CARTABLE_TIME_ZONE", "Europe/Paris"),
            log_level=env.get("CARTABLE_LOG", "WARNING").upper(),
            breached_passwords=existing_file(env, "CARTABLE_BREACHED_PASSWORDS"),
            mail=parse_mail_url(env.get("CARTABLE_MAIL", "")),
            mail_from=env.get("CARTABLE_MAIL_FROM", "cartable@localhost"),
        )


def is_on(env: Mapping[str, str], name: str) -> bool:
    """Whether a switch is on; refuses anything but 1/0, yes/no, true/false."""
    value = env.get(name, "").strip().lower()
    if value in ("", "0", "no", "false"):
        return False
    if value in ("1", "yes", "true"):
        return True
    raise ValueError(f"{name}={value!r}: write 1 or 0")


def digit(env: Mapping[str, str], name: str) -> int:
    """A number from 0 to 9; nothing is 0."""
    value = env.get(name, "").strip() or "0"
    if len(value) > 1 or not value.isdecimal():
        raise ValueError(f"{name}={value!r}: write a number from 0 to 9")
    return int(value)


def existing_file(env: Mapping[str, str], name: str) -> str:
    """The path of a file that is there; "" when none is named."""
    path = env.get(name, "").strip()
    if path and not Path(path).is_file():
        raise ValueError(f"{name}={path!r}: there is no such file")
    return path


def parse_mail_url(url: str) -> dict[str, Any]:
    """``smtp://user:password@host:587?tls=1`` (or ``smtps://``, TLS from the first byte) as Django's settings."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("CARTABLE_MAIL must be smtp://[user:password@]host[:port][?tls=1], or smtps://…")
    is_tls = dict(parse_qsl(parts.query)).get("tls") == "1"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587 if is_tls else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": is_tls and parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def words(text: str) -> list[str]:
    """A list written with spaces or commas."""
    return text.replace(",", " ").split()


#: History's triggers read this setting at every row. Unset, PostgreSQL raises and catches an error each time and walks
#: all waiting checks of foreign keys: bulk writes would cost the square of their rows.
NO_TRIGGER_IGNORED = "-c pgtrigger.ignore={}"


def embedded_database(data_dir: Path) -> dict[str, Any]:
    """Connection to the PostgreSQL that lives in ``data_dir``, by Unix socket: no port, so two copies never meet."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "cartable",
        "USER": "cartable",
        "HOST": str(socket_dir(data_dir)),
        "OPTIONS": {"pool": False, "options": NO_TRIGGER_IGNORED},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def parse_database_url(url: str) -> dict[str, Any]:
    """``postgresql://user:password@host:port/name?sslmode=…`` as Django wants it."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError("DATABASE_URL must begin with postgresql:// (Cartable uses PostgreSQL only)")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "cartable",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {**query, "options": f"{query.get('options', '')} {NO_TRIGGER_IGNORED}".strip()},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def stored_secret(data_dir: Path) -> str:
    """The secret key of this data folder, made on first use and readable by its owner only.

    Processes that start together agree on one key: it is written whole beside its place, then linked there,
    which only the first succeeds in.
    """
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=data_dir, prefix=".secret-key-") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            with suppress(FileExistsError):
                os.link(file.name, path)
    key = path.read_text().strip()
    if not key:
        raise ValueError(f"{path} is empty: remove it (a new key signs everyone out) or restore it from a backup")
    return key
