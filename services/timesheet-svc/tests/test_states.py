"""The states of a timesheet: random sequences of decisions held against a table that fits on a hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from chassis import Conflict
from timesheet.models import Timesheet

TEMP, WORKER, CHIEF = str(uuid4()), str(uuid4()), str(uuid4())
PEOPLE = st.sampled_from([TEMP, WORKER, CHIEF])
NEXT = {
    ("open", "submit"): "submitted",
    ("rejected", "submit"): "submitted",
    ("open", "approve"): "approved",
    ("submitted", "approve"): "approved",
    ("open", "reject"): "rejected",
    ("submitted", "reject"): "rejected",
    ("open", "change"): "open",
    ("submitted", "change"): "submitted",
    ("rejected", "change"): "open",
    ("approved", "correct"): "open",
    ("exported", "correct"): "open",
    ("approved", "receive"): "exported",
    ("exported", "receive"): "exported",
}


class Decisions(RuleBasedStateMachine):
    """Everything that can be decided about a timesheet, in any order, by anybody."""

    @initialize(over=st.booleans())
    def begin(self, over):
        moment = datetime.now(UTC) + (-1 if over else 1) * timedelta(hours=1)
        self.sheet = Timesheet(id=uuid4(), temp_id=UUID(TEMP), status="open", revision=1, ends_at=moment)
        self.state, self.revision, self.over, self.worker = "open", 1, over, None
        self.approved = []

    def decide(self, action, allowed, act):
        following = NEXT.get((self.state, action)) if allowed else None
        if following is None:
            with pytest.raises(Conflict):
                act()
            return False
        act()
        self.state = following
        return True

    @rule(by=PEOPLE, own=st.booleans())
    def submit(self, by, own):
        if self.decide("submit", self.over, lambda: self.sheet.submit(by, own)) and own:
            self.worker = by

    @rule(by=PEOPLE)
    def approve(self, by):
        if self.decide("approve", self.over and by not in (TEMP, self.worker), lambda: self.sheet.approve(by, "Name")):
            self.approved.append((self.revision, by))

    @rule(by=PEOPLE)
    def reject(self, by):
        self.decide("reject", by not in (TEMP, self.worker), lambda: self.sheet.reject(by, "Reason"))

    @rule()
    def change(self):
        self.decide("change", True, self.sheet.change)

    @rule()
    def correct(self):
        if self.decide("correct", True, self.sheet.start_revision):
            self.revision += 1

    @rule()
    def receive(self):
        self.decide("receive", True, lambda: self.sheet.received("received"))

    @invariant()
    def same(self):
        if hasattr(self, "sheet"):
            assert (self.sheet.status, self.sheet.revision) == (self.state, self.revision)
            assert len({revision for revision, _ in self.approved}) == len(self.approved)  # one approval per revision
            assert self.sheet.approvable == (self.state in ("open", "submitted") and self.over)
            assert (self.sheet.approved_by is None) == (self.state not in ("approved", "exported"))


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=200, stateful_step_count=25, deadline=None)
