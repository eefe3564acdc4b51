"""Reads the cells of an XLSX file (ECMA-376), as far as a report has them: texts and numbers."""

import io
import zipfile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_rows(content: bytes) -> list[list[str | float]]:
    """The rows of every sheet: a number is a float, everything else a text; empty cells are left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = _shared(book)
        sheets = sorted(name for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        roots = [etree.fromstring(book.read(name)) for name in sheets]
    return [[_value(cell, shared) for cell in row if len(cell)] for root in roots for row in root.iter(f"{MAIN}row")]


def _shared(book: zipfile.ZipFile) -> list[str]:
    """Texts that cells point at by number."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    root = etree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(part.text or "" for part in entry.iter(f"{MAIN}t")) for entry in root.iter(f"{MAIN}si")]


def _value(cell: etree._Element, shared: list[str]) -> str | float:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
    text = cell.findtext(f"{MAIN}v", "")
    if kind == "s":
        return shared[int(text)]
    return float(text) if kind == "n" and text else text
