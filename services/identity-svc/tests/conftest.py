"""What identity's tests share: its own keys, the original of the company's tree, users with passwords, browsers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID

import psycopg
import pytest
from joserfc.jwk import ECKey, KeySet

from chassis import auth
from chassis.ids import uuid7
from chassis.testing.clients import Client
from chassis.testing.company import KINDS, TREE, Company, Issuer

PASSWORD = "nine purple otters juggle"
SEAL_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@pytest.fixture
def password() -> str:
    """The password that `active` users have."""
    return PASSWORD


@pytest.fixture(scope="session", autouse=True)
def signing_keys() -> Any:
    """Two keys of identity's own, as its settings want them."""
    keys = [ECKey.generate_key("P-256", parameters={"kid": kid, "alg": "ES256", "use": "sig"}) for kid in ("new", "old")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNING_KEYS", json.dumps({"keys": [key.as_dict(private=True) for key in keys]}))
        patch.setenv("SEAL_KEY", SEAL_KEY)
        yield keys


@pytest.fixture(scope="session")
def issuer(issuer: Issuer, signing_keys: list[ECKey]) -> Issuer:
    """The test issuer; what identity itself signs is verified as well."""
    issuer.jwks = KeySet([issuer.key, *signing_keys]).as_dict(private=False)
    issuer.file.write_text(json.dumps(issuer.jwks))
    auth.keys.use(issuer.jwks)
    return issuer


@pytest.fixture
def company(company: Company, admin_url: str) -> Company:
    """The company with the originals of its units, which only identity keeps."""
    write_units(company, admin_url)
    return company


@pytest.fixture
def other_company(new_company: Callable[[], Company], admin_url: str) -> Company:
    """Another client, with the originals of its units."""
    other = new_company()
    write_units(other, admin_url)
    return other


def write_units(company: Company, admin_url: str) -> None:
    """Write the originals of a company's units."""
    rows = []
    for name, parent in TREE.items():
        reference = (
            {"scheme": "KBO", "value": company.kbo} if name == "company" else {"scheme": "Customer", "value": f"{name}-{company.id}"}
        )
        above = company.units[parent] if parent else None
        rows.append((company.units[name], company.id, above, f"Unit {name}", KINDS[name], company.path(name), json.dumps([reference])))
    with psycopg.connect(admin_url, autocommit=True) as admin, admin.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO org_unit (id, company_id, parent_id, name, kind, unit_path, "references", details, active, revision)'
            " VALUES (%s, %s, %s, %s, %s, %s, %s, '{}', true, 0)",
            rows,
        )


@dataclass
class Browser:
    """A browser with a cookie jar of its own; a page of the portal sends `X-Workaniser` along."""

    client: Client
    jar: dict[str, str] = field(default_factory=dict)
    address: str = ""

    def __call__(self, method: str, path: str, forged: bool = False, **options: Any) -> Any:
        headers = {"X-Forwarded-For": self.address, **options.pop("headers", {})}
        if self.jar:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        if not forged:
            headers["X-Workaniser"] = "1"
        answer = self.client.request(method, path, headers=headers, **options)
        for text in answer.headers.get_list("set-cookie"):
            for name, one in SimpleCookie(text).items():
                if one["max-age"] == "0":
                    self.jar.pop(name, None)
                else:
                    self.jar[name] = one.value
        self.client.cookies.clear()
        return answer

    def get(self, path: str, **options: Any) -> Any:
        return self("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self("POST", path, **({"json": body} if body is not None else {}), **options)

    def login(self, email: str, password: str = PASSWORD, **more: Any) -> Any:
        return self.post("/login", {"email": email, "password": password, **more})


@pytest.fixture
def browser(anonymous: Client) -> Callable[[], Browser]:
    """Makes browsers, each at an address of its own."""
    return lambda: Browser(anonymous, address=f"10.{uuid7().int >> 8 & 255}.{uuid7().int >> 16 & 255}.{uuid7().int & 255}")


@pytest.fixture
def consultant(as_: Callable[..., Client]) -> Client:
    """A consultant of the agency who works for the company."""
    return as_("consultant")


@dataclass
class Registered:
    """A user as registered through the API."""

    id: UUID
    email: str
    etag: str
    body: dict[str, Any]


@pytest.fixture
def register(consultant: Client, company: Company) -> Callable[..., Registered]:
    """`register(role, at=unit)` registers a user of the company through the API, without a password yet."""

    def make(role: str | None = "planner", at: str = "company", client: Client = consultant, **more: Any) -> Registered:
        email = f"anna.{uuid7().hex}@client.example"
        person = {"first_name": "Anna", "last_name": "Voorbeeld", "job_title": "Planner", "email": email}
        grants = [{"unit_id": str(company.units[at]), "role": role}] if role else []
        answer = client.post("/users", json={**person, "grants": grants, **more})
        assert answer.status_code == 201, answer.text
        body = answer.json()
        return Registered(UUID(body["id"]), body["email"], answer.headers["ETag"], body)

    return make


@pytest.fixture
def link_for(admin_url: str, company: Company) -> Callable[..., str]:
    """Makes a link as the mail does, and returns its secret."""

    def make(user_id: UUID, kind: str = "invitation", company_id: UUID | None = company.id) -> str:
        from chassis import session, transaction
        from identity.mails import new_link
        from identity.models import User

        with transaction(company_id):
            return new_link(session().get_one(User, user_id), kind).partition("#")[2]

    return make


@pytest.fixture
def active(register: Callable[..., Registered], link_for: Callable[..., str], browser: Callable[[], Browser]) -> Callable[..., Registered]:
    """`active(role, at=unit)` is a registered user who has chosen `PASSWORD`."""

    def make(*arguments: Any, **options: Any) -> Registered:
        user = register(*arguments, **options)
        answer = browser().post("/invitations/accept", {"token": link_for(user.id), "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        return user

    return make


@pytest.fixture
def sql(admin_url: str) -> Callable[..., Any]:
    """Runs a statement as superuser; for arranging what only time brings about."""

    def run(statement: str, *values: Any) -> Any:
        with psycopg.connect(admin_url, autocommit=True) as admin:
            cursor = admin.execute(statement, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount

    return run
