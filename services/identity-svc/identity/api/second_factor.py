"""One's own second factor: an authenticator app (TOTP)."""

import base64
import os
import time
from typing import Any
from urllib.parse import quote

from chassis import Conflict, Forbidden, Invalid, record, session
from identity import mails, recovery, rules, sealing, throttle
from identity.access import asks_second_factor
from identity.api.me import caller
from identity.api.passwords import proven

SECRET_BYTES = 20  # RFC 4226 §4


def begin(body: dict[str, Any]) -> dict[str, Any]:
    """Make a secret; it counts after it is confirmed."""
    user = proven(body["current_password"])
    if user.totp_on:
        raise Conflict("second_factor_on", "A second factor is on already.")
    secret = os.urandom(SECRET_BYTES)
    user.totp_sealed, user.totp_used = sealing.sealed(secret, user.id), 0
    shown = base64.b32encode(secret).decode()
    return {"secret": shown, "uri": f"otpauth://totp/Workaniser:{quote(user.email)}?secret={shown}&issuer=Workaniser"}


def confirm(body: dict[str, Any]) -> dict[str, Any]:
    """Turn it on with its first code; the recovery codes are shown this once."""
    user, _ = caller()
    throttle.take(throttle.bucket("code", str(user.id), rules.ACCOUNT_PACE))
    session().refresh(user, with_for_update=True)
    if user.totp_on or user.totp_sealed is None:
        raise Conflict("second_factor_not_begun", "There is nothing to confirm.")
    counter = rules.totp_counter(sealing.opened(user.totp_sealed, user.id), body["totp"], time.time(), user.totp_used)
    if counter is None:
        raise Invalid("code_wrong", "This code does not fit.", errors=[{"pointer": "/totp", "rule": "code"}])
    user.totp_on, user.totp_used = True, counter
    record("user.second_factor_on", user)
    return {"codes": recovery.renewed(user)}


def renew_codes(body: dict[str, Any]) -> dict[str, Any]:
    """Make new recovery codes."""
    user = proven(body["current_password"])
    if not user.totp_on:
        raise Conflict("second_factor_off", "There is no second factor.")
    record("user.recovery_codes_renewed", user)
    return {"codes": recovery.renewed(user)}


def remove(body: dict[str, Any]) -> Any:
    """Turn it off, unless one of the user's roles asks for it."""
    user = proven(body["current_password"])
    if asks_second_factor(user):
        raise Forbidden("second_factor_required", "One of your roles asks for a second factor.")
    user.drop_second_factor()
    record("user.second_factor_off", user)
    mails.queue("second_factor_off", user.company_id, user.id)
    return None, 204
