"""Figure user-search: finding a user or a client among 10,000 clients and 30,000 users, as a consultant does while typing."""

import json
import os
import random
import time
from collections.abc import Iterator
from urllib.parse import urlencode
from uuid import UUID

from bench.directory import BASE, PASSWORD, Directory, directory
from bench.figure import Figure
from bench.load import cpu_seconds
from chassis.ids import uuid7

GOAL = "10,000 clients, 30,000 users, 5,000 of one client: users of a client, clients and users of all clients ≤ 100 ms p95"
MOST_MS = 100.0
CLIENTS, USERS, BIG, WARM, ASKED, SEED = 10_000, 30_000, 5_000, 20, 300, 20261127
FIRST = (
    "An",
    "Bert",
    "Chloé",
    "Dirk",
    "Els",
    "Fatima",
    "Gustaaf",
    "Hilde",
    "Imran",
    "Jolien",
    "Karel",
    "Lotte",
    "Mathis",
    "Noor",
    "Olivier",
)
LAST = ("Voorbeeld", "Verzonnen", "Denkbeeld", "Fabel", "Schijn", "Nergens", "Bedacht", "Imaginaire", "Fictif", "Exemple", "Proef", "Staal")
TRADE = ("Logistiek", "Bouw", "Voeding", "Metaal", "Transport", "Zorg", "Schoonmaak", "Emballage", "Chemie", "Textiel", "Druk", "Horeca")
PLACE = ("Nergenshuizen", "Fabelgem", "Schijndorp", "Verzonnenbeke", "Denkbeeldsel", "Imaginaire-lez-Rien", "Proefkerke", "Staaldrecht")


def fill(identity: Directory, chance: random.Random) -> None:
    """Write the clients, the units that are their roots, and the users; the first client has many."""
    clients = [uuid7() for _ in range(CLIENTS - 1)]
    named = [(one, f"{chance.choice(LAST)} {chance.choice(TRADE)} {chance.choice(PLACE)} {n} NV") for n, one in enumerate(clients)]
    for table, path in (("org_unit", "unit_path"), ("unit", "path")):
        identity.copy(table, identity.company, ({"id": one, "company_id": one, "name": name, path: [one]} for one, name in named))
    owners = [identity.company] * (BIG - 1) + [chance.choice(clients) for _ in range(USERS - BIG)]
    identity.copy("user_account", identity.user, (_user(number, owner, chance) for number, owner in enumerate(owners)))
    grant = identity.sql("SELECT id FROM user_grant WHERE user_id = %s", identity.user)[0][0]
    made = identity.sql("SELECT id, company_id FROM user_account WHERE company_id IS NOT NULL AND id <> %s", identity.user)
    identity.copy("user_grant", grant, ({"id": uuid7(), "user_id": one, "company_id": of, "unit_id": of} for one, of in made))
    identity.sql("VACUUM ANALYZE")


def _user(number: int, company: UUID, chance: random.Random) -> dict[str, object]:
    first, last = chance.choice(FIRST), f"{chance.choice(LAST)}{chance.choice(('', 's', '-' + chance.choice(LAST)))}"
    email = f"{first}.{last}.{number}@client{number % 977}.example".lower()
    place = {"company_id": company, "unit_id": company, "unit_path": [company]}
    return {"id": uuid7(), "first_name": first, "last_name": last, "email": email, **place}


def words(chance: random.Random, kind: str) -> Iterator[str]:
    """Return what people type: the beginning of a name, a whole one, part of an address, and what nobody is called."""
    while True:
        if kind == "clients":
            text = chance.choice((chance.choice(PLACE), chance.choice(LAST), f"{chance.choice(TRADE)} {chance.choice(PLACE)}"))
        else:
            text = chance.choice(
                (chance.choice(LAST), f"{chance.choice(FIRST)} {chance.choice(LAST)}", f"client{chance.randrange(977)}.ex")
            )
        yield chance.choice((text[: chance.randint(3, 6)], text, text.upper(), f"{text}qx"))


class Asking:
    """A consultant who looks for something in one client, or in all."""

    def __init__(self, identity: Directory):
        self.connection = identity.connect()
        sent = json.dumps({"email": identity.consultant, "password": PASSWORD})
        self.connection.request("POST", f"{BASE}/login", sent, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        answer.read()
        cookies = dict(one.split(";")[0].split("=", 1) for name, one in answer.getheaders() if name.lower() == "set-cookie")
        self.headers = {"Authorization": f"Bearer {cookies['__Host-token']}"}

    def __call__(self, path: str, company: UUID | None, **query: object) -> tuple[float, int]:
        """Ask once; return the milliseconds until the whole answer is there, and how many it found."""
        headers = self.headers | ({"Workaniser-Company": str(company)} if company else {})
        begun = time.perf_counter()
        self.connection.request("GET", f"{BASE}{path}?{urlencode(query)}", headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begun) * 1000
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")
        return took, len(json.loads(body)["items"])


def measure() -> Figure:
    """Fill the directory and ask, one question after the other."""
    chance = random.Random(SEED)
    with directory() as identity:
        fill(identity, chance)
        small = identity.sql("SELECT company_id FROM user_account WHERE company_id <> %s LIMIT 1", identity.company)[0][0]
        asking, found, spent = Asking(identity), {}, {}
        for what, path, company in (
            ("users of the big client", "/users", identity.company),
            ("users of a small client", "/users", small),
            ("clients", "/companies", None),
            ("users of all clients", "/users/everywhere", None),
        ):
            typed = words(chance, what)
            for _ in range(WARM):
                asking(path, company, q=next(typed), limit=50)
            before = _cpu(identity)
            found[what] = [asking(path, company, q=next(typed), limit=50) for _ in range(ASKED)]
            spent[what] = (_cpu(identity) - before) / ASKED * 1000
    parts = {what: _parts([took for took, _ in asked]) for what, asked in found.items()}
    notes = [
        f"{what}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms; {spent[what]:.1f} ms CPU of service and database each; "
        f"{sum(many for _, many in found[what]) / ASKED:.0f} found on average"
        for what, (p50, p95, worst) in parts.items()
    ]
    notes.append(
        f"{ASKED} questions each, pages of 50, seed {SEED}, one connection to the service, so HTTP counts as well; "
        f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    slowest = max(parts, key=lambda what: parts[what][1])
    return Figure(f"p95 ≤ {parts[slowest][1]:.0f} ms ({slowest})", parts[slowest][1] <= MOST_MS, notes)


def _cpu(identity: Directory) -> float:
    """Return the CPU seconds that the service and its database connections have used."""
    backends = identity.sql("SELECT pid FROM pg_stat_activity WHERE datname = 'identity' AND pid <> pg_backend_pid()")
    return cpu_seconds(identity.process.pid, *(pid for (pid,) in backends))


def _parts(took: list[float]) -> tuple[float, float, float]:
    found = sorted(took)
    return found[len(found) // 2], found[int(len(found) * 0.95)], found[-1]
