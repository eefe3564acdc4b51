"""Vacancies and candidates as state machines: any sequence of steps keeps the rules. Without a database."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chassis import Conflict, Invalid
from chassis.ids import uuid7
from vacancy.models.candidates import MOST_SLOTS, STAGES, UNDECIDED, Candidate
from vacancy.models.vacancies import OVER, WITH_AGENCY, Vacancy

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def vacancy(**more):
    whole = {
        "id": uuid7(), "unit_id": uuid7(), "status": "draft", "title": "Orderpicker", "positions": 1, "filled": 0,
        "motive": "temporary_increase", "justification": "Peak", "starts_on": date(2026, 12, 7), "ends_on": date(2027, 2, 26),
        "hours_per_week": "38.00", "contact_name": "Petronella Voorbeeld",
    }  # fmt: skip
    return Vacancy(**{**whole, **more})


def candidate(status="proposed", **more):
    return Candidate(status=status, name="Fientje Fictief", temp_number="T-1", reference="HR-1", **more)


class VacancyLife(RuleBasedStateMachine):
    """Steps in any order; the model beside it is the diagram of the README."""

    STEPS: ClassVar[dict[str, tuple[set[str], set[str]]]] = {
        "submit": ({"draft"}, {"submitted"}),
        "submit_asking": ({"draft"}, {"awaiting_approval"}),
        "approve": ({"awaiting_approval"}, {"submitted"}),
        "give_back": ({"awaiting_approval"}, {"draft"}),
        "open": ({"submitted"}, {"open"}),
        "close": (set(WITH_AGENCY), {"closed"}),
        "cancel": ({"draft", "awaiting_approval", *WITH_AGENCY}, {"cancelled"}),
        "fill": ({"submitted", "open", "closed", "filled"}, {"submitted", "open", "closed", "filled"}),
    }

    def __init__(self):
        super().__init__()
        self.vacancy = vacancy(positions=2)

    @rule(step=st.sampled_from(sorted(STEPS)))
    def take(self, step):
        before, (allowed, after) = (self.vacancy.status, self.vacancy.filled), self.STEPS[step]
        arguments = {"submit": (False,), "submit_asking": (True,), "give_back": ("why",), "close": ("why",), "cancel": ("why",)}.get(
            step, ()
        )
        try:
            getattr(self.vacancy, step.removesuffix("_asking"))(*arguments)
        except Conflict as refused:
            assert (self.vacancy.status, self.vacancy.filled) == before, "a refusal changes nothing"
            assert before[0] not in allowed or (step == "cancel" and before[1] > 0 and refused.code == "positions_taken")
        else:
            assert before[0] in allowed and self.vacancy.status in after

    @rule(title=st.sampled_from(["Orderpicker", "Packer"]), positions=st.integers(1, 4), ends=st.integers(0, 700))
    def change(self, title, positions, ends):
        before = self.vacancy.status
        changes = {"title": title, "positions": positions, "ends_on": date(2026, 12, 7) + timedelta(days=ends)}
        fixed = title != self.vacancy.title
        shadow = vacancy(**{name: getattr(self.vacancy, name) for name in ("status", "title", "positions", "filled", "ends_on")})
        try:
            shadow.change(changes)
        except (Conflict, Invalid):
            assert before != "draft"
        else:
            assert before in ("draft", *WITH_AGENCY) and not (before != "draft" and fixed)
            self.vacancy = shadow

    @invariant()
    def holds(self):
        one = self.vacancy
        if one.status in WITH_AGENCY:
            one.complete()  # whatever the agency works on is complete
            assert one.filled < one.positions
        if one.status == "cancelled":
            assert one.filled == 0


class CandidateLife(RuleBasedStateMachine):
    """A candidate of a vacancy with two positions, one of which may be taken by others."""

    def __init__(self):
        super().__init__()
        self.one, self.vacancy, self.decided = candidate(slots=[]), vacancy(status="open", positions=2), []

    def attempt(self, allowed, step, *arguments):
        before = self.one.status
        try:
            step(*arguments)
        except Conflict:
            assert self.one.status == before and before not in allowed
            return False
        assert before in allowed
        return True

    @rule()
    def shortlist(self):
        self.attempt({"proposed"}, self.one.shortlist)

    @rule(days=st.integers(1, 30))
    def plan_interview(self, days):
        start = NOW + timedelta(days=days)
        self.attempt(set(UNDECIDED), self.one.plan_interview, start, start + timedelta(hours=1), None, NOW)

    @rule(days=st.integers(1, 30), from_agency=st.booleans())
    def propose_slot(self, days, from_agency):
        start = NOW + timedelta(days=days)
        moment = {"start": start.isoformat(), "end": (start + timedelta(hours=1)).isoformat()}
        full = len(self.one.slots) == MOST_SLOTS
        self.attempt(set() if full else set(UNDECIDED), self.one.propose_slots, [moment], from_agency, None, NOW)

    @precondition(lambda self: self.one.slots)
    @rule(place=st.integers(0, MOST_SLOTS - 1), from_agency=st.booleans(), step=st.sampled_from(["confirm", "withdraw"]))
    def answer_slot(self, place, from_agency, step):
        slot, before = self.one.slots[place % len(self.one.slots)], len(self.one.slots)
        if step == "withdraw":
            self.one.withdraw_slot(slot["id"])
            assert len(self.one.slots) == before - 1
        elif self.attempt(
            set(UNDECIDED) if slot["from_agency"] != from_agency else set(), self.one.confirm_slot, slot["id"], from_agency, NOW
        ):
            assert (self.one.status, self.one.interview_start.isoformat()) == ("interview_planned", slot["start"].replace("Z", "+00:00"))

    @rule()
    def cancel_interview(self):
        self.attempt({"interview_planned"}, self.one.cancel_interview)

    @rule(others=st.integers(0, 3))
    def accept(self, others):
        if self.attempt(set(UNDECIDED) if others < 2 else set(), self.one.accept, self.vacancy, others):
            self.decided.append("accepted")

    @rule()
    def reject(self):
        if self.attempt({*UNDECIDED, "accepted"}, self.one.reject, "no"):
            self.decided.append("rejected")

    @rule()
    def withdraw(self):
        self.attempt({*UNDECIDED, "accepted"}, self.one.withdraw)

    @rule()
    def propose(self):
        self.attempt(set(STAGES) - {"rejected"}, self.one.propose, "T-1", "Fientje Fictief", None)

    @rule()
    def place(self):
        if self.attempt({"accepted", "placed"}, self.one.place, "AS-1", date(2026, 12, 7), None):
            assert self.decided[-1] == "accepted"

    @invariant()
    def says_what_holds(self):
        one = self.one
        if one.slots:
            assert one.status in UNDECIDED, "nobody proposes moments for whoever is decided on"
        if one.status == "interview_planned":
            assert one.interview_start and not one.interview_cancelled
        assert (one.ended_at is not None) == (one.status in ("rejected", "withdrawn"))
        for verb, others in product(one.STEPS, (0, 2)):
            expected = one.status in one.STEPS[verb][1] and not (verb == "accept" and others == 2)
            assert one.can(verb, self.vacancy, others) == expected

    @precondition(lambda self: self.one.status == "rejected")
    @invariant()
    def rejected_is_the_end(self):
        assert self.decided[-1] == "rejected" and self.one.reason


VacancyLife.TestCase.settings = CandidateLife.TestCase.settings = settings(max_examples=200, stateful_step_count=25, deadline=None)
TestVacancyLife = VacancyLife.TestCase
TestCandidateLife = CandidateLife.TestCase


@pytest.mark.parametrize("status", OVER)
def test_change_refuses_what_is_over(status):
    with pytest.raises(Conflict) as refused:
        vacancy(status=status).change({"positions": 2})
    assert refused.value.code == "vacancy_over"


def test_change_keeps_the_filled_positions():
    with pytest.raises(Conflict) as refused:
        vacancy(status="open", positions=3, filled=2).change({"positions": 2})
    assert (refused.value.code, refused.value.params) == ("positions_taken", {"filled": 2})
