"""Work that nobody asks for."""

from uuid import UUID

from reporting import sums


def rebuild(company_id: UUID) -> None:
    """Make all sums of a client again from its invoices and approved hours."""
    sums.rebuild(company_id)
