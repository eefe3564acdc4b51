"""Questions that every command of the demo asks: who is the client, which units are there, is it there yet."""

import time
from collections.abc import Callable
from typing import Any

from demo.client import CLIENT
from demo.place import Failed
from demo.portal import Browser


def company_of(browser: Browser) -> dict[str, Any]:
    """The demo client as identity knows it. Raises Failed when it does not."""
    wanted = {"scheme": "KBO", "value": CLIENT.number}
    for company in browser.pages("/api/identity/v1/companies"):
        if wanted in company["references"]:
            return dict(company)
    raise Failed("the demo client is not there.")


def units_of(browser: Browser) -> dict[str, str]:
    """Ids of the units by the client's own code."""
    found = {}
    for one in browser.pages("/api/identity/v1/units"):
        codes = [reference["value"] for reference in one["references"] if reference["scheme"] == "Customer"]
        found[codes[0] if codes else "HLV"] = one["id"]
    return found


def until(what: str, holds: Callable[[], Any], seconds: float = 60, trouble: Callable[[], str] = str) -> Any:
    """Ask until the answer is yes. Raises Failed when it does not come in time, or as soon as there is `trouble`."""
    limit, last = time.monotonic() + seconds, ""
    while time.monotonic() < limit:
        try:
            if found := holds():
                return found
        except Failed as failed:
            last = str(failed)
        if why := trouble():
            raise Failed(f"{what}: {why}")
        time.sleep(0.2)
    raise Failed(f"{what}: not within {seconds:.0f} s. {last}".rstrip())


def tell(what: str, since: float) -> None:
    """One line about a part that is done."""
    print(f"demo: {what} ({time.monotonic() - since:.1f} s)", flush=True)
