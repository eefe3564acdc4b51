"""How long a newcomer waits: `make up` on a bare Debian, again when warm, and `make test`.

The bare machine is a fresh Debian in a directory (debootstrap, chroot) with make and git in it and nothing else of ours.
It shares the network with this machine, so whatever listens here listens there too.
"""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.figure import Figure
from gateway.specs import ROOT

GOAL = "make up bare ≤ 5 min, warm ≤ 30 s; make test ≤ 10 min"
MOST = {"up bare": 300.0, "up warm": 30.0, "test": 600.0}
RELEASE = os.environ.get("NEWCOMER_RELEASE", "bookworm")
SCRIPT = """
set -u
cd $HOME/workaniser
took() { name=$1; shift; begun=$(date +%s.%N); "$@"; code=$?; echo "TOOK|$name|$code|$(echo "$(date +%s.%N) - $begun" | bc)"; }
mount -t proc proc /proc; mkdir -p /dev/shm; mount -t tmpfs shm /dev/shm
took 'up bare' make up
took 'down' make down
took 'up warm' make up
took 'demo' make demo
took 'down again' make down
took 'test' make test
"""


def measure() -> Figure:
    """Build a bare machine, be a newcomer in it, and throw it away."""
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        return Figure("not measured: needs root and debootstrap", False)
    with tempfile.TemporaryDirectory(prefix="newcomer-") as folder:
        machine = Path(folder)
        machine.chmod(0o755)  # it is somebody's root directory
        _bare(machine)
        subprocess.run(["git", "clone", "-q", str(ROOT), str(machine / "root" / "workaniser")], check=True)
        (machine / "root" / "newcomer.sh").write_text(SCRIPT)
        command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "chroot", str(machine), "/bin/sh", "/root/newcomer.sh"]
        done = subprocess.run(command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        log = ROOT / ".local" / "newcomer.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text(done.stdout)
    took = {
        name: (int(code), float(seconds)) for name, code, seconds in re.findall(r"^TOOK\|(.+)\|(\d+)\|(.+)$", done.stdout, re.MULTILINE)
    }
    return _figure(took, done.stdout)


def _figure(took: dict[str, tuple[int, float]], said: str) -> Figure:
    ok = all(name in took and took[name][0] == 0 and took[name][1] <= most for name, most in MOST.items())
    value = ", ".join(f"{name} {took[name][1]:.0f} s" if name in took else f"{name} did not end" for name in MOST)
    notes = [f"{name}: {seconds:.0f} s, exit code {code}" for name, (code, seconds) in took.items()]
    notes += [
        f"of `make up` bare: {line.strip()}" for line in said.split("TOOK|up bare")[0].splitlines() if re.match(r"\s*\d+\.\d s    …", line)
    ]
    last = re.findall(r"^(\d+ passed, \d+ failed)$", said, re.MULTILINE)
    return Figure(value, ok, [*notes, *last[-1:], f"a fresh Debian {RELEASE} with make and git; packages come over the network"])


def _bare(machine: Path) -> None:
    """Make a minimal Debian that reaches the network as this machine does."""
    command = ["debootstrap", "--variant=minbase", "--include=make,git,ca-certificates,bc", RELEASE, str(machine)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for path in ("etc/resolv.conf", "etc/ssl/certs/ca-certificates.crt", "etc/hosts"):
        shutil.copy(Path("/") / path, machine / path)


def _environment() -> dict[str, str]:
    """Return what a login shell has, and how this machine trusts and reaches package registries."""
    kept = {name: value for name, value in os.environ.items() if re.search(r"(?i)(_proxy$|CERT|CA_BUNDLE|^PIP_INDEX|^NPM_CONFIG)", name)}
    return kept | {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
    }
