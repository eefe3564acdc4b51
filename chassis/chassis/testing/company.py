"""A client company for one test: its units, its users, and their tokens."""

import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import psycopg
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from chassis.ids import uuid7

TREE = {"company": None, "site_a": "company", "site_b": "company", "dept": "site_a", "team": "dept", "dept_b": "site_b"}
KINDS = {"company": "company", "site_a": "site", "site_b": "site", "dept": "department", "team": "team", "dept_b": "department"}


class Issuer:
    """Signs tokens as identity does; its public keys stand in a file, as `JWKS_URL` wants them."""

    def __init__(self, folder: Path):
        self.key = ECKey.generate_key("P-256", parameters={"kid": "test"})
        self.jwks = KeySet([self.key]).as_dict(private=False)
        self.file = folder / "jwks.json"
        self.file.write_bytes(orjson.dumps(self.jwks))

    def token(self, user_id: UUID, company_id: UUID | None, permissions: list[str], **claims: Any) -> str:
        """Return a token for five minutes; `claims` overrule the usual ones (such as `exp=0`)."""
        now = int(time.time())
        made = {"iss": "workaniser", "aud": "workaniser", "sub": str(user_id), "sid": str(uuid7()), "iat": now, "exp": now + 300}
        made |= {"permissions": sorted(permissions), "roles": sorted({one.split(":")[0] for one in permissions})}
        if company_id:
            made["company"] = str(company_id)
        made |= claims
        return jwt.encode({"alg": "ES256", "kid": "test"}, made, self.key)


@dataclass
class Company:
    """A fresh company: company > site_a > dept > team, and company > site_b > dept_b. `units` maps those names to ids."""

    url: str = field(repr=False)
    id: UUID = field(default_factory=uuid7)
    units: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units = {name: self.id if name == "company" else uuid7() for name in TREE}
        number = f"0{self.id.int % 10**9:09d}"
        rows = []
        for name, parent in TREE.items():
            references = [f"KBO:{number}"] if name == "company" else [f"TEST:{name}-{self.id}"]
            above = self.units[parent] if parent else None
            rows.append((self.units[name], self.id, above, name, KINDS[name], self.path(name), references))
        self.kbo = number
        with psycopg.connect(self.url, autocommit=True) as admin, admin.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO unit (id, company_id, parent_id, name, kind, path, reference) VALUES (%s, %s, %s, %s, %s, %s, %s)", rows
            )

    def path(self, unit: str) -> list[UUID]:
        """Return the path of a unit by its name, root first."""
        above = TREE[unit]
        return [*(self.path(above) if above else []), self.units[unit]]

    def place(self, unit: str = "dept") -> dict[str, Any]:
        """Return the scope columns of a row in a unit, for arranging: `Thing(**company.place("dept"), ...)`."""
        return {"company_id": self.id, "unit_id": self.units[unit], "unit_path": self.path(unit)}

    def user(
        self,
        permissions: list[str],
        at: str | None = "company",
        role: str = "test",
        name: str = "Test Person",
        agency: bool = False,
        user_id: UUID | None = None,
        **grant: date | None,
    ) -> UUID:
        """Add a user with one more grant in a unit (`at` None: everywhere, for the agency); return the user's id."""
        user_id = user_id or uuid7()
        unit_id = str(self.units[at]) if at else None
        one = {"unit_id": unit_id, "role": role, "permissions": sorted(permissions), "from": None, "until": None, **grant}
        with psycopg.connect(self.url, autocommit=True) as admin:
            admin.execute(
                "INSERT INTO access (user_id, company_id, name, grants) VALUES (%s, %s, %s, %s)"
                " ON CONFLICT (user_id) DO UPDATE SET grants = access.grants || excluded.grants",
                [user_id, None if agency else self.id, name, orjson.dumps([one]).decode()],
            )
        return user_id
