"""Mails: written in the user's language, sent by a loop of their own, through a real SMTP conversation."""

import email
import email.policy
import re
import socketserver
import threading

import pytest

from chassis.settings import settings
from identity import mails


class Mailbox(socketserver.ThreadingTCPServer):
    """An SMTP server that keeps what it is given, or refuses every sender while `closed`."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self):
        self.received, self.closed = [], False
        super().__init__(("127.0.0.1", 0), Conversation)

    def to(self, address):
        """Return the mails to an address."""
        return [one for one in self.received if one["To"] == address]


class Conversation(socketserver.StreamRequestHandler):
    """One SMTP conversation."""

    def handle(self):
        self.say("220 here")
        while line := self.rfile.readline():
            verb = line.split()[0].upper() if line.split() else b""
            if verb == b"MAIL" and self.server.closed:
                self.say("451 later")
            elif verb == b"DATA":
                self.say("354 go on")
                raw = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.received.append(email.message_from_bytes(raw, policy=email.policy.default))
                self.say("250 kept")
            else:
                self.say("221 bye" if verb == b"QUIT" else "250 ok")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def mailbox(admin_url, monkeypatch):
    """A mail server for this test; the settings point at it."""
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr(settings(), "smtp_host", "127.0.0.1")
        monkeypatch.setattr(settings(), "smtp_port", server.server_address[1])
        yield server
        server.shutdown()


def send_all():
    while mails.send_due():
        pass


@pytest.mark.parametrize(("language", "subject"), [("nl", "Uw toegang tot het klantenportaal"), ("fr", "Votre accès au portail client")])
def test_an_invitation_brings_a_link_that_works(register, mailbox, browser, language, subject):
    user = register(language=language, first_name="Zoë")
    send_all()
    (message,) = mailbox.to(user.email)
    assert message["Subject"] == subject
    text = message.get_content()
    assert "Zoë" in text
    (link,) = re.findall(r"https://\S+", text)
    assert link.startswith(f"{settings().portal_url}/invitation#")
    token = link.partition("#")[2]
    assert browser().post("/invitations/accept", {"token": token, "password": "eleven grey herons waltz"}).status_code == 200


def test_a_mail_goes_out_once(register, mailbox):
    user = register()
    send_all()
    send_all()
    assert len(mailbox.to(user.email)) == 1


def test_a_mail_server_that_is_away_loses_nothing(register, mailbox, sql):
    user = register()
    mailbox.closed = True
    send_all()
    assert mailbox.to(user.email) == []
    assert sql("SELECT attempts, sent_at, due_at > now() FROM mail WHERE user_id = %s", user.id) == [(1, None, True)]
    mailbox.closed = False
    sql("UPDATE mail SET due_at = now() WHERE user_id = %s", user.id)
    send_all()
    assert len(mailbox.to(user.email)) == 1


def test_two_loops_send_a_mail_once(register, mailbox):
    users = [register() for _ in range(4)]
    loops = [threading.Thread(target=mails.send_due) for _ in range(3)]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    assert [len(mailbox.to(user.email)) for user in users] == [1, 1, 1, 1]


def test_nobody_and_the_disabled_get_no_mail(register, browser, consultant, mailbox):
    user = register()
    consultant.post(f"/users/{user.id}/disable", headers={"If-Match": user.etag})
    browser().post("/password/forgotten", {"email": "nobody@client.example"})
    send_all()
    assert mailbox.to(user.email) == mailbox.to("nobody@client.example") == []


KINDS = {"invitation", "reset", "password_changed", "second_factor_off", "recovery_used", "delegated", "review", "warning", "lapsed"}


def test_every_mail_is_there_in_every_language(register, mailbox, sql):
    texts = mails.written_texts()
    assert texts.keys() == {"nl", "fr", "en"}
    for language, written in texts.items():
        assert written.keys() == {"greeting", "closing", *KINDS}
        user = register(language=language, invite=False)
        for kind in KINDS:
            sql(
                "INSERT INTO mail (id, company_id, user_id, kind, due_at, attempts)"
                " SELECT gen_random_uuid(), company_id, id, %s, now(), 0 FROM user_account WHERE id = %s",
                kind,
                user.id,
            )
        send_all()
        assert {one["Subject"] for one in mailbox.to(user.email)} == {written[kind]["subject"] for kind in KINDS}
        assert all("{" not in one.get_content() for one in mailbox.to(user.email))
