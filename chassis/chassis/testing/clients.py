"""HTTP clients of the app under test: the whole ASGI app, in this process."""

import importlib.util
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Self
from uuid import UUID

from starlette.testclient import TestClient

from chassis.testing.company import Company, Issuer


class Client(TestClient):
    """A client of the app as one user; paths are relative to the service's own (`/things`)."""

    user_id: UUID | None = None


@lru_cache(maxsize=1)
def _roles() -> ModuleType:
    above = next(one for one in Path(__file__).parents if (one / "services").is_dir())
    spec = importlib.util.spec_from_file_location("default_roles", above / "services/identity-svc/identity/roles.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def roles_of() -> dict[str, list[str]]:
    """Return the default roles and their permissions, as identity defines them."""
    return {name: list(permissions) for name, permissions in _roles().DEFAULT_ROLES.items()}


class Clients:
    """Makes clients that share one running app."""

    def __init__(self, app: Any, issuer: Issuer, service: str, before: Callable[[], None]):
        self.app, self.issuer, self.before = app, issuer, before
        self.base = f"https://testserver/api/{service}/v1"
        self.first = Client(app, base_url=self.base, raise_server_exceptions=False)

    def __enter__(self) -> Self:
        self.first.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.first.__exit__(*error)

    def make(self, headers: dict[str, str]) -> Client:
        """Return a client that always sends these headers."""
        made = Client(self.app, base_url=self.base, headers=headers, raise_server_exceptions=False, follow_redirects=False)
        made.portal = self.first.portal  # one event loop for all: a new one per request costs more than the request
        made.event_hooks = {"request": [lambda _request: self.before()], "response": []}
        return made

    def as_(
        self,
        role: str,
        at: Any,
        company: Company,
        permissions: list[str] | None = None,
        agency: bool | None = None,
        user_id: UUID | None = None,
        name: str = "",
        **claims: Any,
    ) -> Client:
        """Return a client with a token and one grant per unit of `at`."""
        granted = roles_of()[role] if permissions is None else permissions
        if agency is None:
            agency = role in _roles().AGENCY_ROLES
        for unit in at if isinstance(at, list) else [None if agency and at == "company" else at]:
            user_id = company.user(granted, unit, role or "test", name or f"Test {role or 'Person'}", agency, user_id)
        assert user_id is not None
        token = self.issuer.token(user_id, None if agency else company.id, granted, **claims)
        headers = {"Authorization": f"Bearer {token}"}
        if agency:
            headers["Workaniser-Company"] = str(company.id)
        client = self.make(headers)
        client.user_id = user_id
        return client
