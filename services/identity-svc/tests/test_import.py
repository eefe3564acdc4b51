"""Users from a file: what is taken, what is refused and where, and that a dry run changes nothing."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chassis import Invalid
from chassis.ids import uuid7
from identity import importing

HEAD = "email;first_name;last_name;job_title;mobile;language;unit;role;role_unit;from;until"


@pytest.fixture
def address():
    tag = uuid7().hex
    return lambda name: f"{name}.{tag}@client.example"


@pytest.fixture
def sent(consultant):
    def send(*lines, head=HEAD, dry_run=False, **more):
        return consultant.post("/users/import", json={"csv": "\n".join([head, *lines]), "dry_run": dry_run, **more})

    return send


def users(consultant, word):
    return {one["email"]: one for one in consultant.get(f"/users?q={word}").json()["items"]}


def test_lines_become_users_with_rights(sent, address, company, consultant, emitted, sql):
    anna, bert = address("anna"), address("bert")
    answer = sent(
        f"{anna};Anna;Voorbeeld;Planner;+32 400 00 00 01;fr;Unit dept;Planner;Unit dept;01/12/2026;2027-06-30",
        f"{anna.upper()};;;;;;;timesheet_approver;team-{company.id};;",
        f"{bert};Bert;Voorbeeld;Supervisor;;;;;;;",
    )
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert [report[name] for name in ("registered", "changed", "unchanged", "refused")] == [2, 0, 0, 0]
    assert [(row["lines"], row["email"], row["outcome"]) for row in report["rows"]] == [
        ([2, 3], anna, "registered"),
        ([4], bert, "registered"),
    ]
    made = users(consultant, "voorbeeld")
    assert (made[anna]["language"], made[anna]["unit_id"]) == ("fr", str(company.units["dept"]))
    assert {(one["role"], one["unit_name"], one["from"], one["until"]) for one in made[anna]["grants"]} == {
        ("planner", "Unit dept", "2026-12-01", "2027-06-30"),
        ("timesheet_approver", "Unit team", None, None),
    }
    assert made[bert]["unit_id"] == str(company.id)
    assert len(emitted("access.changed")) == 2
    assert sql("SELECT count(*) FROM mail WHERE user_id = %s", made[anna]["id"]) == [(1,)]


def test_a_dry_run_says_the_same_and_changes_nothing(sent, address, consultant, emitted, sql, company):
    lines = [f"{address('anna')};Anna;Voorbeeld;Planner;;;;planner;;;", f"{address('bert')};Bert;Voorbeeld;Planner;;;;wizard;;;"]
    rehearsed = sent(*lines, dry_run=True).json()
    assert emitted() == []
    assert users(consultant, "voorbeeld") == {}
    assert sql("SELECT count(*) FROM audit WHERE company_id = %s", company.id) == [(0,)]
    done = sent(*lines).json()
    assert {**rehearsed, "dry_run": False} == done
    assert [row["outcome"] for row in done["rows"]] == ["registered", "refused"]


def test_the_same_file_again_changes_nothing(sent, address, emitted):
    line = f"{address('anna')};Anna;Voorbeeld;Planner;;;;planner;;;"
    sent(line)
    before = len(emitted())
    assert sent(line).json()["unchanged"] == 1
    assert len(emitted()) == before


def test_a_later_file_replaces_the_rights_and_keeps_what_it_does_not_name(sent, address, consultant):
    anna = address("anna")
    sent(f"{anna};Anna;Voorbeeld;Planner;+32 400 00 00 01;fr;;planner;;;")
    report = sent(f"{anna},Anna,Voorbeeld,Hoofdplanner,finance", head="email,first_name,last_name,job_title,role").json()
    assert report["changed"] == 1
    now = users(consultant, anna)[anna]
    assert (now["job_title"], now["mobile"], now["language"]) == ("Hoofdplanner", "+32 400 00 00 01", "fr")
    assert [one["role"] for one in now["grants"]] == ["finance"]


@pytest.mark.parametrize(
    ("line", "column", "rule"),
    [
        (";Anna;Voorbeeld;Planner;;;;;;;", "email", "required"),
        ("nothing;Anna;Voorbeeld;Planner;;;;;;;", "email", "format"),
        ("{anna};;Voorbeeld;Planner;;;;;;;", "first_name", "required"),
        ("{anna};<b>;Voorbeeld;Planner;;;;;;;", "first_name", "pattern"),
        ("{anna};Anna;Voorbeeld;Planner;12;;;;;;", "mobile", "anyOf"),
        ("{anna};Anna;Voorbeeld;Planner;;de;;;;;", "language", "enum"),
        ("{anna};Anna;Voorbeeld;Planner;;;Elsewhere;;;;", "unit", "unit_unknown"),
        ("{anna};Anna;Voorbeeld;Planner;;;;wizard;;;", "role", "role_unknown"),
        ("{anna};Anna;Voorbeeld;Planner;;;;consultant;;;", "role", "role_unknown"),
        ("{anna};Anna;Voorbeeld;Planner;;;;planner;Elsewhere;;", "role_unit", "unit_unknown"),
        ("{anna};Anna;Voorbeeld;Planner;;;;planner;;31/02/2027;", "from", "date"),
        ("{anna};Anna;Voorbeeld;Planner;;;;planner;;2027-02-01;2027-01-01", "until", "period_reversed"),
        ("{anna};Anna;Voorbeeld;Planner;;;;;Unit dept;;", "role", "required"),
    ],
)
def test_a_row_that_cannot_be_taken_says_where_and_why(sent, address, line, column, rule):
    report = sent(line.format(anna=address("anna")), f"{address('good')};Good;Voorbeeld;Planner;;;;;;;").json()
    assert [row["outcome"] for row in report["rows"]] == ["refused", "registered"]
    assert {"line": 2, "column": column, "rule": rule} in report["rows"][0]["errors"]


def test_lines_of_one_user_must_agree(sent, address):
    anna = address("anna")
    report = sent(f"{anna};Anna;Voorbeeld;Planner;;;;planner;;;", f"{anna};Bella;;;;;;finance;;;").json()
    assert report["rows"][0]["errors"] == [{"line": 3, "column": "first_name", "rule": "differs"}]
    report = sent(f"{anna};Anna;Voorbeeld;Planner;;;;planner;;;", f"{anna};;;;;;;planner;;;").json()
    assert report["rows"][0]["errors"] == [{"line": 2, "column": "role", "rule": "grant_repeated"}]


def test_an_address_of_another_client_and_a_disabled_user_are_refused(sent, consultant, register, other_company, as_, address):
    other, gone = address("other"), register()
    person = {"first_name": "X", "last_name": "Y", "job_title": "Z", "email": other}
    assert as_("consultant", company=other_company).post("/users", json=person).status_code == 201
    consultant.post(f"/users/{gone.id}/disable", headers={"If-Match": gone.etag})
    report = sent(f"{other};Anna;Voorbeeld;Planner;;;;;;;", f"{gone.email};Anna;Voorbeeld;Planner;;;;;;;").json()
    rules = {row["email"]: [error["rule"] for error in row["errors"]] for row in report["rows"]}
    assert rules == {other: ["email_taken"], gone.email: ["user_disabled"]}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name;email\nx;y", "csv_columns"),
        ("email;first_name;last_name", "csv_columns"),
        ("email;email;first_name;last_name;job_title", "csv_columns"),
        ('email;first_name;last_name;job_title\n"x;y', "csv_unreadable"),
        ("email;first_name;last_name;job_title\na;b;c;d;e", "csv_unreadable"),
        ("email;first_name;last_name;job_title\n" + "a@b.example;b;c;d\n" * 1001, "csv_too_long"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_whole(consultant, text, code):
    answer = consultant.post("/users/import", json={"csv": text})
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_only_the_agency_imports(as_):
    assert as_("hr_manager").post("/users/import", json={"csv": HEAD}).status_code == 403


def test_many_users_in_one_file(sent, address):
    lines = [f"{address(f'u{number}')};Nummer;Voorbeeld{number};Planner;;;;planner;Unit dept;;" for number in range(60)]
    assert sent(*lines, invite=False).json()["registered"] == 60


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.lists(st.lists(st.text(max_size=12), max_size=12), max_size=6).map(lambda rows: _written(rows)))
def test_any_text_is_read_or_refused(text):
    """No text makes anything but a list of lines or a clear refusal."""
    try:
        lines = importing._lines(HEAD + "\n" + text)
    except Invalid as refusal:
        assert refusal.code in ("csv_columns", "csv_unreadable", "csv_too_long")
        return
    assert all(set(cells) == set(importing.COLUMNS) and number > 1 for number, cells in lines)


def _written(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()
