"""How long candidates are kept."""

from typing import cast

from pydantic import Field

from chassis import settings as chassis_settings


class Settings(chassis_settings.Settings):
    """What this service reads besides what every service reads."""

    candidate_retention_days: int = Field(28, ge=1, le=3650)
    """Days after a rejection, a withdrawal, or the end of a vacancy that left somebody undecided. GDPR art. 5(1)(e) asks for
    a fixed period and names none; four weeks is that of the CV in the document service. The agency's privacy statement decides."""


def settings() -> Settings:
    """Return the settings of this process."""
    return cast(Settings, chassis_settings.settings())
