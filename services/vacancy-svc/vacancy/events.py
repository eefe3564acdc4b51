"""What vacancies do with facts of other services."""

from chassis import record, session
from chassis.consumer import CloudEvent, on
from vacancy.models.candidates import Candidate


@on("document.stored")
def on_document_stored(event: CloudEvent) -> None:
    """Show a candidate's CV; the newest one counts."""
    document = event.data
    if document["kind"] != "cv" or document["subject"]["type"] != "candidate":
        return
    candidate = session().get(Candidate, document["subject"]["id"], with_for_update=True)
    if candidate is not None:
        candidate.cv = {name: document[name] for name in ("document_id", "file_name", "media_type", "size")}
        record("candidate.cv_received", candidate)
