"""Brings the whole stack up and down, and says how it is."""

import fcntl
import json
import os
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from local import certificates, clamd, gateway, keys, portal, postgres, rabbitmq, services, supervisor
from local.place import PYTHON, ROOT, STATE, Trouble, open_state, private, stamp, stamped
from local.place import services as names
from local.ports import Ports
from local.processes import Process, kill_group, known_pid, read_plan, wait_gone, write_plan
from local.progress import say, step

STORES = ("epmd", "rabbitmq", "postgres", "clamd")


@contextmanager
def alone() -> Iterator[None]:
    """Let one command at a time change this stack; a second one waits."""
    with open(STATE / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another command is busy with this stack; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def up(demo: bool = True) -> None:
    """Start everything that does not run yet, and return when it answers. Safe to repeat."""
    open_state()
    with alone():
        ports = remembered_ports()
        _secrets()
        certificates.make_certificates(private("tls"))
        stores = _stores(ports)
        with ThreadPoolExecutor(1) as pool:
            built = pool.submit(portal.build)
            _start(ports, stores, built)
        _wait_ready(ports)
    _write_address(ports)
    if demo:
        _load_demo(ports)
    _greet(ports)


def remembered_ports() -> Ports:
    """Choose ports; those of processes that do not run and were taken by a stranger are chosen again."""
    ports = Ports()
    running = {process.name for process in read_plan() if known_pid(process.name)[0]}
    if not running:
        for name in ports.give_up(list(ports.known)):
            say(f"the port for {name} was taken meanwhile; it is {ports[name]} from now on")
    return ports


def _secrets() -> None:
    keys.give_once("identity", "signing_keys", keys.signing_keys)
    keys.give_once("identity", "seal_key", keys.encryption_key)
    keys.give_once("document", "key_encryption_key", keys.encryption_key)
    for service in names():
        keys.give_once(service, "inbox_key", keys.encryption_key)


def _stores(ports: Ports) -> list[Process]:
    """Make the private stores and the scanner, except those the environment points elsewhere for."""
    found = [] if os.environ.get("AMQP_URL") else rabbitmq.make(ports)
    found += [] if os.environ.get("SCANNER") else [clamd.make(ports)]
    return found if os.environ.get("ADMIN_DATABASE_URL") else [*found, postgres.make(ports)]


def _start(ports: Ports, stores: list[Process], built: "Future[None]") -> None:
    """Start in the order in which things need each other, without making anything wait for what it does not need."""
    # What runs already keeps running until its own turn: a plan without it would stop it.
    running = [process for process in read_plan() if process.name not in STORES and known_pid(process.name)[0]]
    _plan(stores, running)
    with step("starting PostgreSQL and RabbitMQ"):
        postgres.wait(postgres.admin_url(ports))
    services.prepare(ports)
    with step("starting the services"):
        edge = [*services.web(ports), gateway.make(ports, *_upstreams(ports))]
        _plan([*stores, *edge], running)
        built.result()
        _plan(
            [
                *stores,
                *edge,
                services.mail(ports),
                services.post(ports),
                services.scan(ports),
                portal.serve(ports),
                *services.workers(ports),
            ],
            [],
        )
        services.first_user(ports)


def _plan(wanted: list[Process], kept: list[Process]) -> None:
    """Have the supervisor run what is wanted, beside what is kept as it is."""
    names = {process.name for process in wanted}
    beside = [process for process in kept if process.name not in names]
    write_plan([*wanted, *beside], sealed=beside)
    supervisor.launch()


def _upstreams(ports: Ports) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    def of(service: str, suffix: str) -> list[int]:
        return [ports[services.name_of(service, "serve", n) + suffix] for n in range(1, services.replicas() + 1)]

    return {name: of(name, "") for name in names()}, {name: of(name, "-admin") for name in names()}


def _wait_ready(ports: Ports, seconds: float = 60) -> None:
    """Wait until every process says that it is ready, and until the portal answers through the gateway."""
    admin = {name.removesuffix("-admin"): port for name, port in ports.known.items() if name.endswith("-admin")}
    waiting = {
        process.name: f"http://127.0.0.1:{admin[process.name]}{gateway.health()}" for process in read_plan() if process.name in admin
    }
    waiting |= {"gateway": f"https://localhost:{ports['https']}/", "mail": mails(ports)}
    with step(f"waiting for {len(waiting)} processes"):
        until = time.monotonic() + seconds
        while waiting and time.monotonic() < until:
            waiting = {name: url for name, url in waiting.items() if not answers(url)}
            time.sleep(0.2 if waiting else 0)
    if waiting:
        name = sorted(waiting)[0]
        raise Trouble(f"{', '.join(sorted(waiting))} did not become ready in {seconds:.0f} s: see {STATE / 'log' / f'{name}.log'}.")


def answers(url: str) -> bool:
    """Say whether a GET of this address ends in 200."""
    trust = ssl.create_default_context(cafile=STATE / "tls" / "ca.pem") if url.startswith("https") else None
    try:
        with urllib.request.urlopen(url, timeout=3, context=trust) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def _write_address(ports: Ports) -> None:
    """Write where everything is, for the demo, the tests and people."""
    serving = {name: {"port": ports[f"{name}-serve"], "admin_port": ports[f"{name}-serve-admin"]} for name in names()}
    (STATE / "stack.json").write_text(json.dumps({
        "portal": f"https://localhost:{ports['https']}",
        "plain": f"http://localhost:{ports['http']}",
        "mails": mails(ports),
        "ca": str(STATE / "tls" / "ca.pem"),
        "backoffice_amqp": rabbitmq.url(ports, "backoffice"),
        "admin_database": postgres.admin_url(ports),
        "services": serving,
    }, indent=1))  # fmt: skip
    (STATE / "stack.json").chmod(0o600)


def _load_demo(ports: Ports) -> None:
    """Load the demo client once."""
    if stamped("demo", "loaded"):
        return
    with step("loading the demo client"):
        done = subprocess.run([PYTHON, "-m", "demo", "load"], cwd=ROOT, env={**os.environ, "WORKANISER_STATE": str(STATE)})
        if done.returncode:
            raise Trouble("the demo client could not be loaded: see the message above, then run `make up` again.")
    stamp("demo", "loaded")


def _greet(ports: Ports) -> None:
    say(f"ready: https://localhost:{ports['https']}  (its authority: {STATE / 'tls' / 'ca.pem'})")
    logins = STATE / "demo-logins.txt"
    if logins.exists():
        print(logins.read_text().rstrip())
    print(f"Mails: {mails(ports)}")


def mails(ports: Ports) -> str:
    """Return the address of the page with the mails."""
    return f"http://localhost:{ports['mailbox']}"


def down() -> None:
    """Stop exactly what was started here; data stays."""
    if not STATE.exists():
        return
    with alone():
        pid, _ = known_pid("supervisor")
        if pid:
            with step("stopping"):
                os.kill(pid, 15)
                wait_gone(pid, 120)
        # Whatever a supervisor that was killed left behind, still by pid and start time.
        for path in (STATE / "pid").glob("*.pid"):
            left, _ = known_pid(path.stem)
            if left:
                kill_group(left, 15)
                if not wait_gone(left, 20):
                    kill_group(left, 9)
            path.unlink(missing_ok=True)


def status() -> int:
    """Print every process with its pid; return 0 when all run."""
    plan = read_plan()
    for process in [Process("supervisor", []), *plan]:
        pid, _ = known_pid(process.name)
        print(f"{process.name:24} {f'running ({pid})' if pid else 'not running'}")
    return 0 if plan and all(known_pid(process.name)[0] for process in plan) else 1


def logs(name: str | None, lines: int = 40) -> None:
    """Print the end of one log, or of all of them."""
    for path in sorted((STATE / "log").glob(f"{name or '*'}.log")):
        print(f"==> {path.name}")
        print("\n".join(path.read_text(errors="replace").splitlines()[-lines:]))


def clean() -> None:
    """Stop everything and remove all state, data included."""
    down()
    data = postgres.data_dir() if STATE.exists() else STATE
    for place in {data, STATE}:
        shutil.rmtree(place, ignore_errors=True)
