"""Making shifts: from dates or a pattern of days and weeks, and as copies of a week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from chassis import Invalid, place, record, session
from chassis.ids import uuid7
from planning import assigning, clock, codings, people, queries, rules
from planning.findings import refusal
from planning.holidays import holiday
from planning.models import Shift, Temp, WorkPost

MOST = 500
FIELDS = ("break_minutes", "cost_centre", "purchase_order", "note")


def create(body: dict[str, Any]) -> list[Shift]:
    """Make draft shifts on each of the days, times the head count. Raises Invalid."""
    where = place(body["unit_id"])
    post = work_post(body["work_post"], where["unit_path"])
    head_count, days = body.get("head_count", 1), list(_days(body))
    if not 0 < len(days) * head_count <= MOST:
        raise Invalid("too_many", f"Between 1 and {MOST} shifts at once.", errors=[{"pointer": "/head_count", "rule": "maximum"}])
    fields = {"break_minutes": 0} | {name: body[name] for name in FIELDS if name in body}
    made = []
    for day in days:
        start, end = clock.shift_times(day, body["start_time"], body["end_time"], body.get("start_fold"), body.get("end_fold"))
        group = uuid7()
        for _ in range(head_count):
            shift = Shift(
                id=uuid7(), group_id=group, starts_at=start, ends_at=end, zone=clock.ZONE_NAME, status="draft", **where, **post, **fields
            )
            shift.check()
            made.append(shift)
    return made


def _days(body: dict[str, Any]) -> Iterator[date]:
    if ("dates" in body) == ("pattern" in body):
        raise Invalid("days_missing", "Give either dates or a pattern.", errors=[{"pointer": "/dates", "rule": "oneOf"}])
    yield from sorted(date.fromisoformat(one) for one in body.get("dates", ()))
    if pattern := body.get("pattern"):
        first = clock.usable(date.fromisoformat(pattern["from"]))
        for week in range(pattern["weeks"]):
            monday = clock.monday_of(first) + timedelta(weeks=week * pattern.get("every", 1))
            for day in (monday + timedelta(days=weekday - 1) for weekday in sorted(pattern["weekdays"])):
                if day >= first and not (pattern.get("skip_holidays") and holiday(day)):
                    yield day


def work_post(code: str, path: list[Any]) -> dict[str, Any]:
    """Return the columns that name a work post of a unit (by its path). Raises Invalid for one that is not planned there."""
    here = (func.cardinality(WorkPost.unit_ids) == 0) | WorkPost.unit_ids.overlap(path)
    title = session().scalar(select(WorkPost.title).where(WorkPost.code == code, WorkPost.active, here))
    if title is None:
        raise Invalid("work_post_unknown", "There is no such work post in this unit.", errors=[{"pointer": "/work_post", "rule": "known"}])
    return {"work_post": code, "work_post_name": title}


def copy_week(body: dict[str, Any]) -> dict[str, Any]:
    """Copy the shifts of a unit's week to later weeks, with the same clock times; with temps where no rule speaks against it."""
    since, until = clock.week_range(body["from_week"])
    gap = (clock.week_start(body["to_week"], "/to_week") - clock.week_start(body["from_week"])).days
    place(body["unit_id"])
    condition = (
        queries.under(Shift, body["unit_id"]) & (Shift.starts_at >= since) & (Shift.starts_at < until) & (Shift.status != "cancelled")
    )
    found = queries.lock_shifts(condition, MOST // body.get("weeks", 1))
    if gap == 0 or not found:
        raise Invalid("nothing_to_copy", "There is nothing to copy there.", errors=[{"pointer": "/to_week", "rule": "differs"}])
    copies = [(one, _moved(one, gap + 7 * week)) for week in range(body.get("weeks", 1)) for one in found]
    groups = {(one.group_id, copy.starts_at): uuid7() for one, copy in copies}
    for one, copy in copies:
        copy.group_id = groups[one.group_id, copy.starts_at]
        session().add(copy)
    session().flush()
    left_open = _staff(copies) if body.get("with_temps") else []
    for _, copy in copies:
        record("shift.made", copy)
    session().flush()
    made = [copy for _, copy in copies]
    assigned = sum(one.temp_id is not None for one in made)
    return {"created": len(made), "assigned": assigned, "left_open": left_open, "items": queries.summaries([one.id for one in made])}


def _moved(shift: Shift, days: int) -> Shift:
    day = clock.local_date(shift.starts_at) + timedelta(days=days)
    start, end = clock.shift_times(day, clock.clock_of(shift.starts_at), clock.clock_of(shift.ends_at), lenient=True)
    return shift.again(start, end)


def _staff(copies: list[tuple[Shift, Shift]]) -> list[dict[str, Any]]:
    """Give each copy the temp of its original where nothing speaks against it; return the others with what does."""
    temps = people.lock({one.temp_id for one, _ in copies if one.temp_id})
    book = codings.rule_book(copies[0][0].company_id)
    facts = people.facts_of(people.among(Temp.id, temps), [copy.work for _, copy in copies])
    now, left_open = clock.minute_of(clock.now()), []
    for one, copy in copies:
        if one.temp_id is None:
            continue
        known, may = facts[one.temp_id], assigning.permits(copy.unit_path)
        findings = rules.evaluate(copy.work, copy.work_post, copy.unit_path, known, book, now)
        if refusal(findings, may, accept_warnings=False, override_reason=None) is None:
            copy.assign(one.temp_id, [], book.version)
            known.works.append(copy.work)
        else:
            told = [finding.as_answer(may) for finding in findings]
            left_open.append({"shift_id": copy.id, "temp": {"id": known.temp_id, "name": known.name}, "findings": told})
    assigning.write()
    return left_open
