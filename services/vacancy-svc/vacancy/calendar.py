"""Interviews as iCalendar (RFC 5545): one event with a stable identity, so that a changed moment replaces the earlier one."""

from datetime import UTC

from icalendar import Calendar, Event

from chassis import NotFound
from vacancy.models import Candidate


def interview(candidate: Candidate, title: str) -> bytes:
    """Return the interview of a candidate as a calendar file. Raises NotFound when none is planned."""
    if candidate.interview_start is None or candidate.interview_end is None:
        raise NotFound("interview_missing", "No interview is planned.")
    event = Event()
    event.add("uid", f"{candidate.id}@interview.workaniser")
    event.add("sequence", candidate.version)
    event.add("dtstamp", candidate.updated_at.astimezone(UTC))
    event.add("dtstart", candidate.interview_start.astimezone(UTC))
    event.add("dtend", candidate.interview_end.astimezone(UTC))
    event.add("summary", f"{candidate.name} – {title}")
    event.add("status", "CANCELLED" if candidate.status in ("rejected", "withdrawn") else "CONFIRMED")
    if candidate.interview_place:
        event.add("location", candidate.interview_place)
    made = Calendar()
    made.add("prodid", "-//Workaniser//Vacancies//EN")
    made.add("version", "2.0")
    made.add_component(event)
    return made.to_ical()
