"""The one handler: no constraint stops a second application, so that one would show."""

from sqlalchemy import text

from chassis import session
from chassis.consumer import CloudEvent, on

_APPLIED = text("""
    WITH kept AS (INSERT INTO applied (aggregate_id, version) VALUES (:aggregate_id, :version))
    SELECT pg_notify('applied', :note)
""")


@on("counter.raised")
def on_counter_raised(event: CloudEvent) -> None:
    """Write it down, and tell a measurement that listens (the notice goes out with the commit)."""
    note = f"{event.aggregate_id}:{event.version}"
    session().execute(_APPLIED, {"aggregate_id": event.aggregate_id, "version": event.version, "note": note})
