"""The Invoice schema names an XPath for every property: what those find in the example is valid and adds up."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from lxml import etree

MESSAGES = Path(__file__).resolve().parents[1] / "messages"
SCHEMA = json.loads((MESSAGES / "Invoice.schema.json").read_text())
SPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}


def read(schema: dict[str, Any], node: Any) -> Any:
    """Return what the schema's XPaths find below `node`, in the shape of the schema."""
    if schema["type"] == "object":
        found = {name: _find(part, node) for name, part in schema["properties"].items()}
        return {name: value for name, value in found.items() if value not in (None, [])}
    return str(getattr(node, "text", node))


def _find(schema: dict[str, Any], node: Any) -> Any:
    found = node.xpath(schema["x-xpath"], namespaces=SPACES)
    if schema["type"] == "array":
        return [read(schema["items"], item) for item in found]
    return read(schema, found[0]) if found else None


def example() -> Any:
    return read(SCHEMA, etree.parse(MESSAGES / "Invoice.example.xml").getroot())


def test_every_property_has_a_path_that_finds_something_in_the_example() -> None:
    invoice = example()
    absent = {"corrected_invoice"}  # of credit notes only
    assert set(SCHEMA["properties"]) - set(invoice) == absent
    assert set(SCHEMA["properties"]["lines"]["items"]["properties"]) == set(invoice["lines"][0])


def test_example_is_valid() -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert not [(error.json_path, error.message) for error in validator.iter_errors(example())]


def test_example_adds_up() -> None:
    invoice = example()
    lines = [Decimal(line["amount"]) for line in invoice["lines"]]
    assert sum(lines) == Decimal(invoice["net"])
    assert Decimal(invoice["net"]) + Decimal(invoice["vat"]) == Decimal(invoice["gross"]) == Decimal(invoice["payable"])
    for line, amount in zip(invoice["lines"], lines, strict=True):
        assert abs(Decimal(line["quantity"]) * Decimal(line["price"]) - amount) <= Decimal("0.005")


def test_lines_of_the_example_can_be_traced_to_the_timecard_example() -> None:
    timecard = json.loads((MESSAGES / "Timecard.example.json").read_text())
    parts = {part["id"]["value"] for part in [*timecard["timeInterval"], *timecard["allowance"]]}
    for line in example()["lines"]:
        properties = {entry["name"]: entry["value"] for entry in line["properties"]}
        assert line["timesheet_line"] in parts
        assert properties["Timesheet"] == timecard["documentId"]["value"]
        assert properties["Temp"] == timecard["person"]["id"][0]["value"]
