"""Alerts fire when they should, each has a runbook, dashboards ask for metrics that exist."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import CHARTS

HERE = CHARTS / "observability"
RULES = sorted((HERE / "rules").glob("*.yaml"))
ROOT = CHARTS.parent
# Metrics of others: Envoy, the Python client library, our own recording rules.
FOREIGN = re.compile(r"^(envoy_|process_|workaniser:)")


@pytest.fixture(scope="session")
def promtool(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return promtool: the machine's, or the one inside Debian's package, unpacked without installing it."""
    if found := shutil.which("promtool"):
        return found
    kept = ROOT / ".local" / "promtool"
    if not kept.exists():
        folder = tmp_path_factory.mktemp("prometheus")
        subprocess.run(["apt-get", "download", "prometheus"], cwd=folder, check=True, capture_output=True)
        subprocess.run(["dpkg", "-x", next(folder.glob("*.deb")), folder], check=True)
        kept.parent.mkdir(exist_ok=True)
        partial = kept.with_suffix(f".{os.getpid()}")
        shutil.copy(folder / "usr/bin/promtool", partial)
        partial.rename(kept)
    return str(kept)


def expressions() -> list[str]:
    found = [rule["expr"] for path in RULES for group in yaml.safe_load(path.read_text())["groups"] for rule in group["rules"]]
    for path in (HERE / "dashboards").glob("*.json"):
        found += [target["expr"] for panel in json.loads(path.read_text())["panels"] for target in panel["targets"]]
    return found


def test_rules_parse_and_fire(promtool: str, tmp_path: Path) -> None:
    for path in [*RULES, HERE / "tests" / "alerts.test.yaml"]:
        shutil.copy(path, tmp_path)
    dashboards = {"groups": [{"name": "d", "rules": [{"record": f"d:{i}", "expr": e} for i, e in enumerate(expressions())]}]}
    (tmp_path / "dashboards.yaml").write_text(yaml.safe_dump(dashboards))
    names = [path.name for path in RULES]
    checked = subprocess.run([promtool, "check", "rules", *names, "dashboards.yaml"], cwd=tmp_path, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    tested = subprocess.run([promtool, "test", "rules", "alerts.test.yaml"], cwd=tmp_path, capture_output=True, text=True)
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_every_alert_has_a_runbook_and_a_severity() -> None:
    alerts = [rule for path in RULES for group in yaml.safe_load(path.read_text())["groups"] for rule in group["rules"] if "alert" in rule]
    assert {path.stem for path in (HERE / "runbooks").glob("*.md")} == {rule["alert"] for rule in alerts}
    for rule in alerts:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["runbook_url"] == f"__RUNBOOKS__/{rule['alert']}.md"


def test_rules_and_dashboards_ask_for_metrics_that_exist() -> None:
    code = [*(ROOT / "chassis" / "chassis").glob("*.py"), *(ROOT / "services").glob("*-svc/*/*.py")]
    source = "".join(path.read_text() for path in code)
    made = set(re.findall(r"(?:Counter|Gauge|Histogram)\(\s*\"([a-z_]+)\"", source))
    for expression in expressions():
        bare = re.sub(r'"[^"]*"|\{[^}]*\}|\[[^\]]*\]|(?:by|on|without) \([^)]*\)', " ", expression)
        for name in re.findall(r"[a-z][a-z_]*(?::[a-z0-9_:]+)?(?![a-z_(:])", bare):
            stem = re.sub(r"_(bucket|count|sum|total)$", "", name)
            if "_" in name and not FOREIGN.match(name) and name not in ("histogram_quantile",):
                assert stem in made or name in made, f"no metric {name}"
