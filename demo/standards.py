"""What we send and ship, held against the real schemas of SETU and Peppol; and their examples, put on our queue.

`python -m demo.standards --setu <checkout> --peppol <checkout>`: checkouts of setu-standards/xml-specifications and
OpenPEPPOL/peppol-bis-invoice-3. Results go to docs/standards.md.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from lxml import etree

from demo import messages, schematron
from demo.billing import weekly_invoice
from demo.client import SITES, temps, unit
from demo.history import by_week, monday_of, works
from demo.messages import ClockTime
from demo.pdf import text_pdf
from demo.place import STATE, Failed, stack
from demo.published import SETU, Outcome

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "standards.md"
MARK = "<!-- results: written by `make check-standards` -->"
SCHEMAS = {
    **{kind: f"setu/schemas/purchase-to-pay-v2/{kind}.yml" for kind in ("StaffingOrder", "HumanResource", "Assignment", "Timecard")},
    **{kind: f"setu-planning/v2/{kind}/{kind}_v2.0.yaml" for kind in ("PlanningConstraints", "PlanningRequest", "PlanningAssignment")},
}


@dataclass
class Row:
    """One line of the report: how many of what were checked against which schema, and what was wrong."""

    what: str
    against: str
    checked: int
    wrong: list[str]


def main(arguments: list[str]) -> int:
    """Check everything and write the report; returns 0 when nothing was wrong."""
    parser = argparse.ArgumentParser(prog="python -m demo.standards", description=__doc__)
    parser.add_argument("--setu", type=Path, required=True)
    parser.add_argument("--peppol", type=Path, required=True)
    parser.add_argument("--without-stack", action="store_true", help="only hold what we ship against the schemas")
    given = parser.parse_args(arguments)
    rows = [*_json_rows(given.setu), *_invoice_rows(given.setu, given.peppol), *_published_rows(given.setu)]
    outcomes = [] if given.without_stack else _on_the_queue(given.setu, given.peppol)
    for row in rows:
        print(f"{'ok ' if not row.wrong else 'NO '} {row.checked:5} {row.what} against {row.against} {row.wrong[:3] or ''}")
    for outcome in outcomes:
        print(f"{'ok ' if outcome.accepted else 'NO '} {outcome.name}: {outcome.seen}")
    if outcomes:
        _write(given.setu, given.peppol, rows, outcomes)
    return 0 if not any(row.wrong for row in rows) and all(outcome.accepted for outcome in outcomes) else 1


def _validator(path: Path) -> Draft202012Validator:
    return Draft202012Validator(yaml.safe_load(path.read_text()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _faults(validator: Draft202012Validator, body: Any) -> list[str]:
    return [f"{error.json_path}: {error.validator}" for error in validator.iter_errors(json.loads(json.dumps(body)))]


def _json_rows(setu: Path) -> Iterator[Row]:
    """Examples we ship, messages the demo's back office builds, and messages the portal sent in the last play."""
    kept = STATE / "demo-received.json"
    received = [(one["kind"], one["body"]) for one in json.loads(kept.read_text())] if kept.exists() else []
    shipped = [(kind, json.loads((ROOT / f"contracts/messages/{kind}.example.json").read_text())) for kind in SCHEMAS]
    for what, found in (("our example", shipped), ("built by the demo", list(_built())), ("sent by the portal in the last play", received)):
        for kind, path in SCHEMAS.items():
            bodies = [body for name, body in found if name == kind]
            if bodies:
                validator = _validator(setu / path)
                yield Row(f"{kind}, {what}", path, len(bodies), [fault for body in bodies for fault in _faults(validator, body)])


