"""Renders every chart once per set of values; each rendering is a process of its own (see `helm.py`)."""

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CHARTS = Path(__file__).parent.parent
SERVICES = ("identity", "vacancy", "planning", "timesheet", "reporting", "document")
CASES = [(path.parent.parent.name, path) for path in sorted(CHARTS.glob("*/ci/*-values.yaml"))]


class Refused(Exception):
    """Helm refused the values."""


def helm(chart: str, values: dict[str, Any], *flags: str) -> dict[str, Any]:
    """Render a chart. Raises Refused with Helm's own words."""
    command = [sys.executable, str(CHARTS / "tests" / "helm.py"), chart, json.dumps(values), *flags]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if ran.returncode:
        raise Refused(ran.stderr[-2000:])
    return json.loads(ran.stdout)


@lru_cache(maxsize=64)
def _objects(chart: str, path: Path) -> list[dict[str, Any]]:
    release = helm(chart, yaml.safe_load(path.read_text()) or {})
    texts = [release["manifest"], *[hook["manifest"] for hook in release.get("hooks") or []]]
    return [one for text in texts for one in yaml.load_all(text, yaml.CSafeLoader) if one]  # the safe one, in C


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1].stem}")
def objects(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Return every object of one chart under one set of values, hooks included."""
    return _objects(*request.param)


@pytest.fixture
def whole() -> list[dict[str, Any]]:
    """Return every object of the umbrella chart."""
    return _objects("workaniser", CHARTS / "workaniser" / "ci" / "minimal-values.yaml")


def minimal(chart: str) -> dict[str, Any]:
    """Return the smallest values a chart accepts."""
    return yaml.safe_load((CHARTS / chart / "ci" / "minimal-values.yaml").read_text()) or {}
