"""Settings: typed, read once when a process starts, and a missing or wrong one stops the boot."""

import os
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What every service reads. A service with settings of its own subclasses this in its `settings.py`.

    Values come from the environment (upper-case names) or from files of that name in `SECRETS_DIR`.
    """

    model_config = SettingsConfigDict(secrets_dir=os.environ.get("SECRETS_DIR") or None, extra="ignore")

    service: str = ""
    database_url: str = ""
    owner_database_url: str = ""
    relay_database_url: str = ""
    admin_database_url: str = ""  # provision only
    amqp_url: str = ""
    inbox_key: str = ""
    """256-bit keys in base64, separated by white space: the first seals messages that failed for good, all of them open."""
    jwks_url: str = ""
    token_issuer: str = "workaniser"  # noqa: S105 – a name
    token_audience: str = "workaniser"  # noqa: S105
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    admin_port: int = Field(default=9090, ge=0, le=65535)
    threads: int = Field(default=4, ge=1, le=64)  # 2–4 give the best tail when the work is CPU; each needs a connection
    pool_size: int = Field(default=6, ge=1, le=100)
    max_body_bytes: int = Field(default=1_048_576, ge=1)
    validate_responses: bool = False
    log_level: str = "INFO"
    otlp_endpoint: str = ""


_name = ""


def use_service(name: str) -> None:
    """Say which service this process is; the first thing every entry point does."""
    global _name
    _name = name
    settings.cache_clear()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return this process's settings, read once; the service's own `Settings` when it has a `settings.py`."""
    if not _name:
        raise RuntimeError("use_service(name) comes before settings()")
    own = f"{_name}.settings"
    cls = import_module(own).Settings if find_spec(own) else Settings
    return cls(service=_name)
