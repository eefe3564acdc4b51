"""Work by the clock: candidates whose time is over, and what client and agency hold differently."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, text

from chassis import record, session
from vacancy.models.candidates import UNDECIDED, Candidate
from vacancy.models.vacancies import OVER, WITH_AGENCY, Vacancy
from vacancy.queries import TOLD
from vacancy.settings import settings


def expire(company_id: UUID) -> None:
    """Delete rejected and withdrawn candidates, and those left undecided by a vacancy that is over, when they were kept long enough.

    With them go their comments and what the trail quotes of them; that something happened stays.
    """
    before = datetime.now(UTC) - timedelta(days=settings().candidate_retention_days)
    left = Candidate.status.in_(UNDECIDED) & Vacancy.status.in_(OVER) & (Vacancy.updated_at < before) & (Candidate.updated_at < before)
    over = select(Candidate).join(Vacancy, Vacancy.id == Candidate.vacancy_id).where(or_(Candidate.ended_at < before, left))
    for candidate in session().scalars(over.with_for_update(of=Candidate)):
        record("candidate.expired", candidate)
        session().flush()
        session().execute(text("UPDATE audit SET note = NULL WHERE aggregate_id = :id AND note IS NOT NULL"), {"id": candidate.id})
        session().delete(candidate)


def reconcile(company_id: UUID) -> None:
    """Print every vacancy of which the agency, by the digests it told last, does not hold what we hold: ours, then theirs."""
    told = dict(session().execute(select(TOLD.c.reference, TOLD.c.digest)).tuples().all())
    compared = or_(Vacancy.status.in_(WITH_AGENCY), Vacancy.reference.in_(told))
    ours = {one.reference: one.digest for one in session().scalars(select(Vacancy).where(compared, Vacancy.copies > 0))}
    for reference in sorted(ours.keys() | told.keys()):
        if ours.get(reference) != told.get(reference):
            print(f"{company_id} {reference}: {ours.get(reference, 'not here')} {told.get(reference, 'not at the agency')}")
