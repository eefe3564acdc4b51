"""publish, record, send: one transaction with the change, one statement, nothing on refusal."""

from uuid import UUID

from sqlalchemy import event, text

from chassis.db import engine


def make(client, company, name="Widget", unit="dept"):
    answer = client.post("/widgets", json={"name": name, "unit_id": str(company.units[unit])})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_publish_emits_the_event_with_the_change(as_, company, emitted):
    client = as_("", at="dept", permissions=["widget:read", "widget:write"])
    made = make(client, company)
    assert made["version"] == 1
    (event,) = emitted()
    assert event.type == "widget.created" and event.version == 1
    assert event.data == {"id": made["id"], "unit_id": str(company.units["dept"]), "name": "Widget", "status": "open"}
    assert (event.company_id, event.aggregate_id, event.actor) == (company.id, UUID(made["id"]), str(client.user_id))


def test_close_adds_a_step_with_who_and_why(as_, company, emitted):
    client = as_("", permissions=["widget:read", "widget:write"], name="Pat Example")
    made = make(client, company)
    renamed = client.patch(f"/widgets/{made['id']}", json={"name": "Other"}, headers={"If-Match": '"1"'})
    assert renamed.status_code == 200 and renamed.headers["ETag"] == '"2"'
    closed = client.post(f"/widgets/{made['id']}/close", json={"reason": "worn out"}, headers={"If-Match": '"2"'})
    assert closed.status_code == 200, closed.text
    assert [(one.type, one.version) for one in emitted()] == [("widget.created", 1), ("widget.closed", 2)]
    steps = client.get(f"/widgets/{made['id']}").json()["timeline"]
    assert [(step["action"], step["note"], step["actor_name"]) for step in steps] == [
        ("widget.created", None, "Pat Example"),
        ("widget.renamed", None, "Pat Example"),
        ("widget.closed", "worn out", "Pat Example"),
    ]


def test_a_refusal_leaves_nothing(as_, company, emitted):
    client = as_("", permissions=["widget:read", "widget:write"])
    made = make(client, company)
    body = {"ids": [made["id"], made["id"]]}
    assert client.post("/widgets/close", json=body).status_code == 200
    again = client.post("/widgets/close", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "widget_closed")
    assert len(emitted()) == 2


def test_many_events_cost_one_statement(as_, company, emitted):
    client = as_("", permissions=["widget:read", "widget:write"])
    ids = [make(client, company, f"Widget {n}")["id"] for n in range(30)]
    seen = []

    def note(_connection, _cursor, statement, *_):
        seen.append(statement)

    event.listen(engine(), "before_cursor_execute", note)
    try:
        assert client.post("/widgets/close", json={"ids": ids}).json() == {"closed": 30}
    finally:
        event.remove(engine(), "before_cursor_execute", note)
    assert sum("INSERT INTO outbox" in one for one in seen) == 1
    assert len(emitted("widget.closed")) == 30


def test_the_app_role_cannot_read_the_outbox_or_change_the_trail(db, as_, company):
    make(as_("", permissions=["widget:read", "widget:write"]), company)
    for statement in ("SELECT * FROM outbox", "UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
        try:
            db.execute(text(statement))
        except Exception as error:
            assert "permission denied" in str(error)
        else:
            raise AssertionError(statement)
