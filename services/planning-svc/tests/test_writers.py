"""Many planners at once: nobody is ever planned twice at the same time, and the rules hold between them."""

import random
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import oracle
import psycopg
from conftest import NEXT_MONDAY, rule
from sqlalchemy import select

from planning import clock
from planning.facts import Work
from planning.models import Shift

WRITERS = 8


def overlaps(db, temp_ids):
    """Return pairs of planned shifts of one temp that share a minute."""
    rows = db.execute(
        select(Shift.temp_id, Shift.starts_at, Shift.ends_at).where(Shift.temp_id.in_(temp_ids), Shift.status != "cancelled")
    ).all()
    return [(a, b) for a, b in combinations(rows, 2) if a.temp_id == b.temp_id and a.starts_at < b.ends_at and b.starts_at < a.ends_at]


def test_eight_planners_assign_two_temps_at_once(shifts, temp, coded, as_, db):
    coded(rule("daily_rest", 660), rule("weekly_rest", 0), rule("absolute_week", 100000), rule("max_week", 100000))
    temps, dice, planner = [temp(), temp()], random.Random(7), as_("planner")
    made = [shifts(n, f"{hour:02d}:00", f"{hour + 6:02d}:00")[0] for n in range(5) for hour in (6, 8, 10, 12, 14, 16)]
    jobs = [(shift, temp_id) for shift in made for temp_id in temps]
    dice.shuffle(jobs)

    def assign(job):
        shift, temp_id = job
        body = {"temp_id": temp_id, "accept_warnings": True}
        return planner.post(f"/shifts/{shift['id']}/assign", json=body, headers={"If-Match": "*"}).status_code

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(assign, jobs))
    assert set(answers) <= {200, 409}
    # Each day has room for one of these shifts per temp: eleven hours of rest follow within the twenty-four.
    assert answers.count(200) >= 5
    assert overlaps(db, temps) == []
    for temp_id in temps:
        rows = db.execute(select(Shift.starts_at, Shift.ends_at).where(Shift.temp_id == temp_id)).all()
        works = [Work(None, clock.minute_of(row.starts_at), clock.minute_of(row.ends_at)) for row in rows]
        assert all(oracle.longest_rest(works, one, 660, 1440) >= 660 for one in works)


def test_the_constraint_alone_keeps_eight_writers_apart(temp, coded, company, db, admin_url):
    """Without the lock and the rules: only what the database itself refuses."""
    temp_id = temp()
    base = clock.minute_of(clock.at(NEXT_MONDAY, 0))
    insert = (
        "INSERT INTO shift (id, company_id, unit_id, unit_path, group_id, status, work_post, work_post_name, zone, starts_at, ends_at, break_minutes,"
        " temp_id, accepted, history) VALUES (gen_random_uuid(), %s, %s, %s, gen_random_uuid(), 'draft', 'P', 'P', 'Europe/Brussels',"
        " to_timestamp(%s), to_timestamp(%s), 0, %s, '[]', false)"
    )

    def write(seed):
        dice, kept = random.Random(seed), 0
        with psycopg.connect(admin_url, autocommit=True) as connection:
            for _ in range(60):
                start = base + dice.randrange(0, 14 * 1440, 15)
                times = (start * 60, (start + dice.randrange(60, 720, 15)) * 60)
                try:
                    connection.execute(insert, [company.id, company.units["dept"], company.path("dept"), *times, temp_id])
                    kept += 1
                except (psycopg.errors.ExclusionViolation, psycopg.errors.DeadlockDetected):
                    continue
        return kept

    with ThreadPoolExecutor(WRITERS) as pool:
        kept = sum(pool.map(write, range(WRITERS)))
    assert 0 < kept < WRITERS * 60
    assert overlaps(db, [temp_id]) == []
    assert len(db.execute(select(Shift.id).where(Shift.temp_id == temp_id)).all()) == kept
