"""Where content is stored, what encrypts its keys, and who the agency is on a contract."""

from typing import cast

from pydantic import Field

from chassis.settings import Settings as ServiceSettings
from chassis.settings import settings as service_settings


class Settings(ServiceSettings):
    """`key_encryption_key` comes from a file of that name in SECRETS_DIR."""

    key_encryption_key: str = ""
    """256-bit keys in base64, separated by white space: the first one wraps, all of them unwrap. To rotate, put the new
    one first, run the job `rewrap`, then drop the old one."""
    files_dir: str = ""
    """A folder for sealed content, on one machine."""
    store_url: str = ""
    """An object store such as `s3://bucket/prefix`, for more than one machine; it wins over `files_dir`."""
    agency_name: str = ""
    agency_number: str = Field("", pattern=r"^([01][0-9]{9})?$")
    agency_address: str = ""
    agency_recognition: str = ""
    """Recognition numbers of the regions. The agency is the employer on every contract: without these four no contract
    is drawn up, and its event waits among the dead letters."""
    invoice_language: str = Field("nl", pattern="^(nl|fr|en)$")


def settings() -> Settings:
    """Return the settings of this process."""
    return cast(Settings, service_settings())
