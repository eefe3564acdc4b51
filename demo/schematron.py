"""ISO Schematron with XPath 2, as the rules of Peppol are written: turned into one XSLT 3 stylesheet and run by Saxon.

Saxon (`saxonche`) is not among our requirements: without it the caller says that these rules were not checked.
"""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

SCH, XSL = "http://purl.oclc.org/dsdl/schematron", "http://www.w3.org/1999/XSL/Transform"
FIRST_WINS = 10_000  # of the rules of a pattern only the first whose context fits a node is tried


@dataclass(frozen=True)
class Finding:
    """A rule that does not hold: `flag` is fatal or warning."""

    rule: str
    flag: str
    place: str


def available() -> bool:
    """Say whether Saxon is installed."""
    try:
        import saxonche  # noqa: F401
    except ImportError:
        return False
    return True


def stylesheet(rules: Path) -> bytes:
    """The XSLT of a Schematron file: each pattern is a mode, each rule a template, each assertion an element when it fails."""
    schema = etree.parse(rules).getroot()
    spaces: dict[str | None, str] = {str(one.get("prefix")): str(one.get("uri")) for one in schema.iter(f"{{{SCH}}}ns")}
    sheet = etree.Element(f"{{{XSL}}}stylesheet", nsmap={"xsl": XSL, **spaces}, version="3.0")
    for function in schema.iter(f"{{{XSL}}}function"):
        sheet.append(copy.deepcopy(function))
    for let in [*schema.iterfind(f"{{{SCH}}}let"), *schema.iterfind(f"{{{SCH}}}pattern/{{{SCH}}}let")]:
        _add(sheet, "variable", name=let.get("name"), select=let.get("value"))
    start = _add(_add(sheet, "template", match="/"), "element", name="findings")
    for number, pattern in enumerate(schema.iter(f"{{{SCH}}}pattern")):
        mode = f"p{number}"
        _add(sheet, "mode", name=mode, **{"on-no-match": "shallow-skip"})
        _add(start, "apply-templates", select="/", mode=mode)
        for place, rule in enumerate(pattern.iterfind(f"{{{SCH}}}rule")):
            _rule(sheet, rule, mode, FIRST_WINS - place)
    return etree.tostring(sheet)


def _rule(sheet: Any, rule: Any, mode: str, priority: int) -> None:
    template = _add(sheet, "template", match=rule.get("context"), mode=mode, priority=str(priority))
    for part in rule:
        kind = etree.QName(part).localname if isinstance(part.tag, str) else ""
        if kind == "let":
            _add(template, "variable", name=part.get("name"), select=part.get("value"))
        elif kind in ("assert", "report"):
            test = part.get("test") if kind == "report" else f"not({part.get('test')})"
            failed = _add(_add(template, "if", test=test), "element", name="finding")
            for name, value in (("rule", part.get("id") or "-"), ("flag", part.get("flag") or "fatal")):
                _add(failed, "attribute", name=name).text = value
            _add(failed, "attribute", name="place", select="path(.)")
    _add(template, "apply-templates", select="@*|node()", mode=mode)


def _add(parent: Any, tag: str, /, **attributes: Any) -> Any:
    return etree.SubElement(parent, f"{{{XSL}}}{tag}", {key: value for key, value in attributes.items() if value is not None})


class Rules:
    """A compiled Schematron file."""

    def __init__(self, path: Path):
        from saxonche import PySaxonProcessor

        self._processor = PySaxonProcessor(license=False)
        self._run = self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet(path).decode())

    def check(self, document: str) -> list[Finding]:
        """The rules that an XML text breaks."""
        node = self._processor.parse_xml(xml_text=document)
        found = etree.fromstring(self._run.transform_to_string(xdm_node=node).encode())
        return [Finding(one.get("rule", ""), one.get("flag", ""), one.get("place", "")) for one in found]
