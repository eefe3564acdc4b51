"""Rights and retention per kind."""

from datetime import date

from chassis.testing import specs
from document import rules


def test_every_kind_has_a_right_and_a_retention():
    assert rules.KIND_PERMISSION.keys() == rules.RETENTION_DAYS.keys() >= rules.KEPT_EDITIONS
    assert rules.kept_until("contract", date(2026, 12, 8)) >= date(2031, 12, 8)
    assert rules.kept_until("invoice", date(2026, 12, 8)) >= date(2036, 12, 8)


def test_what_may_be_uploaded_is_what_the_specification_says(service_folder):
    [upload] = [one for one in specs.operations(specs.read(service_folder)) if "x-upload" in one.entry]
    assert upload.entry["x-upload"] == rules.MOST_UPLOADED
