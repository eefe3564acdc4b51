"""Published shifts as an iCalendar (RFC 5545): one event per shift under a stable UID, times in Europe/Brussels."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from icalendar import Calendar, Event, vText

from chassis import Download, in_scope, session
from planning import clock, queries
from planning.models import Shift

WEEKS = 4


def calendar(unit_id: str | None, week: str | None, temp_id: str | None) -> Download:
    """Return four weeks of shifts that are or were published, in the caller's scope; a cancelled one says so."""
    first = clock.week_start(week) if week else clock.monday_of(clock.local_date(clock.now()))
    since, until = clock.at(first, 0), clock.at(first + timedelta(weeks=WEEKS), 0)
    statement = queries.shift_columns().where(in_scope(Shift), Shift.starts_at >= since, Shift.starts_at < until, Shift.status != "draft")
    if unit_id:
        statement = statement.where(queries.under(Shift, unit_id))
    if temp_id:
        statement = statement.where(Shift.temp_id == UUID(temp_id))
    made = Calendar()
    made.add("prodid", "-//Workaniser//Planning//EN")
    made.add("version", "2.0")
    # A draft that was cancelled never went out; only what has (or had) a temp is shown.
    for row in session().execute(statement.where(Shift.temp_id.is_not(None)).order_by(Shift.starts_at, Shift.id)):
        made.add_component(_event(row))
    made.add_missing_timezones()
    return Download(made.to_ical(), f"planning-{clock.week_name(first)}.ics", "text/calendar")


def _event(row: Any) -> Event:
    one = Event()
    one.add("uid", f"{row.id}@planning.workaniser")
    one.add("sequence", row.version)
    one.add("dtstamp", clock.now())
    one.add("dtstart", row.starts_at.astimezone(clock.ZONE))
    one.add("dtend", row.ends_at.astimezone(clock.ZONE))
    one.add("summary", vText(f"{row.temp_name} – {row.work_post_name}"))
    one.add("location", vText(row.unit_name))
    one.add("status", "CANCELLED" if row.status == "cancelled" else "CONFIRMED")
    return one
