"""Work that nobody asks for: a function in a service's `jobs.py`, run by the clock (`python -m chassis job …`)."""

import inspect
from collections.abc import Sequence
from importlib import import_module

from sqlalchemy import text

from chassis.db import transaction
from chassis.telemetry import failure, log


def run(service: str, name: str, arguments: Sequence[str] = ()) -> int:
    """Run a job: once for every client company, each in its own transaction, when the function takes a `company_id`;
    otherwise once. One company's failure does not stop the others; the exit code tells.

    `name` may be written with dashes. A function that takes `arguments` gets the rest of the command line, and opens
    its transactions itself: it may run for long, or for ever.
    """
    job = getattr(import_module(f"{service}.jobs"), name.replace("-", "_"))
    parameters = inspect.signature(job).parameters
    if "arguments" in parameters:
        job(arguments=arguments)
        return 0
    if "company_id" not in parameters:
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
