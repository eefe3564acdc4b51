"""What must hold for everything we install, whatever the values."""

from typing import Any

import kubernetes_validate
import pytest
from conftest import CHARTS, SERVICES, Refused, helm, minimal

CORE = {"v1", "apps/v1", "batch/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1"}


def workloads(objects: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in objects if one["kind"] in ("Deployment", "Job", "CronJob")]


def pod(workload: dict[str, Any]) -> dict[str, Any]:
    spec = workload["spec"]
    return (spec["jobTemplate"]["spec"] if workload["kind"] == "CronJob" else spec)["template"]["spec"]


@pytest.mark.parametrize("version", ["1.30", "1.33"])
def test_core_objects_fit_their_schemas(objects: list[dict[str, Any]], version: str) -> None:
    for one in objects:
        if one["apiVersion"] in CORE:
            kubernetes_validate.validate(one, version, strict=True)


def test_pods_are_restricted(objects: list[dict[str, Any]]) -> None:
    for workload in workloads(objects):
        spec = pod(workload)
        assert spec["automountServiceAccountToken"] is False
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["runAsUser"] >= 10000
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in spec["containers"]:
            security = container["securityContext"]
            assert security["readOnlyRootFilesystem"] is True
            assert security["allowPrivilegeEscalation"] is False
            assert security["capabilities"] == {"drop": ["ALL"]}
            assert "@sha256:" in container["image"]
            assert set(container["resources"]) == {"requests", "limits"}


def test_no_secret_is_in_an_object(objects: list[dict[str, Any]]) -> None:
    for one in objects:
        assert one["kind"] != "Secret"
    for workload in workloads(objects):
        for container in pod(workload)["containers"]:
            for variable in container.get("env", []):
                assert not any(word in variable["name"] for word in ("PASSWORD", "DATABASE_URL", "AMQP_URL"))


def test_every_deployment_has_two_replicas_a_budget_a_spread_and_probes(objects: list[dict[str, Any]]) -> None:
    scaled = {one["spec"]["scaleTargetRef"]["name"]: one for one in objects if one["kind"] == "HorizontalPodAutoscaler"}
    budgets = [one["spec"]["selector"]["matchLabels"] for one in objects if one["kind"] == "PodDisruptionBudget"]
    for one in objects:
        if one["kind"] != "Deployment":
            continue
        name, spec = one["metadata"]["name"], one["spec"]
        assert (scaled[name]["spec"]["minReplicas"] if name in scaled else spec["replicas"]) >= 2
        assert spec["selector"]["matchLabels"] in budgets
        assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
        assert {part["topologyKey"] for part in pod(one)["topologySpreadConstraints"]} == {
            "topology.kubernetes.io/zone",
            "kubernetes.io/hostname",
        }
        for container in pod(one)["containers"]:
            assert {"startupProbe", "livenessProbe", "readinessProbe"} <= set(container)


def test_every_pod_is_behind_a_network_policy(objects: list[dict[str, Any]]) -> None:
    policies = [one["spec"] for one in objects if one["kind"] == "NetworkPolicy"]
    for workload in workloads(objects):
        template = workload["spec"].get("template") or workload["spec"]["jobTemplate"]["spec"]["template"]
        labels = template["metadata"]["labels"].items()
        covering = [p for p in policies if p["podSelector"]["matchLabels"].items() <= labels]
        assert any(set(p["policyTypes"]) == {"Ingress", "Egress"} for p in covering)


def test_the_umbrella_installs_every_part(whole: list[dict[str, Any]]) -> None:
    deployed = {one["metadata"]["name"] for one in whole if one["kind"] == "Deployment"}
    expected = {f"w-{service}{part}" for service in SERVICES for part in ("", "-relay", "-consumer")}
    assert deployed == expected | {"w-identity-mail", "w-document-scan", "w-clamd", "w-gateway", "w-portal"}


def test_only_443_is_open_to_the_outside(whole: list[dict[str, Any]]) -> None:
    outside = [one for one in whole if one["kind"] == "Service" and one["spec"].get("type") == "LoadBalancer"]
    assert [(one["metadata"]["name"], [port["port"] for port in one["spec"]["ports"]]) for one in outside] == [("w-gateway", [443])]


def test_web_pods_never_see_the_broker_or_the_owner(whole: list[dict[str, Any]]) -> None:
    for one in whole:
        if one["kind"] == "Deployment" and one["metadata"]["labels"]["app.kubernetes.io/component"] == "web":
            for volume in pod(one)["volumes"]:
                for source in volume.get("projected", {}).get("sources", []):
                    names = {item["key"] for item in source["secret"].get("items", [])}
                    assert not names & {"amqp_url", "owner_database_url", "relay_database_url"}


def test_upgrade_runs_the_migration_again() -> None:
    release = helm("timesheet", minimal("timesheet"), "--upgrade")
    assert release["version"] == 2
    assert [hook["events"] for hook in release["hooks"]] == [["pre-install", "pre-upgrade"]]


@pytest.mark.parametrize("chart", ["timesheet", "gateway", "portal"])  # the service charts share one schema, see below
@pytest.mark.parametrize(
    "wrong",
    [{"replicas": {"min": 1, "max": 2}}, {"image": {"repository": "r", "digest": "latest"}}, {"replica": 3}],
    ids=["one replica", "a tag", "an unknown key"],
)
def test_dangerous_values_are_refused(chart: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"(?i)schema|valid|additional"):
        helm(chart, {**minimal(chart), **wrong})


@pytest.mark.parametrize("wrong", [{"global": {"region": "us-east-1"}}, {"data": {"backup": {"secondRegion": "us-west-2"}}}])
def test_data_stays_in_the_union(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        helm("workaniser", {**minimal("workaniser"), **wrong})


def test_the_service_charts_share_one_schema() -> None:
    shared = (CHARTS / "lib" / "service.schema.json").read_text()
    for service in SERVICES:
        assert (CHARTS / service / "values.schema.json").read_text() == shared
