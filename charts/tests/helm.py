"""Helm as a program for the tests: `python helm.py CHART [VALUES]` prints the rendered manifests as JSON.

Helm's engine (version 4, through its Python binding) reads its environment only once, when the process starts, so
each rendering is a process of its own. With a `helm` command on the PATH, `helm template` says the same.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
CHARTS = Path(__file__).parent.parent


def dependencies(chart: Path) -> None:
    """Pack the `file://` dependencies of a chart (in a copy) into its `charts/` folder."""
    import helm_sdkpy
    import yaml

    for one in yaml.safe_load((chart / "Chart.yaml").read_text()).get("dependencies", []):
        source = (chart / one["repository"].removeprefix("file://")).resolve()
        dependencies(source)
        target = chart / "charts"
        target.mkdir(exist_ok=True)
        asyncio.run(helm_sdkpy.Package(helm_sdkpy.Configuration()).run(str(source), dest_dir=str(target)))


def render(chart: str, values: dict[str, Any], upgrade: bool = False) -> dict[str, Any]:
    """Install a chart (and upgrade it, if asked) into the test double; return Helm's release."""
    import cluster
    import helm_sdkpy

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(CHARTS, Path(folder) / "charts", ignore=shutil.ignore_patterns("*.tgz", "tests"))
        path = Path(folder) / "charts" / chart
        dependencies(path)
        server = cluster.start()
        try:
            configuration = helm_sdkpy.Configuration(namespace="default", kubeconfig=cluster.kubeconfig(server))
            release = asyncio.run(helm_sdkpy.Install(configuration).run("w", str(path), values=values, wait=False))
            if upgrade:
                release = asyncio.run(helm_sdkpy.Upgrade(configuration).run("w", str(path), values=values, wait=False))
            release["applied"] = ["/".join(key) for key in server.store]
            return release
        finally:
            server.shutdown()
            server.server_close()


if __name__ == "__main__":
    if os.environ.get("HELM_DRIVER") != "memory":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "HELM_DRIVER": "memory"})
    given = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    try:
        print(json.dumps(render(sys.argv[1], given, upgrade="--upgrade" in sys.argv), default=str))
    except Exception as error:  # the binding has one exception class per cause; the text is what counts
        sys.exit(f"{type(error).__name__}: {error}")
