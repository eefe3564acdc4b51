"""What travels between vacancies and the agency's back office: orders both ways, candidates and placements in, decisions out."""

import base64
import binascii
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import case, delete, insert, select

from chassis import Unit, current, publish, record, send, session, set_company, unit, unit_by_reference
from chassis.consumer import Message, Refused, receives
from chassis.ids import uuid7
from vacancy import queries, rules, setu
from vacancy.models.candidates import Candidate, moment
from vacancy.models.vacancies import OVER, WITH_AGENCY, CompanySettings, ExchangedCopy, Vacancy, WorkPost, reference_of


def hand_over(vacancy: Vacancy, why: str | None = None) -> None:
    """Send the agency the vacancy as it is now, and keep what was sent. `why` is the reason of a change."""
    fields = vacancy.exchanged()
    session().add(ExchangedCopy.of(vacancy, "portal", fields))
    send("StaffingOrder", vacancy, setu.order(fields, vacancy.reference, vacancy.copies, _parties(vacancy), vacancy.status in OVER, why))


def tell_decision(candidate: Candidate, vacancy: Vacancy, step: str | None = None, reason: str | None = None) -> None:
    """Send the agency what was decided about a candidate (default: the status), with the moments for an interview."""
    start, end, place = candidate.interview_start, candidate.interview_end, candidate.interview_place
    decision = {
        "vacancy": vacancy.reference, "candidate": candidate.reference, "temp": candidate.temp_number, "version": candidate.version,
        "decision": step or candidate.status, "reason": reason or candidate.reason,
        "interview": {"start": _z(start), "end": _z(end), "place": place} if start and not candidate.interview_cancelled else None,
        "slots": [{name: one[name] for name in ("start", "end", "place", "from_agency")} for one in candidate.slots],
        "at": _z(datetime.now(UTC)), "by": current().actor_name or None,
    }  # fmt: skip
    send("CandidateDecision", candidate, decision)


@receives("WorkPosts")
def receive_work_posts(message: Message) -> None:
    """Make a client's list of work posts what the message says; an older list is passed by."""
    body, client = message.body, _client(message)
    if not _newer(client, "work_posts_revision", body["revision"]):
        return
    held = {post.code: post for post in session().scalars(select(WorkPost))}
    for post in held.values():
        post.active = False
    for entry in body["work_posts"]:
        post = held.get(entry["code"]) or WorkPost(company_id=client.company_id, code=entry["code"])
        for name in ("title", "description", "joint_committee", "category"):
            setattr(post, name, entry.get(name))
        post.unit_ids = [_named(one).id for one in entry["units"]]
        post.active = True
        session().add(post)


@receives("MotiveUse")
def receive_motive_use(message: Message) -> None:
    """Keep what the agency tells of earlier use of motives, instead of what it told before; an older list is passed by."""
    body, client = message.body, _client(message)
    if settings := _newer(client, "motive_use_revision", body["revision"]):
        places = [_named(entry["unit"]).path for entry in body["posts"]]
        if any(path[0] != client.company_id for path in places):
            raise Refused("unit_unknown", "A unit is another client's.")
        told = ({"counts_from": None, "positions": 1, **entry} for entry in body["posts"])
        settings.motive_use = [{**entry, "unit_path": [str(one) for one in path]} for entry, path in zip(told, places, strict=True)]


def _newer(client: Unit, counter: str, revision: int) -> CompanySettings | None:
    """Note the revision of a list; return the client's settings, None when the list is no newer than the last."""
    settings = queries.settings_of(client.company_id)
    if revision <= getattr(settings, counter):
        return None
    settings.company_id, settings.unit_id, settings.unit_path = client.company_id, client.company_id, [client.company_id]
    setattr(settings, counter, revision)
    session().add(settings)
    return settings


@receives("VacancyDigests")
def receive_digests(message: Message) -> None:
    """Keep the digests of what the agency holds, as it computed them, instead of those it told before; see the job `reconcile`."""
    company, at = _client(message).company_id, moment(message.body["at"])
    told = {one["vacancy"]: one["digest"] for one in message.body["vacancies"]}
    session().execute(delete(queries.TOLD))
    if told:
        rows = [{"company_id": company, "reference": name, "digest": one, "at": at} for name, one in told.items()]
        session().execute(insert(queries.TOLD), rows)


