"""Ports, secrets, certificates and packages of a local stack."""

import os
import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from local import certificates, install, keys, place, ports


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the modules at an empty state directory."""
    for module in (place, ports, keys):
        monkeypatch.setattr(module, "STATE", tmp_path)
    return tmp_path


def test_a_port_is_chosen_once_and_remembered(state: Path) -> None:
    first = ports.Ports()
    chosen = [first[name] for name in ("postgres", "amqp", "postgres")]
    assert chosen[0] == chosen[2] != chosen[1]
    assert ports.Ports()["amqp"] == chosen[1]


def test_a_port_that_a_stranger_took_is_given_up(state: Path) -> None:
    mine = ports.Ports()
    before = mine["postgres"], mine["amqp"]
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", before[0]))
        stranger.listen()
        assert mine.give_up(["postgres", "amqp"]) == ["postgres"]
    assert mine["postgres"] != before[0]
    assert mine["amqp"] == before[1]


def test_secrets_stay_the_same_and_are_nobody_elses(state: Path) -> None:
    assert keys.password("x") == keys.password("x") != keys.password("y")
    keys.give_once("identity", "signing_keys", keys.signing_keys)
    before = (state / "secrets" / "identity" / "signing_keys").read_text()
    keys.give_once("identity", "signing_keys", keys.signing_keys)
    assert (state / "secrets" / "identity" / "signing_keys").read_text() == before
    for path in (state / "secrets").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_the_certificate_is_for_this_machine_and_made_once(tmp_path: Path) -> None:
    certificates.make_certificates(tmp_path)
    before = (tmp_path / "server.pem").read_text()
    certificates.make_certificates(tmp_path)
    assert (tmp_path / "server.pem").read_text() == before
    assert (tmp_path / "server.key").stat().st_mode & 0o077 == 0
    ssl.create_default_context().load_verify_locations(tmp_path / "ca.pem")


def test_only_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADMIN_DATABASE_URL", raising=False)
    monkeypatch.delenv("AMQP_URL", raising=False)
    monkeypatch.setattr(install, "postgres_bin", lambda: None)
    monkeypatch.setattr(install, "rabbitmq_server", lambda: Path("/x"))
    monkeypatch.setattr(install.shutil, "which", lambda *_, **__: "/usr/bin/x")
    assert install.missing() == ["postgresql"]
    monkeypatch.setenv("ADMIN_DATABASE_URL", "postgresql://elsewhere")
    assert install.missing() == []


def test_without_rights_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "missing", lambda: ["postgresql"])
    monkeypatch.setattr(install.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(install.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(place.Trouble, match="needs root: run this once as root, or install postgresql"):
        install.install_packages()


def test_an_unknown_command_is_answered_in_one_sentence() -> None:
    done = subprocess.run([sys.executable, "-m", "local", "upp"], capture_output=True, text=True, cwd=place.ROOT, env={**os.environ})
    assert done.returncode == 1
    assert done.stderr.startswith("error: say one of: up, down") and done.stderr.count("\n") == 1
