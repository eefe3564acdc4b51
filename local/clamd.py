"""A private malware scanner: Debian's clamd with signatures of our own, which know test files and nothing else.

Nothing is downloaded here; in production freshclam brings the real signatures (see docs/operations.md).
"""

import os
import socket
import time
from pathlib import Path

from local import install
from local.place import Trouble, private
from local.ports import Ports
from local.processes import Process

# In two halves each, so that a scanner which looks through this directory does not stumble over them.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The test file of the European Institute for Computer Antivirus Research: found when a file begins with it."""
ANYWHERE = b"WORKANISER-TEST-FILE-" + b"THAT-COUNTS-AS-MALWARE"
"""Our own: found wherever it stands."""

CONFIGURATION = """\
TCPAddr 127.0.0.1
TCPSocket {port}
DatabaseDirectory {signatures}
Foreground yes
MaxThreads 4
StreamMaxLength 32M
MaxScanSize 160M
MaxFileSize 110M
MaxFiles 4000
AlertExceedsMax yes
SelfCheck 0
"""


def command(home: Path, port: int) -> list[str]:
    """Write configuration and signatures into a directory; return the command that scans with them. Raises Trouble without clamd."""
    program = install.clamd()
    if program is None:
        raise Trouble("clamd is missing: run `make install`.")
    signatures = home / "signatures"
    signatures.mkdir(exist_ok=True)
    lines = [f"Eicar-Test-Signature:0:0:{EICAR.hex()}", f"Workaniser-Test-Signature:0:*:{ANYWHERE.hex()}"]
    (signatures / "own.ndb").write_text("\n".join(lines) + "\n")
    (home / "clamd.conf").write_text(CONFIGURATION.format(port=port, signatures=signatures))
    return [_own(program, home), f"--config-file={home / 'clamd.conf'}"]


def _own(program: str, home: Path) -> str:
    """Return a copy of the program: AppArmor lets the one in its usual place read the distribution's configuration only."""
    copy, wanted = home / "clamd", Path(program).read_bytes()
    if not copy.exists() or copy.read_bytes() != wanted:
        fresh = home / "clamd.new"
        fresh.write_bytes(wanted)
        fresh.chmod(0o755)
        fresh.replace(copy)
    return str(copy)


def make(ports: Ports) -> Process:
    """Return the scanner's process."""
    return Process("clamd", command(private("clamd"), ports["clamd"]), patience=5)


def address(ports: Ports) -> str:
    """Return the scanner's address for the settings of a service: ours, or the one the environment names."""
    return os.environ.get("SCANNER") or f"tcp://127.0.0.1:{ports['clamd']}"


def wait(port: int, seconds: float = 30) -> None:
    """Wait until the scanner answers. Raises Trouble when it does not."""
    until = time.monotonic() + seconds
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 2) as line:
                line.sendall(b"zPING\0")
                if line.recv(16).startswith(b"PONG"):
                    return
        except OSError:
            if time.monotonic() > until:
                raise Trouble("clamd does not answer.") from None
            time.sleep(0.05)
