"""How much code there is: a service must be readable in an afternoon."""

from bench.figure import Figure
from tools import sizes

GOAL = "service ≤ 1,500 lines (identity, planning, timesheet ≤ 3,000), chassis ≤ 3,000, file p90 ≤ 200 and max 400, handler ≤ 15"


def measure() -> Figure:
    """Count the lines of services, chassis, files and handlers."""
    services = {name: sizes.of_service(name) for name in sizes.service_names()}
    chassis = sizes.of_chassis()
    files = sizes.of_files([path for path in sizes.tracked("*.py") if not sizes.is_test(path)])
    handlers = sizes.handlers()
    over = {name: count for name, count in services.items() if count > sizes.LARGER.get(name, sizes.SERVICE_LINES)}
    ok = not over and chassis <= sizes.CHASSIS_LINES and sizes.p90(files) <= sizes.FILE_P90
    ok = ok and files[0].lines <= sizes.MOST["file"] and handlers[0].lines <= sizes.MOST["handler"]
    small = max(count for name, count in services.items() if name not in sizes.LARGER)
    value = f"service ≤ {small} ({', '.join(f'{name} {services[name]}' for name in sizes.LARGER)}), chassis {chassis}, "
    value += f"file p90 {sizes.p90(files)}, max {files[0].lines}, handler {handlers[0].lines}"
    notes = ["lines of code: blank lines, comments and docstrings not counted; files and handlers count every line"]
    notes += [f"{name}: {count} lines" for name, count in services.items()]
    notes += [f"longest files: {', '.join(f'{one.where} {one.lines}' for one in files[:3])}"]
    notes += [f"longest handlers: {', '.join(f'{one.where} {one.lines}' for one in handlers[:3])}"]
    return Figure(value, ok, notes)
