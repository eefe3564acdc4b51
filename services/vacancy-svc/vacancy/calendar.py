"""Interviews as iCalendar (RFC 5545, 5546): one event with a stable identity, so that a changed or cancelled moment replaces the earlier one."""

from datetime import UTC

from icalendar import STATUS, Calendar, Event, vCalAddress

from chassis import NotFound
from vacancy.models.candidates import Candidate
from vacancy.models.vacancies import OVER, Vacancy


def interview(candidate: Candidate, vacancy: Vacancy) -> tuple[bytes, str]:
    """Return the interview of a candidate as a calendar file, and its method: REQUEST, or CANCEL when it, or the vacancy, is off.

    Raises NotFound when none was ever planned.
    """
    if candidate.interview_start is None or candidate.interview_end is None:
        raise NotFound("interview_missing", "No interview is planned.")
    off = candidate.interview_cancelled or (candidate.status == "interview_planned" and vacancy.status in OVER)
    method, status = ("CANCEL", STATUS.CANCELLED) if off else ("REQUEST", STATUS.CONFIRMED)
    # The client's contact invites and comes; of the candidate no address is known.
    contact = vCalAddress(f"mailto:{vacancy.contact_email}" if vacancy.contact_email else f"urn:uuid:{vacancy.unit_id}")
    contact.params["CN"] = vacancy.contact_name or vacancy.title
    event = Event.new(
        uid=f"{candidate.id}@interview.workaniser", sequence=candidate.version + off, stamp=candidate.updated_at.astimezone(UTC), status=status,
        start=candidate.interview_start.astimezone(UTC), end=candidate.interview_end.astimezone(UTC), location=candidate.interview_place,
        summary=f"{candidate.name} – {vacancy.title}", organizer=contact, attendees=[contact],
    )  # fmt: skip
    return Calendar.new(prodid="-//Workaniser//Vacancies//EN", method=method, subcomponents=[event]).to_ical(), method
