"""What identity reads besides the settings of every service."""

from typing import cast

from pydantic import Field

from chassis.settings import Settings as ServiceSettings
from chassis.settings import settings as service_settings


class Settings(ServiceSettings):
    """Secrets come from files of these names in SECRETS_DIR; all durations are in seconds."""

    signing_keys: str = ""
    """A private JWK set (JSON) of ES256 keys, each with a `kid`. The first signs, all are published: to rotate, put
    the new key second, wait until everybody has fetched it, then first, and drop the old one after five minutes."""
    seal_key: str = ""
    """Base64 of the 32 bytes that encrypt second-factor secrets in the database; without it none can be turned on."""
    token_seconds: int = Field(300, ge=30, le=900)
    session_idle_seconds: int = Field(3600, ge=300)
    session_seconds: int = Field(12 * 3600, ge=600)
    trusted_hops: int = Field(1, ge=0, le=5)
    """How many proxies of ours appended to X-Forwarded-For; 0 means that clients connect directly."""
    portal_url: str = "https://localhost:8443"
    """Where the links in mails lead, without a slash at the end."""
    breached_passwords: str = ""
    """A file of sorted SHA-1 digests (20 bytes each) of passwords known to be stolen."""
    smtp_host: str = "127.0.0.1"
    smtp_port: int = Field(25, ge=1, le=65535)
    smtp_starttls: bool = False
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_sender: str = "Workaniser <no-reply@workaniser.example>"
    smtp_ca_file: str = ""


def settings() -> Settings:
    """Return the settings of this process."""
    return cast(Settings, service_settings())
