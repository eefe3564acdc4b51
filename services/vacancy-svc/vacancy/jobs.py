"""Work by the clock: candidates whose time is over, and what client and agency hold differently."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, text

from chassis import record, session
from vacancy.models import OVER, UNDECIDED, WITH_AGENCY, Candidate, ToldDigest, Vacancy
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
    """Print every vacancy of which the agency, by the digests it told last, does not hold what we hold."""
    told = {one.reference: one.digest for one in session().scalars(select(ToldDigest))}
    ours = {one.reference: one.digest for one in session().scalars(select(Vacancy).where(Vacancy.status.in_(WITH_AGENCY)))}
    known = set(session().scalars(select(Vacancy.reference).where(Vacancy.reference.in_(told))))
    if not told:
        print(f"{company_id}: the agency told no digests")
        return
    for reference in sorted({*ours, *told}):
        if reference not in known and reference not in ours:
            print(f"{company_id} {reference}: only the agency holds it")
        elif reference not in told:
            print(f"{company_id} {reference}: the agency does not hold it")
        elif reference in ours and ours[reference] != told[reference]:
            print(f"{company_id} {reference}: differs, ours {ours[reference][:12]} theirs {told[reference][:12]}")
