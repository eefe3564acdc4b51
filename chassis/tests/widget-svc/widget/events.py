from uuid import UUID

from chassis import session
from chassis.consumer import CloudEvent, on
from widget.models import Widget


@on("gadget.made")
def on_gadget_made(event: CloudEvent) -> None:
    data = event.data
    path = [UUID(one) for one in data["unit_path"]]
    widget = Widget(id=event.aggregate_id, company_id=event.company_id, unit_id=path[-1], unit_path=path, name=data["name"])
    session().add(widget)


@on("gadget.renamed")
def on_gadget_renamed(event: CloudEvent) -> None:
    widget = session().get(Widget, event.aggregate_id)
    if widget is None:
        raise LookupError("renamed before it was made")
    widget.name = event.data["name"]
