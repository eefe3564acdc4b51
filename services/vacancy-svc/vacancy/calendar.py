"""Interviews as iCalendar (RFC 5545, 5546): one event with a stable identity, so that a changed or cancelled moment replaces the earlier one."""

from datetime import UTC

from icalendar import Calendar, Event, vCalAddress

from chassis import NotFound
from vacancy.models import Candidate, Vacancy


def method(candidate: Candidate) -> str:
    """Return what the file asks of a calendar: REQUEST, or CANCEL for an interview that was called off."""
    return "CANCEL" if candidate.interview_cancelled else "REQUEST"


def interview(candidate: Candidate, vacancy: Vacancy) -> bytes:
    """Return the interview of a candidate as a calendar file. Raises NotFound when none was ever planned."""
    if candidate.interview_start is None or candidate.interview_end is None:
        raise NotFound("interview_missing", "No interview is planned.")
    event = Event()
    event.add("uid", f"{candidate.id}@interview.workaniser")
    event.add("sequence", candidate.version)
    event.add("dtstamp", candidate.updated_at.astimezone(UTC))
    event.add("dtstart", candidate.interview_start.astimezone(UTC))
    event.add("dtend", candidate.interview_end.astimezone(UTC))
    event.add("summary", f"{candidate.name} – {vacancy.title}")
    event.add("status", "CANCELLED" if candidate.interview_cancelled else "CONFIRMED")
    if candidate.interview_place:
        event.add("location", candidate.interview_place)
    # The client's contact invites and comes; of the candidate no address is known.
    contact = vCalAddress(f"mailto:{vacancy.contact_email}" if vacancy.contact_email else f"urn:uuid:{vacancy.unit_id}")
    contact.params["CN"] = vacancy.contact_name or vacancy.title
    event.add("organizer", contact)
    event.add("attendee", contact)
    made = Calendar()
    made.add("prodid", "-//Workaniser//Vacancies//EN")
    made.add("version", "2.0")
    made.add("method", method(candidate))
    made.add_component(event)
    return made.to_ical()
