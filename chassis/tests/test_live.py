"""Live screens, over a real socket: who hears of what, and that a closed window costs nothing."""

import time

import httpx
import orjson
import pytest

BOTH = ["widget:read", "widget:write"]


def lines(answer, until, seconds=5.0):
    """Return the stream's hints until one fits, or None after the time."""
    begun = time.time()
    for line in answer.iter_lines():
        if line.startswith(('data: {"type"', "data: {")):
            hint = orjson.loads(line.removeprefix("data: "))
            if hint and until(hint):
                return hint
        if time.time() - begun > seconds:
            return None
    return None


def headers(client):
    return {"Authorization": client.headers["Authorization"]}


def test_a_change_reaches_those_who_may_read_it_and_nobody_else(server, as_, company, new_company):
    here = as_("", at="dept", permissions=BOTH, company=company)
    sibling = as_("", at="site_b", permissions=BOTH, company=company)
    stranger = as_("", at="company", permissions=BOTH, company=new_company())
    writer = as_("", at="dept", permissions=["widget:write"], company=company)
    streams = []
    try:
        for client in (here, sibling, stranger, writer):
            opened = httpx.Client(timeout=httpx.Timeout(5, read=2.0))
            streams.append((opened, opened.send(opened.build_request("GET", server + "/live", headers=headers(client)), stream=True)))
            assert streams[-1][1].status_code == 200
        time.sleep(0.5)
        made = httpx.post(server + "/widgets", json={"name": "w", "unit_id": str(company.units["dept"])}, headers=headers(here)).json()
        begun = time.perf_counter()
        hint = lines(streams[0][1], lambda one: one.get("id") == made["id"])
        assert time.perf_counter() - begun < 1.0
        assert hint == {"type": "widget.created", "id": made["id"], "version": 1}
        for _, stream in streams[1:]:
            with pytest.raises(httpx.ReadTimeout):
                lines(stream, lambda one: one.get("id") == made["id"])
    finally:
        for opened, stream in streams:
            stream.close()
            opened.close()


def test_a_stream_ends_with_the_rights_it_was_opened_with(server, as_, company, deliver):
    """Whoever is disabled, or loses a right, hears nothing more; whoever is not concerned keeps the stream."""
    clients = [as_("", at=unit, permissions=BOTH) for unit in ("dept", "dept", "site_b")]
    with httpx.Client(timeout=httpx.Timeout(5, read=2.0)) as opened:
        streams = [opened.send(opened.build_request("GET", server + "/live", headers=headers(one)), stream=True) for one in clients]
        time.sleep(0.5)  # the listener listens
        access = {"user_id": str(clients[0].user_id), "company_id": str(company.id), "name": "A", "disabled": True, "grants": []}
        deliver("access.changed", {**access, "revoked_after": None}, aggregate_id=clients[0].user_id)
        begun = time.perf_counter()
        assert lines(streams[0], lambda _: True) is None
        assert time.perf_counter() - begun < 2.0
        unit = {"id": str(company.units["dept"]), "company_id": str(company.id), "parent_id": str(company.units["site_a"]), "name": "D"}
        path = [str(one) for one in company.path("dept")]
        deliver("unit.changed", {**unit, "kind": "department", "path": path, "references": [], "active": False})
        assert lines(streams[1], lambda _: True) is None
        with pytest.raises(httpx.ReadTimeout):
            lines(streams[2], lambda _: True)
        for stream in streams:
            stream.close()


def test_windows_that_close_leave_nothing_behind(server, as_, company):
    client = as_("", at="dept", permissions=BOTH, company=company)
    for _ in range(30):
        with httpx.Client(timeout=5) as opened, opened.stream("GET", server + "/live", headers=headers(client)) as answer:
            assert answer.status_code == 200
    begun = time.perf_counter()
    assert httpx.get(server + "/widgets", headers=headers(client)).status_code == 200
    assert time.perf_counter() - begun < 1.0


def test_a_stream_needs_a_token(server):
    assert httpx.get(server + "/live").status_code == 401
