"""The main job, end to end: six steps with both sides of each, told as they happen and checked."""

import json
import time

from demo.narrator import Narrator
from demo.office import Office
from demo.place import STATE, Failed, Stack
from demo.steps import candidates, hours, invoice, organisation, planning, vacancy
from demo.steps.scene import Scene

STEPS = (organisation, vacancy, candidates, planning, hours, invoice)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def play(stack: Stack, colour: bool, outage: bool) -> int:
    """Play the six steps; returns 0 when all are green. May be repeated as often as wanted."""
    tell, began = Narrator(colour), time.monotonic()
    with Office(stack, tell.message_out) as office:
        scene = Scene(stack, tell, office, play_number(int(time.time())), {}, outage)
        for number, step in enumerate(STEPS, start=1):
            tell.step(number, step.TITLE)
            try:
                step.play(scene)
            except Failed as failed:
                tell.failed(number, str(failed))
                for refused in office.inbox.refusals():
                    tell.say(f"the portal refused: {refused.body}")
                break
            tell.done(number)
        keep_received(office)
    green = len(tell.green) == len(STEPS)
    print(f"\n{len(tell.green)} of {len(STEPS)} steps green, {tell.facts} facts checked, {time.monotonic() - began:.1f} s", flush=True)
    return 0 if green else 1


def keep_received(office: Office) -> None:
    """Keep what the portal sent in this play, for `demo.standards` to hold against the real schemas."""
    path = STATE / "demo-received.json"
    path.write_text(json.dumps([{"kind": one.kind, "body": one.body} for one in office.inbox.messages], ensure_ascii=False))
    path.chmod(0o600)


def play_number(seconds: int) -> str:
    """A short name for this play that no earlier play had: the time in base 36."""
    text = ""
    while seconds:
        seconds, digit = divmod(seconds, 36)
        text = DIGITS[digit] + text
    return text