@receives("InterviewSlots")
def receive_slots(message: Message) -> None:
    """Take the moments that the agency proposes, instead of those it proposed before, or its word about one of the client's."""
    _client(message)
    body, now = message.body, datetime.now(UTC)
    vacancy = _vacancy(body["vacancy"])
    candidate = _candidate(vacancy.id if vacancy else None, body["candidate"])
    if vacancy is None or candidate is None:
        raise Refused("candidate_unknown", "There is no such candidate.")
    if body.get("cancelled"):
        candidate.cancel_interview()
        record("candidate.interview_cancelled", candidate, note="agency")
        return
    vacancy.deciding()
    candidate.slots = [one for one in candidate.slots if not one["from_agency"]]
    if confirmed := body.get("confirmed"):
        chosen = [one["id"] for one in candidate.slots if moment(one["start"]) == moment(confirmed)]
        candidate.confirm_slot(chosen[0] if chosen else "", True, now)
        record("candidate.interview_planned", candidate, note=candidate.interview_note)
    else:
        candidate.propose_slots(body["slots"], True, None, now)
        record("candidate.slots_proposed", candidate, note=str(len(body["slots"])))


@receives("StaffingOrder")
def receive_order(message: Message) -> None:
    """Take what the agency holds of a vacancy: confirmed, changed, ended, or entered for the client."""
    place = _place(message.body)
    set_company(place.company_id)
    vacancy = _vacancy(message.body["documentId"]["value"])
    if vacancy is None:
        _enter(message.body, place)
    elif vacancy.status not in (*WITH_AGENCY, *OVER):
        raise Refused("vacancy_unknown", "The agency was not sent this vacancy.")
    else:
        _compare(vacancy, message.body, place)


def _enter(body: dict[str, Any], place: Unit) -> None:
    said = setu.read_order(body)
    if setu.ending(body):
        raise Refused("vacancy_unknown", "A vacancy that nobody knows cannot end.")
    post = session().scalar(select(WorkPost).where(WorkPost.code == said.get("work_post_code")))
    title = said.get("title") or (post.title if post else None)
    if title is None:
        raise Refused("work_post_unknown", "The work post is unknown and the order has no title.")
    where = {"company_id": place.company_id, "unit_id": place.id, "unit_path": place.path}
    vacancy = Vacancy(id=uuid7(), reference=body["documentId"]["value"], origin="agency", status="open", filled=0, version=0, copies=0,
                      positions=1, requirements=[], **where, work_post_title=post.title if post else None)  # fmt: skip
    _take_over(vacancy, {**said, "title": title})
    session().add(vacancy)
    session().flush()
    session().add(ExchangedCopy.of(vacancy, "both", vacancy.exchanged()))
    publish("vacancy.opened", vacancy)


def _compare(vacancy: Vacancy, body: dict[str, Any], place: Unit) -> None:
    ending = setu.ending(body)
    theirs = {"unit": reference_of(place), **setu.read_order(body)}
    if ending:
        theirs.pop("positions", None)
    ours = vacancy.exchanged()
    base = rules.base_of(queries.copies(vacancy), setu.copy_named(body), theirs, vacancy.confirmed)
    merged = rules.merge(ours, theirs, base.fields if base else {})
    if vacancy.status in OVER:
        if merged.changes and ending is None:
            _keep_theirs(vacancy, {**ours, **theirs}, merged, "vacancy.message_late")
        return
    if vacancy.status == "submitted" and ending is None:
        vacancy.open()
        publish("vacancy.opened", vacancy)
    _apply(vacancy, merged, {**ours, **theirs})
    if ending:
        _end(vacancy, ending)


def _apply(vacancy: Vacancy, merged: rules.Merge, held: dict[str, Any]) -> None:
    if merged.changes:
        _take_over(vacancy, merged.changes)
        publish("vacancy.updated", vacancy, note=", ".join(merged.changes))
    if merged.differences:
        _keep_theirs(vacancy, held, merged, "vacancy.differs")
    elif merged.changes or vacancy.confirmed != vacancy.copies:
        vacancy.differences = []
        session().add(ExchangedCopy.of(vacancy, "both", vacancy.exchanged()))
        if not merged.changes:
            record("vacancy.confirmed", vacancy)


def _keep_theirs(vacancy: Vacancy, held: dict[str, Any], merged: rules.Merge, action: str) -> None:
    """Keep both versions: ours stands, theirs is stored beside it and shown."""
    late = ({"field": name, "ours": None, "theirs": str(value), "kind": "older"} for name, value in merged.changes.items())
    shown = merged.differences or list(late)
    if shown == vacancy.differences:
        return
    vacancy.differences = shown
    session().add(ExchangedCopy.of(vacancy, "agency", held))
    record(action, vacancy, note=", ".join(one["field"] for one in shown))


