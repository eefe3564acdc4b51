"""Work that nobody asks for: a function in a service's `jobs.py`, run by the clock (`python -m chassis job …`)."""

import inspect
from importlib import import_module

from sqlalchemy import text

from chassis.db import transaction
from chassis.telemetry import failure, log


def run(service: str, name: str) -> int:
    """Run a job: once for every client company, each in its own transaction, when the function takes a `company_id`;
    otherwise once. One company's failure does not stop the others; the exit code tells."""
    job = getattr(import_module(f"{service}.jobs"), name)
    if "company_id" not in inspect.signature(job).parameters:
        with transaction(actor=name):
            job()
        return 0
    with transaction(readonly=True) as opened:
        companies = list(opened.scalars(text("SELECT DISTINCT company_id FROM unit ORDER BY company_id")))
    failed = 0
    for company_id in companies:
        try:
            with transaction(company_id, actor=name):
                job(company_id=company_id)
        except Exception as error:
            failed += 1
            log.error("job_failed", job=name, company=str(company_id), **failure(error))
    log.info("job_done", job=name, companies=len(companies), failed=failed)
    return 1 if failed else 0
