"""What planning publishes: shifts, which timesheets are made of."""

from uuid import UUID

from chassis.consumer import CloudEvent, on
from timesheet import arrivals


@on("shift.published")
def on_shift_published(event: CloudEvent) -> None:
    """Put the shift in the timesheet of its temp and week."""
    _keep(event)


@on("shift.amended")
def on_shift_amended(event: CloudEvent) -> None:
    """Change the plan of the shift's line, or move it."""
    _keep(event)


@on("shift.cancelled")
def on_shift_cancelled(event: CloudEvent) -> None:
    """Take the shift out of its timesheet."""
    arrivals.drop_shift(UUID(event.data["id"]), "timesheet.shift_cancelled")


def _keep(event: CloudEvent) -> None:
    arrivals.plan_shift(event.data, first=event.version == 1)