def _end(vacancy: Vacancy, how: str) -> None:
    cancelled = how == "cancelled" and not vacancy.filled
    (vacancy.cancel if cancelled else vacancy.close)("agency")
    publish("vacancy.cancelled" if cancelled else "vacancy.closed", vacancy, note="agency")


def _take_over(vacancy: Vacancy, changes: dict[str, Any]) -> None:
    for name, value in rules.held(changes).items():
        setattr(vacancy, name, value)
    vacancy.check()
    vacancy.full()


@receives("HumanResource")
def receive_candidate(message: Message) -> None:
    """Take a proposal, a newer version of it, or its withdrawal. Nothing but number, name and text is read."""
    body = message.body
    set_company(_place(body).company_id)
    vacancy_id = _vacancy_id(body)
    if vacancy_id is None:
        raise Refused("vacancy_unknown", "There is no such vacancy.")
    candidate = _candidate(vacancy_id, body["documentId"]["value"])
    if body.get("reasonOfChange") == "withdrawn":
        _withdraw(candidate)
    else:
        _propose(candidate, session().get_one(Vacancy, vacancy_id, with_for_update=True), body)


def _withdraw(candidate: Candidate | None) -> None:
    if candidate is None:
        raise Refused("candidate_unknown", "There is no such candidate.")
    if candidate.status in ("withdrawn", "rejected"):
        return
    if candidate.status == "placed":
        raise Refused("candidate_placed", "A placed candidate cannot be withdrawn.")
    candidate.withdraw()
    publish("candidate.withdrawn", candidate)


def _propose(candidate: Candidate | None, vacancy: Vacancy, body: dict[str, Any]) -> None:
    if vacancy.status not in WITH_AGENCY:
        raise Refused("vacancy_over" if vacancy.status in OVER else "vacancy_unknown", "This vacancy takes no candidates.")
    if vacancy.status == "submitted":
        vacancy.open()
        publish("vacancy.opened", vacancy)
    person = body["person"]
    said = (person["id"][0]["value"], person["name"]["formattedName"], _proposal_text(body))
    if candidate is None:
        where = {name: getattr(vacancy, name) for name in ("company_id", "unit_id", "unit_path")}
        candidate = Candidate(id=uuid7(), vacancy_id=vacancy.id, reference=body["documentId"]["value"], status="proposed", version=0,
                              temp_number=said[0], name=said[1], proposal=said[2], **where)  # fmt: skip
        publish("candidate.proposed", candidate)
    elif candidate.propose(*said):
        publish("candidate.proposed", candidate)
    else:
        record("candidate.proposal_changed", candidate)


def _proposal_text(body: dict[str, Any]) -> str | None:
    """Return the text in the attachment that is no CV. Raises Refused for one that is not UTF-8 in base64."""
    for one in body.get("profiles", {}).get("attachments", []):
        content = one.get("content")
        if one["descriptions"] == "[other]" and content and content["mimeType"].split(";")[0].strip() == "text/plain":
            try:
                text = base64.b64decode(content["value"], validate=True).decode()
            except (binascii.Error, UnicodeDecodeError) as error:
                raise Refused("attachment_unreadable", "An attachment is not what it says.") from error
            return text.replace("\x00", "").strip()[:10_000] or None
    return None


@receives("Assignment")
def receive_assignment(message: Message) -> None:
    """Take the agency's confirmation of a placement; one that is for no vacancy of ours is planning's alone."""
    body = message.body
    set_company(_place(body).company_id)
    vacancy_id = _vacancy_id(body)
    if vacancy_id is None:
        return
    numbers = [one["value"] for one in body["assignedWorker"]["workerId"]]
    best = case({"placed": 0, "accepted": 1}, value=Candidate.status, else_=2)
    of_person = (Candidate.vacancy_id == vacancy_id) & Candidate.temp_number.in_(numbers)
    candidate = session().scalar(select(Candidate).where(of_person).order_by(best).limit(1).with_for_update())
    if candidate is None:
        raise Refused("candidate_unknown", "There is no such candidate.")
    if candidate.status not in ("accepted", "placed"):
        raise Refused("candidate_not_accepted", "The client did not accept this candidate.")
    vacancy = session().get_one(Vacancy, vacancy_id, with_for_update=True)
    if vacancy.status == "cancelled":
        raise Refused("vacancy_over", "This vacancy was cancelled.")
    _place_candidate(candidate, vacancy, body)


