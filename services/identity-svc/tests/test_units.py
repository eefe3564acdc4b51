"""Units from the agency's messages, and who sees which."""

from uuid import UUID

import pytest

from chassis.ids import uuid7


@pytest.fixture
def tree():
    """A message with a client of its own: references are unique over all units."""
    tag = uuid7().hex

    def make(revision=1, **parents):
        root = {"scheme": "KBO", "value": f"0{int(tag, 16) % 10**9:09d}"}
        units = [{"references": [root], "parent": None, "kind": "company", "name": "Verzonnen NV"}]
        for name, parent in (parents or {"gent": None, "expeditie": "gent", "ploeg": "expeditie", "luik": None}).items():
            above = {"scheme": "Customer", "value": f"{parent}-{tag}"} if parent else root
            kind = "site" if parent is None else "department"
            references = [{"scheme": "Customer", "value": f"{name}-{tag}"}]
            units.append({"references": references, "parent": above, "kind": kind, "name": name, "cost_centre": f"CC-{name}"})
        return {"client": root, "revision": revision, "units": units}

    return make


@pytest.fixture
def held(sql):
    """What identity holds of a client by name: (path of names, active, events so far)."""

    def read(message):
        (company,) = sql("SELECT id FROM unit WHERE reference @> ARRAY[%s]", f"KBO:{message['client']['value']}")
        rows = sql("SELECT id, name, unit_path, active, sequence FROM org_unit WHERE company_id = %s", company[0])
        names = {row[0]: row[1] for row in rows}
        return {row[1]: ([names[one] for one in row[2]], row[3], row[4]) for row in rows}

    return read


def test_a_new_client_arrives_with_its_tree(deliver_message, tree, held, sql):
    message = tree()
    assert deliver_message("Units", message) == "applied"
    root = "Verzonnen NV"
    assert held(message) == {
        root: ([root], True, 1),
        "gent": ([root, "gent"], True, 1),
        "expeditie": ([root, "gent", "expeditie"], True, 1),
        "ploeg": ([root, "gent", "expeditie", "ploeg"], True, 1),
        "luik": ([root, "luik"], True, 1),
    }
    projected = sql("SELECT count(*) FROM unit u JOIN org_unit o USING (id) WHERE u.path = o.unit_path AND o.name = 'ploeg'")
    assert projected[0][0] >= 1


def test_the_same_again_changes_nothing(deliver_message, tree, held):
    message = tree()
    deliver_message("Units", message)
    before = held(message)
    assert deliver_message("Units", message) == "applied"
    assert deliver_message("Units", tree(revision=2)) == "applied"
    assert held(message) == before


def test_an_older_message_is_ignored(deliver_message, tree, held):
    deliver_message("Units", tree(revision=5))
    before = held(tree())
    deliver_message("Units", tree(revision=4, brussel=None))
    assert held(tree()) == before


def test_a_unit_that_moves_takes_everything_under_it_along(deliver_message, tree, held):
    deliver_message("Units", tree())
    deliver_message("Units", tree(2, gent=None, expeditie="luik", ploeg="expeditie", luik=None))
    root, after = "Verzonnen NV", held(tree())
    assert after["ploeg"] == ([root, "luik", "expeditie", "ploeg"], True, 2)
    assert after["expeditie"] == ([root, "luik", "expeditie"], True, 2)
    assert after["gent"][2] == 1


def test_a_unit_no_longer_listed_is_closed_and_may_open_again(deliver_message, tree, held):
    deliver_message("Units", tree())
    deliver_message("Units", tree(2, gent=None))
    assert {name for name, (_, active, _) in held(tree()).items() if active} == {"Verzonnen NV", "gent"}
    deliver_message("Units", tree(3))
    assert all(active for _, active, _ in held(tree()).values())
    assert held(tree())["luik"][2] == 3


def test_users_move_with_their_unit(deliver_message, tree, sql, as_, company):
    deliver_message("Units", tree())
    ((company_id,),) = sql("SELECT id FROM unit WHERE reference @> ARRAY[%s]", f"KBO:{tree()['client']['value']}")
    ((team,),) = sql("SELECT id FROM org_unit WHERE company_id = %s AND name = 'ploeg'", company_id)
    client = as_("consultant")
    client.headers["Workaniser-Company"] = str(company_id)
    body = {"first_name": "Cem", "last_name": "Voorbeeld", "job_title": "Lead", "email": f"{company_id.hex}@client.example"}
    user = client.post("/users", json={**body, "unit_id": str(team)}).json()
    deliver_message("Units", tree(2, gent=None, expeditie="luik", ploeg="expeditie", luik=None))
    ((kept,),) = sql("SELECT unit_path FROM user_account WHERE id = %s", UUID(user["id"]))
    ((path,),) = sql("SELECT unit_path FROM org_unit WHERE id = %s", team)
    assert kept == path


def broken(message, how):
    units = message["units"]
    if how == "reference_repeated":
        units[2]["references"] = units[1]["references"]
    elif how == "parent_unknown":
        units[1]["parent"] = {"scheme": "Customer", "value": "nowhere"}
    elif how == "client_unclear":
        units[1]["parent"] = None
    elif how == "tree_circular":
        units[2]["parent"] = units[3]["references"][0]
    return message


@pytest.mark.parametrize("how", ["reference_repeated", "parent_unknown", "client_unclear", "tree_circular"])
def test_a_message_that_is_no_tree_is_kept_for_an_operator(deliver_message, tree, sql, how):
    message = broken(tree(), how)
    assert deliver_message("Units", message) == f"dead:{how}"
    assert sql("SELECT count(*) FROM unit WHERE reference @> ARRAY[%s]", f"KBO:{message['client']['value']}") == [(0,)]


def test_the_example_of_the_contract_is_taken(deliver_message, example):
    assert deliver_message("Units", example("messages", "Units")) == "applied"


def test_units_in_scope_only(as_, company):
    seen = as_("planner", at="site_a").get("/units").json()["items"]
    assert {one["id"] for one in seen} == {str(company.units[name]) for name in ("site_a", "dept", "team")}
    assert seen[0]["references"][0]["scheme"] == "Customer"
    assert len(as_("hr_manager").get("/units", params={"q": "unit d"}).json()["items"]) == 2


def test_a_clients_user_sees_only_their_company(as_, company, new_company):
    new_company()
    assert [one["id"] for one in as_("planner", at="team").get("/companies").json()["items"]] == [str(company.id)]
