"""Takes one process of the stack out and puts it back: an outage on purpose, for the demo and the tests."""

import json
from dataclasses import asdict

from local import supervisor
from local.place import STATE, Trouble
from local.processes import Process, known_pid, read_plan, wait_gone, write_plan


def stop(name: str) -> int:
    """Stop one process and keep it stopped. Raises Trouble for a name that is not in the plan."""
    plan = read_plan()
    out = next((process for process in plan if process.name == name), None)
    if out is None:
        raise Trouble(f"{name} does not run here: `python -m local status` lists what does.")
    aside = STATE / f"outage-{name}.json"
    aside.write_text(json.dumps(asdict(out)))
    aside.chmod(0o600)
    rest = [process for process in plan if process is not out]
    pid, _ = known_pid(name)
    write_plan(rest, sealed=rest)
    supervisor.launch()
    if pid and not wait_gone(pid, 60):
        raise Trouble(f"{name} did not stop.")
    return 0


def start(name: str) -> int:
    """Start a process again that `stop` took out; nothing when it runs."""
    aside = STATE / f"outage-{name}.json"
    if not aside.exists():
        return 0
    back = Process(**json.loads(aside.read_text()))
    plan = [process for process in read_plan() if process.name != name]
    write_plan([back, *plan], sealed=[back, *plan])
    supervisor.launch()
    aside.unlink()
    return 0