def _built() -> Iterator[tuple[str, Any]]:
    """Messages of the demo's back office: one of each kind, and a year of shifts and hours."""
    temp, today = temps()[0], date.today()
    place, post = unit(temp.team.unit), temp.team.work_post
    start, end = today, today + timedelta(days=90)
    weekdays = {"Monday": "Available", "Saturday": "RatherNot"}
    listed = [
        messages.staffing_order("V-1", place, post, 2, start, end, "temporary_increase", "Waarom"),
        messages.human_resource("HR-1", "V-1", temp.number, temp.person.name, text_pdf("CV", []), "Tekst"),
        messages.assignment("AS-1", temp.number, post, start, end, 17.25, "V-1"),
        messages.constraints(temp.number, weekdays, []),
    ]
    for (number, monday), shifts in by_week(works(today)).items():
        one = shifts[0].temp
        listed.append(messages.planning_assignment(f"PA-{number}", unit(one.team.unit), one, one.team.work_post, shifts))
        times = [ClockTime(work.line, work.shift, work.actual_start, work.actual_end) for work in shifts]
        listed.append(messages.timecard("TC", number, one.person.name, unit(one.team.unit), monday, monday + timedelta(days=6), times))
    lines = [(work.start, work.end, 2) for work in works(today)[:3]]
    listed.append(messages.planning_request("PR-1", place, post, lines))
    yield from ((message.kind, message.body) for message in listed)


def _invoice_rows(setu: Path, peppol: Path) -> Iterator[Row]:
    texts = [(ROOT / "contracts/messages/Invoice.example.xml").read_text(), *_invoices()]
    schema = etree.XMLSchema(etree.parse(setu / "ubl/maindoc/UBL-Invoice-2.1.xsd"))
    roots = [etree.fromstring(text.encode()) for text in texts]
    wrong = [str(schema.error_log.last_error) for root in roots if not schema.validate(root)]
    yield Row("Invoice, our example and a quarter of the demo", "UBL-Invoice-2.1.xsd", len(texts), wrong)
    for name in ("CEN-EN16931-UBL.sch", "PEPPOL-EN16931-UBL.sch"):
        if schematron.available():
            rules = schematron.Rules(peppol / "rules/sch" / name)
            broken = [f"{finding.rule} ({finding.flag})" for text in texts for finding in rules.check(text.partition("?>")[2])]
            yield Row("Invoice, the same", name, len(texts), broken)
        else:
            yield Row("Invoice, the same", f"{name}: not checked, saxonche is not installed", 0, [])


def _invoices() -> Iterator[str]:
    """The invoices of the last thirteen weeks."""
    last = monday_of(date.today())
    done = works(date.today())
    for ago in range(1, 14):
        monday = last - timedelta(weeks=ago)
        for site in SITES:
            yield weekly_invoice(
                site, monday, [work for work in done if work.monday == monday and unit(work.temp.team.unit).site == site.code]
            ).to_xml()


def _published_rows(setu: Path) -> Iterator[Row]:
    for kind, path in SETU.items():
        schema = json.loads((ROOT / f"contracts/messages/{kind}.schema.json").read_text())
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        yield Row(
            f"{kind}, the published example",
            f"contracts/messages/{kind}.schema.json",
            1,
            _faults(validator, json.loads((setu / path).read_text())),
        )


def _on_the_queue(setu: Path, peppol: Path) -> list[Outcome]:
    from demo import published

    return published.check(stack(), setu, peppol)


def _commit(checkout: Path) -> str:
    done = subprocess.run(["git", "-C", str(checkout), "log", "-1", "--format=%h of %as"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _write(setu: Path, peppol: Path, rows: list[Row], outcomes: list[Outcome]) -> None:
    """Replace the results in the report."""
    head = REPORT.read_text().partition(MARK)[0]
    lines = [
        MARK,
        "",
        f"Checked on {date.today()} against setu-standards/xml-specifications {_commit(setu)} and OpenPEPPOL/peppol-bis-invoice-3 {_commit(peppol)}.",
        "",
        "| what we send or ship | against | checked | wrong |",
        "|---|---|---|---|",
        *(f"| {row.what} | `{row.against}` | {row.checked} | {', '.join(row.wrong[:3]) or 0} |" for row in rows),
        "",
        "| published example on our queue | accepted | seen in the portal as |",
        "|---|---|---|",
        *(f"| {outcome.name} | {'yes' if outcome.accepted else '**no**'} | {outcome.seen} |" for outcome in outcomes),
    ]
    REPORT.write_text(head + "\n".join(lines) + "\n")
    print(f"written to {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        sys.exit(f"demo: {failed}")
