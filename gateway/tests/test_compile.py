"""The compiler: what it writes is fresh and valid, and what it cannot enforce it refuses."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from gateway.compile import ROOT, certificate, outputs
from gateway.specs import SpecError, operations
from local.place import VENV


def test_the_committed_files_are_fresh() -> None:
    stale = [str(path.relative_to(ROOT)) for path, text in outputs().items() if path.read_text() != text]
    assert not stale, "run `make gateway` and review the difference"


def test_envoy_takes_the_configuration_for_kubernetes_without_a_warning(tmp_path: Path, certificates: Path) -> None:
    config = next(text for path, text in outputs().items() if path.name == "envoy.yaml")
    (tmp_path / "certificate.yaml").write_text(certificate(str(certificates / "server.pem"), str(certificates / "server.key")))
    config = config.replace("__RELEASE__", "r").replace("__HOST__", "portal.workaniser.example")
    config = config.replace("/etc/envoy/certificate.yaml", str(tmp_path / "certificate.yaml")).replace("/run/tls", str(certificates))
    (tmp_path / "envoy.yaml").write_text(config)
    done = subprocess.run(
        [VENV / "bin" / "envoy", "--mode", "validate", "-l", "warning", "-c", tmp_path / "envoy.yaml"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "deprecated" not in done.stderr.lower()


def _spec(tmp_path: Path, **operation: Any) -> dict[str, Path]:
    path = operation.pop("path", "/things")
    said = {"operationId": "things.search", "security": [{"session": ["thing:read"]}], "responses": {"200": {}}} | operation
    said = {key: value for key, value in said.items() if value is not None}
    file = tmp_path / "openapi.yaml"
    file.write_text(yaml.safe_dump({"servers": [{"url": operation.get("url", "/api/thing/v1")}], "paths": {path: {"get": said}}}))
    return {"thing": file}


def test_a_plain_operation_compiles(tmp_path: Path) -> None:
    (found,) = operations(_spec(tmp_path, path="/things/{thing_id}/parts/{part_id}"))
    assert (found.template, found.scopes) == ("/api/thing/v1/things/{v1}/parts/{v2}", ("thing:read",))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"security": None}, "exactly one security requirement"),
        ({"security": [{"session": ["a:read"]}, {"session": ["b:read"]}]}, "exactly one security requirement"),
        ({"path": "/" + "/".join(f"{{p{n}}}" for n in range(6))}, "more than 5 variables"),
        ({"path": "/things/"}, "cannot match"),
        ({"path": "/things/{id}.pdf"}, "cannot match"),
        ({"url": "/api/other/v1"}, "server's url"),
    ],
)
def test_what_cannot_be_enforced_is_refused(tmp_path: Path, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SpecError, match=sentence):
        operations(_spec(tmp_path, **change))


def test_two_operations_cannot_share_an_address(tmp_path: Path) -> None:
    file = tmp_path / "openapi.yaml"
    said = {"operationId": "a.get", "security": [], "responses": {}}
    file.write_text(yaml.safe_dump({"servers": [{"url": "/api/thing/v1"}], "paths": {"/a/{x}": {"get": said}, "/a/{y}": {"get": said}}}))
    with pytest.raises(SpecError, match="same method and path"):
        operations({"thing": file})
