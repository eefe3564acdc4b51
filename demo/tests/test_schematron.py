"""A Schematron file becomes a stylesheet in which the first fitting rule of each pattern wins."""

from pathlib import Path

from lxml import etree

from demo.schematron import SCH, XSL, stylesheet

RULES = f"""<schema xmlns="{SCH}" queryBinding="xslt2">
  <ns uri="urn:x" prefix="x"/>
  <let name="limit" value="3"/>
  <pattern>
    <let name="all" value="//x:b"/>
    <rule context="x:a[1]"><let name="n" value="count(x:b)"/><assert id="R1" flag="fatal" test="$n &lt; $limit">few</assert></rule>
    <rule context="x:a"><report id="R2" flag="warning" test="x:c">no c</report></rule>
  </pattern>
  <pattern><rule context="x:b"><assert id="R3" test="normalize-space()">text</assert></rule></pattern>
</schema>"""


def test_every_rule_becomes_a_template_and_every_assertion_its_negation(tmp_path: Path) -> None:
    path = tmp_path / "rules.sch"
    path.write_text(RULES)
    sheet = etree.fromstring(stylesheet(path))
    templates = [one for one in sheet.iterfind(f"{{{XSL}}}template") if one.get("mode")]
    assert [(one.get("match"), one.get("mode")) for one in templates] == [("x:a[1]", "p0"), ("x:a", "p0"), ("x:b", "p1")]
    first, second = (int(one.get("priority", "0")) for one in templates[:2])
    assert first > second
    tests = [one.get("test") for one in sheet.iter(f"{{{XSL}}}if")]
    assert tests == ["not($n < $limit)", "x:c", "not(normalize-space())"]
    assert [one.get("name") for one in sheet.iterfind(f"{{{XSL}}}variable")] == ["limit", "all"]
    assert sheet.nsmap["x"] == "urn:x"
