"""Figure logins: how many sign in per second, what each costs, and that neither they nor wrong passwords fill the memory.

Against identity's own process. Every try is of another account and from another address, as far as there are any, so
that no bucket is full: what is measured is the work, not the refusal to work.
"""

import itertools
import json
import os
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.directory import BASE, PASSWORD, Directory, directory
from bench.figure import Figure
from bench.load import cpu_seconds
from chassis.ids import uuid7

GOAL = "≥ 20 logins/s on 2 cores; 30 s of them and 30 s of wrong passwords leave resident memory within 5 % of what it was warm"
LEAST_RATE, MOST_GROWTH = 20.0, 0.05
ACCOUNTS, WORKERS, WARM_SECONDS, SECONDS, HASHES = 2000, 4, 10.0, 30.0, 20


@dataclass
class Storm:
    """What many browsers got that tried to sign in at the same time."""

    seconds: float
    answers: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Tries per second."""
        return len(self.took) / self.seconds

    def part(self, share: float) -> float:
        """The milliseconds within which this share was answered."""
        return sorted(self.took)[int(len(self.took) * share)] * 1000


def storm(identity: Directory, emails: Iterator[str], password: str, seconds: float) -> Storm:
    """Let several browsers sign in, again and again, until the time is over."""
    found, lock, numbers = Storm(seconds), threading.Lock(), itertools.count()
    ends = time.monotonic() + seconds

    def work() -> None:
        connection = identity.connect()
        while time.monotonic() < ends:
            with lock:
                email, number = next(emails), next(numbers)
            headers = {"Content-Type": "application/json", "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
            begun = time.monotonic()
            connection.request("POST", f"{BASE}/login", json.dumps({"email": email, "password": password}), headers)
            answer = connection.getresponse()
            answer.read()
            with lock:
                found.answers[answer.status] += 1
                found.took.append(time.monotonic() - begun)

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def accounts(identity: Directory, count: int) -> list[str]:
    """Make accounts with the same password and return their addresses."""
    made = [(uuid7(), f"an.{number}@bench.example") for number in range(count)]
    identity.copy("user_account", identity.user, ({"id": user_id, "email": email} for user_id, email in made))
    grant = identity.sql("SELECT id FROM user_grant WHERE user_id = %s", identity.user)[0][0]
    identity.copy("user_grant", grant, ({"id": uuid7(), "user_id": user_id} for user_id, _ in made))
    return [email for _, email in made]


def bare_hash() -> float:
    """Return the milliseconds of CPU that one comparison costs by itself, here and now."""
    from identity.passwords import _hasher

    kept = _hasher.hash(PASSWORD)
    begun = time.process_time()
    for _ in range(HASHES):
        _hasher.verify(kept, PASSWORD)
    return (time.process_time() - begun) / HASHES * 1000


def strangers(known: list[str]) -> Iterator[str]:
    """Return addresses for wrong passwords without end: every second one is of somebody."""
    return itertools.chain.from_iterable(zip(itertools.cycle(known), (f"{n}@nobody.example" for n in itertools.count()), strict=False))


def measure(count: int = ACCOUNTS, warm: float = WARM_SECONDS, seconds: float = SECONDS) -> Figure:
    """Warm up both ways, then sign in for some seconds, then try wrong passwords for as long."""
    with directory() as identity:
        emails = accounts(identity, count)
        turn = itertools.cycle(emails)
        wrong = strangers(emails)
        storm(identity, turn, PASSWORD, warm)
        storm(identity, wrong, "not the right password at all", warm)
        memory, spent, bare = [identity.memory()], [cpu_seconds(identity.process.pid)], [bare_hash()]
        storms = []
        for tried, password in ((turn, PASSWORD), (wrong, "not the right password at all")):
            storms.append(storm(identity, tried, password, seconds))
            memory.append(identity.memory())
            spent.append(cpu_seconds(identity.process.pid))
            bare.append(bare_hash())
    logins, guesses = storms
    growth = max(memory[1:]) / memory[0] - 1
    ok = logins.rate >= LEAST_RATE and growth <= MOST_GROWTH and set(logins.answers) == {200} and 200 not in guesses.answers
    costs = [(spent[turn + 1] - spent[turn]) / len(one.took) * 1000 for turn, one in enumerate(storms)]
    notes = [
        f"a login costs {costs[0] / statistics.median(bare):.1f} × the CPU of its bare hash, which took {statistics.median(bare):.0f} ms in this run",
        _note("logins", logins, costs[0]),
        _note("wrong passwords", guesses, costs[1]),
        f"resident memory: warm {memory[0]:.1f} MB, after the logins {memory[1]:.1f} MB, after the wrong passwords {memory[2]:.1f} MB",
        f"one serve process, {count} accounts, {WORKERS} browsers at a time; argon2id counts in the CPU time, PostgreSQL does not; "
        f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
    ]
    return Figure(f"{logins.rate:.0f} logins/s, {costs[0]:.0f} ms CPU each, memory {growth:+.1%}", ok, notes)


def _note(what: str, one: Storm, cost: float) -> str:
    answers = ", ".join(f"{count} × {status}" for status, count in sorted(one.answers.items()))
    return f"{what}: {one.rate:.1f}/s in {one.seconds:.0f} s, {cost:.1f} ms CPU each, p50 {one.part(0.5):.0f} ms, p99 {one.part(0.99):.0f} ms ({answers})"