def _place_candidate(candidate: Candidate, vacancy: Vacancy, body: dict[str, Any]) -> None:
    period = body["positionProfile"]["positionPeriod"]
    last = period.get("actualEnd") or period.get("expectedEnd")
    first = candidate.place(body["documentId"]["value"], date.fromisoformat(period["start"]), date.fromisoformat(last) if last else None)
    publish("candidate.placed", candidate, data=_placement(candidate, vacancy, body))
    if not first:
        return
    vacancy.fill()
    if vacancy.status == "filled":
        publish("vacancy.closed", vacancy)
        hand_over(vacancy, "filled")
    else:
        publish("vacancy.updated", vacancy)


def _placement(candidate: Candidate, vacancy: Vacancy, body: dict[str, Any]) -> dict[str, Any]:
    """Return everything that planning needs to know of a placed temp."""
    shared = ("motive", "justification", "replacement_reason", "replacement_until", "work_post_code", "shift_regime", "hours_per_week")
    own = {name: rules.plain(getattr(vacancy, name)) for name in (*shared, "cost_centre", "purchase_order")}
    profile, classes = body["positionProfile"], body.get("resourceClassificationInclusion", {})
    stated = {
        "work_post_code": profile.get("positionId", {}).get("value"), "cost_centre": classes.get("costCenter", {}).get("code"),
        "purchase_order": classes.get("purchaseOrderNumber"),
    }  # fmt: skip
    return {
        **candidate.as_event(), **own, **{name: value for name, value in stated.items() if value},
        "vacancy_reference": vacancy.reference, "placement_reference": candidate.placement_reference,
        "function": profile.get("positionTitle") or vacancy.title, "wage": _wage(body["payRates"]),
        "starts_on": candidate.placement_starts_on, "ends_on": candidate.placement_ends_on,
    }  # fmt: skip


def _wage(rates: list[dict[str, Any]]) -> str | None:
    hourly = [one for one in rates if one["code"] == "HT100" and one["toBePaid"] and one["intervalCode"]["value"].startswith("Hourly")]
    return f"{Decimal(str(hourly[0]['amount']['value'])):.4f}" if hourly else None


def _candidate(vacancy_id: Any, reference: str) -> Candidate | None:
    of_proposal = (Candidate.vacancy_id == vacancy_id) & (Candidate.reference == reference)
    return session().scalar(select(Candidate).where(of_proposal).with_for_update())


def _vacancy(reference: str) -> Vacancy | None:
    return session().scalar(select(Vacancy).where(Vacancy.reference == reference).with_for_update())


def _vacancy_id(body: dict[str, Any]) -> Any:
    asked = body.get("staffingIds", {}).get("requestForQuotationId", {}).get("value")
    return session().scalar(select(Vacancy.id).where(Vacancy.reference == asked))


def _place(body: dict[str, Any]) -> Unit:
    """Return the deepest unit that a SETU message names: department, establishment or customer. Raises Refused without one."""
    customer = body["customer"]
    client = [unit_by_reference(*setu.reference_of(one)) for one in customer.get("id", [])]
    sites = [unit_by_reference(*setu.reference_of(one)) for one in customer.get("establishment", {}).get("id", [])]
    code = body.get("resourceClassificationInclusion", {}).get("department", {}).get("code")
    department = unit_by_reference("Customer", code) if code else None
    known = [one for one in (*client, *sites, department) if one is not None]
    # A code of another client's department is no place of this one.
    return _known(next((one for one in reversed(known) if one.company_id == known[0].company_id), None))


def _named(reference: dict[str, str]) -> Unit:
    return _known(unit_by_reference(reference["scheme"], reference["value"]))


def _client(message: Message) -> Unit:
    """Return the client that a message of ours names; the transaction sees its rows from here on."""
    client = _named(message.body["client"])
    set_company(client.company_id)
    return client


def _known(found: Unit | None) -> Unit:
    if found is None:
        raise Refused("unit_unknown", "No unit has that reference.")
    return found


def _parties(vacancy: Vacancy) -> dict[str, Any]:
    chain = [one for one in (unit(step) for step in vacancy.unit_path) if one is not None]
    references = [reference_of(one) for one in chain]
    company = next((one for one in chain[0].reference if one.startswith("KBO:")), references[0])
    sites = [name for name, one in zip(references, chain, strict=True) if one.kind == "site"]
    inner = len(chain) > 1 and chain[-1].kind != "site"
    return {"company": company, "site": sites[-1] if sites else None, "department": references[-1] if inner else None,
            "unit_name": chain[-1].name, "origin": vacancy.origin}  # fmt: skip


def _z(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
