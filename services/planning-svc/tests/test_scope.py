"""Nobody sees, or can guess, what is outside their units."""

from conftest import NEXT_MONDAY

WEEK = NEXT_MONDAY.strftime("%G-W%V")


def test_a_shift_outside_the_caller_s_units_does_not_exist(published, as_, act, new_company):
    shift, _ = published(0)
    strangers = [as_("planner", at="site_b"), as_("planner", at="team"), as_("planner", at="company", company=new_company())]
    for stranger in strangers:
        assert stranger.get(f"/shifts/{shift['id']}").status_code == 404
        assert stranger.get(f"/shifts/{shift['id']}/candidates").status_code == 404
        assert act(shift, "cancel", client=stranger, reason="Not mine").status_code == 404
        assert stranger.get(f"/contracts/{shift['contract_id']}").status_code == 404
        assert stranger.get("/shifts").json()["items"] == stranger.get("/contracts").json()["items"] == []
        assert stranger.post("/prices", json={"shift_ids": [shift["id"]]}).json()["items"] == []
        assert stranger.post("/shifts/publish", json={"ids": [shift["id"]]}).json()["items"] == [
            {"id": shift["id"], "outcome": "skipped", "code": "not_found"}
        ]


def test_temps_are_seen_where_they_may_work(temp, coded, as_, company):
    here, there = temp("Here", units=("site_a",)), temp("There", units=("site_b",), unit="site_b")
    everywhere = temp("Everywhere", units=("company",), unit="company")

    def seen(at):
        return {one["id"] for one in as_("planner", at=at).get("/temps").json()["items"]}

    assert seen("company") == {here, there, everywhere}
    assert seen("dept") == seen("team") == {here, everywhere}
    assert seen("dept_b") == {there, everywhere}
    planner = as_("planner", at="dept")
    assert planner.get(f"/temps/{there}").status_code == 404
    assert planner.get(f"/temps/{here}").json()["units"] == [{"id": str(company.units["site_a"]), "name": "site_a"}]
    assert [one["name"] for one in as_("planner").get("/temps", params={"unit_id": str(company.units["dept_b"])}).json()["items"]] == [
        "Everywhere",
        "There",
    ]


def test_a_temp_shows_no_more_than_planning_needs(temp, coded, as_):
    somebody = temp("Fien Fictief")
    found = as_("planner").get(f"/temps/{somebody}").json()
    assert set(found) == {"id", "version", "name", "email", "phone", "skills", "units", "availability", "placements"}
    assert found["skills"] == [{"code": "PICKER", "name": "Picker"}]
    [placement] = found["placements"]
    assert (placement["motive"], placement["unit_name"], placement["from"]) == ("temporary_increase", "site_a", "2020-01-01")


def test_search_of_temps_by_skill_and_part_of_the_name(temp, coded, as_):
    temp("Anna Bedacht"), temp("Bert Verzonnen", skills=("PACKER",))
    planner = as_("planner")
    assert [one["name"] for one in planner.get("/temps", params={"skill": "PACKER"}).json()["items"]] == ["Bert Verzonnen"]
    assert [one["name"] for one in planner.get("/temps", params={"q": "bedacht"}).json()["items"]] == ["Anna Bedacht"]
    assert planner.get("/temps", params={"q": "%"}).json()["items"] == []


def test_the_board_of_a_unit_outside_the_scope_does_not_exist(coded, as_, company, new_company):
    planner = as_("planner", at="site_a")
    for unit in (company.units["site_b"], company.units["company"], new_company().id):
        assert planner.get("/board", params={"unit_id": str(unit)}).status_code == 404
        assert planner.get("/rules", params={"unit_id": str(unit)}).status_code == 404


def test_hours_elsewhere_count_but_their_shifts_stay_hidden(published, temp, as_, company):
    somebody = temp(units=("company",), unit="company")
    published(0, temp_id=somebody)
    published(1, temp_id=somebody, unit="dept_b")
    board = as_("planner", at="dept_b").get("/board", params={"week": WEEK}).json()
    assert [one["weeks"][0]["minutes"] for one in board["temps"]] == [960]
    assert {one["unit_name"] for one in board["shifts"]} == {"dept_b"}


def test_work_posts_of_a_unit(coded, kbo, unit_reference, deliver_message, as_, company):
    posts = [
        {"code": code, "title": code, "joint_committee": "1", "category": "clerk", "units": [unit_reference(one) for one in units]}
        for code, units in (("A", ("site_a",)), ("B", ("dept_b",)), ("ALL", ()))
    ]
    assert deliver_message("WorkPosts", {"client": kbo, "revision": 2, "work_posts": posts}) == "applied"

    def codes(at, **query):
        return [one["code"] for one in as_("planner", at=at).get("/work-posts", params=query).json()["items"]]

    assert codes("company") == ["A", "ALL", "B"]
    assert codes("team") == ["A", "ALL"]
    assert codes("company", unit_id=str(company.units["dept_b"])) == ["ALL", "B"]


def test_somebody_of_the_agency_who_chose_no_client_sees_nothing(published, as_):
    published(0)
    consultant = as_("consultant")
    assert len(consultant.get("/shifts").json()["items"]) == 1
    del consultant.headers["Workaniser-Company"]
    assert consultant.get("/shifts").json()["items"] == consultant.get("/temps").json()["items"] == []
    board = consultant.get("/board", params={"week": WEEK}).json()
    assert (board["shifts"], board["temps"]) == ([], [])
