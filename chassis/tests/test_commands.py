"""The command line and the probes: what operators and probes see."""

import os
import subprocess
import sys
import urllib.error
import urllib.request

import psycopg
import pytest

from chassis import jobs, migrate, provision
from chassis.db import current
from chassis.testing.broker import wait_until


@pytest.fixture
def command(service_folder, company):
    def run(*words, **env):
        paths = os.pathsep.join([str(service_folder), *sys.path])
        return subprocess.run(
            [sys.executable, "-m", "chassis", *words],
            env={**os.environ, "PYTHONPATH": paths, **env},
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def test_provision_and_migrate_can_be_repeated(command, admin_url):
    assert command("provision", "widget", ADMIN_DATABASE_URL=admin_url).returncode == 0
    done = command("migrate", "widget", AMQP_URL="")
    assert done.returncode == 0 and '"revision": "0001"' in done.stdout


def test_only_its_own_roles_reach_a_database(admin_url):
    with psycopg.connect(admin_url, autocommit=True) as admin:
        provision._role(admin, "stranger_app", "stranger_app")
        ((may,),) = admin.execute("SELECT has_database_privilege('stranger_app', current_database(), 'CONNECT')").fetchall()
        ((own,),) = admin.execute("SELECT has_database_privilege('widget_app', current_database(), 'CONNECT')").fetchall()
    assert not may and own


def test_migrate_waits_for_a_busy_database_and_says_so(service, admin_url, capsys, monkeypatch):
    monkeypatch.setattr(migrate, "ATTEMPTS", 1)
    with pytest.raises(migrate.OperationalError):
        migrate.migrate(service, "postgresql://postgres@127.0.0.1:9/nowhere")


def test_audit_verify_says_what_it_saw(command, service):
    done = command("audit", "verify", service)
    assert done.returncode == 0 and '"wrong": null' in done.stdout


def test_dead_list_has_no_content(command, deliver_message):
    deliver_message("WidgetOrder", {"customer": "0000000000", "name": "Somebody's name"})
    listed = command("dead", "list", "widget")
    assert listed.returncode == 0 and "customer_unknown" in listed.stdout and "Somebody" not in listed.stdout
    number = [line for line in listed.stdout.splitlines() if "customer_unknown" in line][-1].split(",")[0].rsplit(" ", 1)[1]
    assert "Somebody" in command("dead", "show", "widget", number).stdout
    again = command("dead", "replay", "widget", number)
    assert again.returncode == 1 and again.stderr.splitlines()[-1] == f"{number}: customer_unknown"


def test_a_failing_command_says_where_and_not_what(command):
    done = command("migrate", "widget", OWNER_DATABASE_URL="nonsense://secret")
    assert done.returncode == 1 and "command_failed" in done.stdout and "secret" not in done.stdout + done.stderr


def test_a_job_runs_once_per_company_and_survives_one_failure(company, new_company, monkeypatch):
    import types

    other, seen = new_company(), []

    def sweep(company_id):
        assert current().company_id == company_id
        seen.append(company_id)
        if company_id == other.id:
            raise LookupError

    monkeypatch.setitem(sys.modules, "widget.jobs", types.SimpleNamespace(sweep=sweep))
    assert jobs.run("widget", "sweep") == 1
    assert {company.id, other.id} <= set(seen)


def test_probes_tell_alive_from_ready(broker):
    relay = broker.run("relay", RELAY_DATABASE_URL="postgresql://postgres@127.0.0.1:9/nowhere")

    def status(path):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{relay.admin_port}{path}", timeout=2).status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    wait_until(lambda: status("/health/live") == 200)
    assert status("/health/ready") == 503
    assert status("/elsewhere") == 404
    assert relay.stop() == 0
