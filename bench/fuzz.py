"""Figure fuzz: requests made from the specifications, broken ones, and a hostile list, at every operation of every service."""

from bench.figure import Figure
from chassis.testing import servers
from tests.fuzz.test_fuzz import SERVICES, outcome

GOAL = "schemathesis over all specs ≥ 100,000 requests, 0 answers of 5xx, 0 off-spec; the hostile-input list × every operation"
LEAST_REQUESTS = 100_000
EXAMPLES = 350
MOST_SECONDS = 3600


def measure() -> Figure:
    """Fuzz every service, one after the other."""
    servers.begin()
    try:
        found = [outcome(service, EXAMPLES, MOST_SECONDS) for service in SERVICES]
    finally:
        servers.end()
    requests, wrong = sum(one["requests"] for one in found), sum(one["wrong"] for one in found)
    notes = [f"{one['service']}: {one['requests']:,} requests ({one['by']}), {one['wrong']} wrong, {one['seconds']:.0f} s" for one in found]
    return Figure(f"{requests:,} requests, {wrong} wrong", requests >= LEAST_REQUESTS and not wrong, notes)
