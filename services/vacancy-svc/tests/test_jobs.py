"""Versions and digests that both parties can compare, `reconcile`, and `expire` of candidates."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from vacancy import jobs


def digests(agency, company, held):
    entries = [{"vacancy": reference, "digest": digest} for reference, digest in held.items()]
    body = {"client": {"scheme": "KBO", "value": company.kbo}, "at": "2026-12-01T22:00:00Z", "vacancies": entries}
    return agency.deliver("VacancyDigests", body)


def test_versions_show_who_changed_what(manager, submitted, agency, emitted, as_):
    vacancy = submitted()
    path = f"/vacancies/{vacancy['id']}"
    manager.patch(path, json={"positions": 3, "cost_centre": None}, headers={"If-Match": "*"})
    theirs = deepcopy(emitted("StaffingOrder")[0].body)
    theirs["positionProfile"]["positionOpenQuantity"] = 7
    theirs["positionProfile"]["shiftDescription"] = "Nights"
    assert agency.deliver("StaffingOrder", theirs) == "applied"
    shown = manager.get(f"{path}/versions").json()["items"]
    assert [(one["number"], one["holder"], one["actor_name"]) for one in shown] == [
        (1, "portal", "Petronella Voorbeeld"), (2, "portal", "Petronella Voorbeeld"), (3, "agency", None),
    ]  # fmt: skip
    assert shown[0]["changes"] == []
    assert shown[1]["changes"] == [
        {"field": "positions", "before": "2", "after": "3"}, {"field": "cost_centre", "before": "CC-4100", "after": None},
    ]  # fmt: skip
    # What they changed alone was taken over before the version that lost was kept.
    assert {"field": "positions", "before": "3", "after": "7"} in shown[2]["changes"] and shown[2]["actor"] == "backoffice"
    held = manager.get(path).json()
    assert (held["positions"], held["shift_regime"]) == (3, "Nights")
    assert as_("hr_manager", at="site_b").get(f"{path}/versions").status_code == 404


def test_a_draft_has_no_versions(manager, drafted):
    assert manager.get(f"/vacancies/{drafted()['id']}/versions").json() == {"items": []}


def test_told_digests_show_whether_both_hold_the_same(manager, submitted, agency, company):
    one, other = submitted(), submitted(title="Packer")
    assert manager.get(f"/vacancies/{one['id']}").json()["exchange"]["told"] is None
    digest = one["exchange"]["digest"]
    assert digests(agency, company, {one["id"]: digest, other["id"]: digest}) == "applied"
    shown = [manager.get(f"/vacancies/{each['id']}").json()["exchange"]["told"] for each in (one, other)]
    assert shown == [{"digest": digest, "at": "2026-12-01T22:00:00Z", "same": same} for same in (True, False)]
    assert digests(agency, company, {}) == "applied"
    assert manager.get(f"/vacancies/{one['id']}").json()["exchange"]["told"] is None


def test_reconcile_prints_what_differs(submitted, drafted, agency, company, capsys, post):
    same, differs, lost, over = submitted(), submitted(), submitted(), submitted()
    drafted()
    post(f"/vacancies/{over['id']}/cancel", body={"reason": "Order lost"})
    wrong = "0" * 64
    assert digests(agency, company, {same["id"]: same["exchange"]["digest"], differs["id"]: wrong, "AG-77": wrong}) == "applied"
    capsys.readouterr()
    jobs.reconcile(company.id)
    printed = capsys.readouterr().out.splitlines()
    assert sorted(printed) == sorted(
        [
            f"{company.id} {differs['id']}: {differs['exchange']['digest']} {wrong}",
            f"{company.id} {lost['id']}: {lost['exchange']['digest']} not at the agency",
            f"{company.id} AG-77: not here {wrong}",
        ]
    )


def aged(db, candidate, days):
    moment = datetime.now(UTC) - timedelta(days=days)
    db.execute(text("UPDATE candidate SET ended_at = :at, updated_at = :at WHERE id = :id"), {"at": moment, "id": candidate["id"]})


@pytest.mark.parametrize(("days", "stays"), [(27, True), (29, False)])
@pytest.mark.parametrize("how", ["reject", "withdraw"])
def test_expire_forgets_who_is_out(manager, candidates, post, agency, db, company, how, days, stays):
    out, kept = candidates(2)
    manager.post(f"/candidates/{out['id']}/comments", json={"text": "Fientje knows the way here."})
    manager.post(f"/candidates/{out['id']}/comments/read")
    if how == "reject":
        post(f"/candidates/{out['id']}/reject", body={"reason": "Fientje has no certificate"})
    else:
        agency.deliver("HumanResource", agency.candidate(out["vacancy_id"], reasonOfChange="withdrawn"))
    aged(db, out, days)
    jobs.expire(company.id)
    assert manager.get(f"/candidates/{out['id']}").status_code == (200 if stays else 404)
    assert manager.get(f"/candidates/{kept['id']}").status_code == 200
    if not stays:
        for table in ("candidate", "comment", "reading", "audit"):
            rows = db.execute(text(f"SELECT to_jsonb(t)::text FROM {table} t")).scalars()
            assert not [row for row in rows if "Fientje Fictief 1" in row or "certificate" in row or "knows the way" in row]
        trail = text("SELECT action FROM audit WHERE aggregate_id = :id ORDER BY seq")
        assert db.execute(trail, {"id": out["id"]}).scalars().all()[-1] == "candidate.expired"


def test_expire_forgets_who_was_left_undecided(manager, candidates, post, db, company):
    left, accepted = candidates(2)
    post(f"/candidates/{accepted['id']}/accept")
    post(f"/vacancies/{left['vacancy_id']}/close", body={"reason": "Solved internally"})
    jobs.expire(company.id)
    assert manager.get(f"/candidates/{left['id']}").status_code == 200
    before = datetime.now(UTC) - timedelta(days=29)
    for table in ("vacancy", "candidate"):
        db.execute(text(f"UPDATE {table} SET updated_at = :at"), {"at": before})
    jobs.expire(company.id)
    assert manager.get(f"/candidates/{left['id']}").status_code == 404
    assert manager.get(f"/candidates/{accepted['id']}").status_code == 200


def test_the_trail_still_holds_when_a_note_is_gone(candidates, post, db, company, admin_url):
    import psycopg

    from chassis import audit

    [one] = candidates()
    post(f"/candidates/{one['id']}/reject", body={"reason": "Fientje has no certificate"})
    with psycopg.connect(admin_url) as admin:
        while audit.seal(admin):
            pass
    aged(db, one, 40)
    jobs.expire(company.id)
    with psycopg.connect(admin_url) as admin:
        assert audit.verify(admin)[2] is None
