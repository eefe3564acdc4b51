"""The portal's files: built when their sources changed, served by a private nginx with the container's configuration."""

import getpass
import os
import shutil
import signal
import subprocess

from local import install
from local.place import ROOT, STATE, Trouble, digest, private, stamp, stamped
from local.ports import Ports
from local.processes import Process
from local.progress import step

PORTAL = ROOT / "portal"


def sources() -> str:
    """Return a hash over everything the built portal depends on; its API client comes from the specifications."""
    kept = [
        PORTAL / name
        for name in ("src", "public", "scripts", "package-lock.json", "index.html", "vite.config.ts")
        if (PORTAL / name).exists()
    ]
    return digest(*kept, *sorted(ROOT.glob("services/*-svc/*/openapi.yaml")))


def install_modules(env: dict[str, str]) -> None:
    """Install the locked npm packages; skipped when the lock did not change."""
    lock = digest(PORTAL / "package-lock.json")
    if (PORTAL / "node_modules").exists() and stamped(".locked", lock, PORTAL / "node_modules"):
        return
    with step("installing the portal's packages"):
        _npm(env, "ci", "--no-audit", "--no-fund", "--loglevel=error")
    stamp(".locked", lock, PORTAL / "node_modules")


def build() -> None:
    """Build the portal unless what is there was built from the same sources."""
    made = sources()
    if (PORTAL / "dist" / "index.html").exists() and stamped(".sources", made, PORTAL / "dist"):
        return
    env = install.node()
    install_modules(env)
    with step("building the portal"):
        _npm(env, "run", "build", "--silent")
    stamp(".sources", made, PORTAL / "dist")


def _npm(env: dict[str, str], *arguments: str) -> None:
    npm = shutil.which("npm", path=env["PATH"])
    done = subprocess.run([str(npm), *arguments], cwd=PORTAL, env=env, capture_output=True, text=True)
    if done.returncode:
        said = [line.removeprefix("npm error").strip() for line in (done.stderr + done.stdout).strip().splitlines()]
        tail = " / ".join([line for line in said if line][:4])
        raise Trouble(f"`npm {arguments[0]}` failed in portal/ ({tail}): solve that and run this again.")


def serve(ports: Ports) -> Process:
    """Return the nginx that serves the built files; every path of its own stays under the state directory."""
    home, binary = private("nginx"), install.nginx()
    if binary is None:
        raise Trouble("nginx is missing: run `make install`.")
    private("nginx", "tmp")
    files = home / "dist"
    if not files.is_symlink():
        files.symlink_to(PORTAL / "dist")
    shutil.copy(PORTAL / "nginx.conf", home / "nginx.conf")
    (home / "listen.conf").write_text(f"listen 127.0.0.1:{ports['portal']};\n")
    # Started by root, nginx would hand its workers to a user who cannot see these files.
    who = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
    argv = [binary, "-p", str(home), "-c", str(home / "nginx.conf"), "-e", "stderr", "-g", f"daemon off; {who}"]
    return Process("portal", argv, cwd=str(home), stop=signal.SIGQUIT, version=digest(home / "nginx.conf"))


def ready() -> bool:
    """Say whether there is a portal to serve."""
    return (PORTAL / "dist" / "index.html").exists() and (STATE / "nginx").exists()
