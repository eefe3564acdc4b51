"""The chassis is tested through a service of its own, `widget-svc`."""

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "widget-svc"
sys.path.insert(0, str(FOLDER))


@pytest.fixture(scope="session")
def service_folder() -> Path:
    return FOLDER
