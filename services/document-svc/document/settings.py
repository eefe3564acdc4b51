"""Where content is stored, what encrypts its keys, who scans it, and who the agency is on a contract."""

from typing import Literal, cast

from pydantic import Field

from chassis.settings import Settings as ServiceSettings
from chassis.settings import settings as service_settings

# Regions of AWS inside the European Union. London (eu-west-2) and Zürich (eu-central-2) are not.
Region = Literal["eu-west-1", "eu-west-3", "eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2"]


class Settings(ServiceSettings):
    """`key_encryption_key` and the store's keys come from files of those names in SECRETS_DIR."""

    key_encryption_key: str = ""
    """256-bit keys in base64, separated by white space: the first one wraps, all of them unwrap. To rotate, put the new
    one first, run the job `rewrap`, then drop the old one."""
    files_dir: str = ""
    """A folder for sealed content, on one machine."""
    store_url: str = Field("", pattern=r"^$|^s3://[a-z0-9][a-z0-9.-]{2,62}(/[A-Za-z0-9._/-]*)?$|^memory:///$")
    """A bucket such as `s3://bucket/prefix`, for more than one machine; it wins over `files_dir`."""
    store_region: Region = "eu-west-1"
    """Where that bucket is; a region outside the European Union stops the boot."""
    store_endpoint: str = ""
    """Another S3 than Amazon's, by its URL; whoever sets it answers for where it stands."""
    store_access_key_id: str = ""
    store_secret_access_key: str = ""
    """Both empty: the pod's own role."""
    scanner: str = Field("", pattern=r"^$|^tcp://[^/:]+:[0-9]{1,5}$|^unix:/.+$")
    """clamd, such as `tcp://clamd:3310` or `unix:/run/clamd.sock`. While it is away, what comes in stays in quarantine."""
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
