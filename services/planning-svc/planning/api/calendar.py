"""The calendar feed."""

from chassis import Download
from planning import feed


def get(unit_id: str | None = None, week: str | None = None, temp_id: str | None = None) -> Download:
    return feed.calendar(unit_id, week, temp_id)
