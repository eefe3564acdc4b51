"""Reports as files."""

from chassis import Download
from reporting import exports
from reporting.periods import Period


def download(
    report: str, format: str = "xlsx", by: str = "month", language: str = "nl", unit_id: str | None = None, **months: str
) -> Download:
    period = Period.of(months.get("from"), months.get("until"))
    return exports.as_file(exports.table(report, by, period, unit_id, language), format)
