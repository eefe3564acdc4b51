"""The services of a local stack: their settings, databases and processes."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

from local import clamd, keys, postgres, rabbitmq
from local.place import PYTHON, ROOT, STATE, Trouble, digest, services, stamp, stamped
from local.ports import Ports
from local.processes import Process
from local.progress import step

FIRST_USER = "consulent@uitzendhuis-denkbeeld.example"
ROLES = {"database_url": "app", "owner_database_url": "owner", "relay_database_url": "relay"}

# The agency of the demo, as it stands on contracts; the same as in demo/client.py.
AGENCY = {
    "AGENCY_NAME": "Uitzendhuis Denkbeeld NV",
    "AGENCY_NUMBER": "0912345673",
    "AGENCY_ADDRESS": "Nergenslaan 1, 1000 Brussel",
    "AGENCY_RECOGNITION": "VG.0000/BUO",
}


def replicas() -> int:
    """Return how many of each service run: 1 unless REPLICAS says otherwise."""
    return int(os.environ.get("REPLICAS", "1"))


def settings(ports: Ports, service: str) -> dict[str, str]:
    """Write the secrets of a service to their files and return the environment of its processes."""
    place = urlsplit(postgres.admin_url(ports))
    host = f"{place.hostname}:{place.port or 5432}"
    urls = {
        key: f"postgresql://{service}_{role}:{quote(keys.password(f'{service}-{role}'), safe='')}@{host}/{service}"
        for key, role in ROLES.items()
    }
    where = keys.give(service, **urls, amqp_url=rabbitmq.url(ports))
    env = {
        "SECRETS_DIR": where,
        "JWKS_URL": f"http://127.0.0.1:{ports['identity-serve']}/api/identity/v1/jwks",
        "PORTAL_URL": f"https://localhost:{ports['https']}",
        "FILES_DIR": str(STATE / "files" / service),
        "SCANNER": clamd.address(ports),
        **AGENCY,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(ports["mail"]),
        "VALIDATE_RESPONSES": "true",
        "PYTHONUNBUFFERED": "1",
        "HOME": str(STATE),
    }
    (STATE / "files" / service).mkdir(parents=True, exist_ok=True, mode=0o700)
    return env | {key: os.environ[key] for key in ("LOG_LEVEL", "OTLP_ENDPOINT") if key in os.environ}


def prepare(ports: Ports) -> None:
    """Provision and migrate every service whose migrations changed, two at a time: that is what the machine has.

    Migrating declares the service's queue too, for all before anybody sends: an event without a queue would be lost.
    """
    stores = postgres.admin_url(ports) + rabbitmq.url(ports)
    versions = {
        service: digest(ROOT / "chassis" / "chassis", ROOT / "services" / f"{service}-svc" / "migrations") + stores
        for service in services()
    }
    pending = [service for service, version in versions.items() if not stamped(f"migrated-{service}", version)]
    if not pending:
        return
    rabbitmq.wait(rabbitmq.url(ports))
    with step(f"preparing databases and queues of {', '.join(pending)}"), ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda service: _prepare(ports, service), pending))
    for service in pending:
        stamp(f"migrated-{service}", versions[service])


def _prepare(ports: Ports, service: str) -> None:
    """Run the chassis' commands for a service. Raises Trouble when one fails."""
    env = settings(ports, service) | {"PATH": os.environ["PATH"], "ADMIN_DATABASE_URL": postgres.admin_url(ports)}
    for command in ("provision", "migrate"):
        done = subprocess.run([PYTHON, "-m", "chassis", command, service], env=env, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            log = STATE / "log" / f"{service}-{command}.log"
            log.write_text(done.stdout + done.stderr)
            raise Trouble(f"`{command}` of {service} failed ({(log.read_text().strip().splitlines() or ['no message'])[-1]}): see {log}.")


def web(ports: Ports) -> list[Process]:
    """Return the processes that answer requests."""
    return [_process(ports, service, "serve", n) for service in services() for n in range(1, replicas() + 1)]


def workers(ports: Ports) -> list[Process]:
    """Return the processes that carry events: a relay and a consumer per service."""
    commands = ("relay", "consume")
    return [_process(ports, service, command, n) for service in services() for command in commands for n in range(1, replicas() + 1)]


def _process(ports: Ports, service: str, command: str, number: int, job: tuple[str, ...] = ()) -> Process:
    name = name_of(service, command, number)
    env = settings(ports, service) | {"ADMIN_PORT": str(ports[f"{name}-admin"]), "PORT": str(ports[name]) if command == "serve" else "1"}
    version = digest(ROOT / "chassis" / "chassis", ROOT / "services" / f"{service}-svc" / service, ROOT / "contracts")
    return Process(name, [str(PYTHON), "-m", "chassis", *(job or (command, service))], env, cwd=str(ROOT), patience=30, version=version)


def post(ports: Ports) -> Process:
    """Return the process that sends identity's mails as they come."""
    return _process(ports, "identity", "mail", 1, ("job", "identity", "mail"))


def scan(ports: Ports) -> Process:
    """Return the process that has the scanner look at documents as they come."""
    return _process(ports, "document", "scan", 1, ("job", "document", "scan"))


def first_user(ports: Ports) -> None:
    """Let identity make the agency's first user, who is invited by mail, and bring the default roles up to date."""
    wanted = FIRST_USER + digest(
        ROOT / "services" / "identity-svc" / "identity" / "roles.py", ROOT / "services" / "identity-svc" / "identity" / "permissions.json"
    )
    if stamped("first-user", wanted):
        return
    env = settings(ports, "identity") | {"PATH": os.environ["PATH"]}
    command = [str(PYTHON), "-m", "chassis", "job", "identity", "bootstrap", "--email", FIRST_USER, "--mail"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        log = STATE / "log" / "identity-bootstrap.log"
        log.write_text(done.stdout + done.stderr)
        raise Trouble(f"making the first user failed: see {log}.")
    stamp("first-user", wanted)


def mail(ports: Ports) -> Process:
    """Return the mail server that drops every mail as a file and shows it on a page: nothing leaves this machine."""
    argv = [str(PYTHON), "-m", "local.mailserver", str(ports["mail"]), str(STATE / "mail"), str(ports["mailbox"])]
    return Process("mail", argv, cwd=str(ROOT), version=digest(*sorted((ROOT / "local").glob("mail*.*"))))


def name_of(service: str, command: str, number: int = 1) -> str:
    """Return the name of a process: `timesheet-serve`, and `timesheet-serve-2` for a second replica."""
    return f"{service}-{command}" + (f"-{number}" if number > 1 else "")
