"""The database: models, and the one transaction that an operation, a message or a job runs in.

Nothing else in the repository commits. Row-level security is the second net: every transaction says whose rows
it may see (`app.company`), and a transaction that says nothing sees none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    DateTime,
    Engine,
    MetaData,
    Uuid,
    create_engine,
    func,
    text,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column

from chassis.ids import uuid7
from chassis.settings import settings

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# A statement that runs longer than this is a bug in a service that answers people; jobs set their own limit.
SERVER_SETTINGS = "-c statement_timeout=10s -c lock_timeout=4s -c idle_in_transaction_session_timeout=30s -c timezone=UTC"


class Base(DeclarativeBase):
    """The declarative base of every model, with names that migrations can rely on."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True), UUID: Uuid(), list[UUID]: ARRAY(Uuid())}


class Versioned:
    """A thing with an identity and a history: `version` counts its changes and is its ETag.

    `sequence` counts only the changes that went out as events, so that a consumer can see a gap.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    version: Mapped[int] = mapped_column(default=0, server_default="0")
    sequence: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now())

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 – SQLAlchemy hands over the class
        # Every UPDATE names the version it read: of two that did not see each other, the second fails and changes nothing.
        return {"version_id_col": cls.version, "version_id_generator": False}


class Scoped:
    """A row that belongs to a unit. `unit_path` holds the unit's ancestors, root first, itself last.

    Lists filter on one level of the path, which an index serves directly (15 × cheaper than asking for any of
    a set of units); a moved unit rewrites the paths by event.
    """

    company_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    unit_path: Mapped[list[UUID]]


@dataclass
class Context:
    """Who acts, for which company, in the transaction at hand."""

    company_id: UUID | None = None
    actor: str = "system"
    actor_name: str = ""
    traceparent: str | None = None
    readonly: bool = False
    operation: str = ""
    # What `chassis.outbox` writes just before the commit.
    outbox: list[dict[str, Any]] = field(default_factory=list)
    audit: list[dict[str, Any]] = field(default_factory=list)
    hints: list[dict[str, Any]] = field(default_factory=list)
    session: Session | None = None
    committing: bool = False


class ConnectionLost(Exception):
    """The database went away before the commit was sent: nothing happened, and it may be tried again."""


_context: ContextVar[Context | None] = ContextVar("chassis_context", default=None)


def current() -> Context:
    """Return the context of the transaction at hand. Raises LookupError outside one."""
    context = _context.get()
    if context is None:
        raise LookupError("no transaction is open")
    return context


def session() -> Session:
    """Return the SQLAlchemy session of the transaction at hand."""
    opened = current().session
    if opened is None:
        raise LookupError("no transaction is open")
    return opened


def engine(url: str = "") -> Engine:
    """Return the engine of `url` (default: the service's own database as its `app` role), made once a process."""
    return _engine(url or settings().database_url)


@lru_cache(maxsize=4)
def _engine(url: str) -> Engine:
    return create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        hide_parameters=True,  # they hold people's names; an error message ends in a log
        pool_size=settings().pool_size,
        max_overflow=2,
        pool_timeout=5,
        pool_recycle=1800,
        # The pool's own rollback would drop psycopg's prepared statements at every return; `transaction` always ends one.
        pool_reset_on_return=None,
        connect_args={
            "options": SERVER_SETTINGS,
            "connect_timeout": 5,
            "prepare_threshold": 3,
            "application_name": settings().service,
        },
    )


def set_company(company_id: UUID | None) -> None:
    """Let the transaction at hand see the rows of this company and no other (row-level security)."""
    session().flush()  # what is still to be written belongs to the company until now
    current().company_id = company_id
    session().execute(text("SELECT set_config('app.company', :company, true)"), {"company": str(company_id or "")})


@contextmanager
def transaction(
    company_id: UUID | None = None,
    actor: str = "system",
    readonly: bool = False,
    actor_name: str = "",
    url: str = "",
    **more: Any,
) -> Iterator[Session]:
    """Open the one transaction of an operation, message or job; commit at the end, roll back on any exception.

    Raises ConnectionLost when the database went away before anything was committed.

    `more` fills the other fields of `Context`. Notifications (relay, live screens) go out once, with the commit.
    """
    context = Context(company_id, actor, actor_name, readonly=readonly, **more)
    bind = engine(url).execution_options(postgresql_readonly=True) if readonly else engine(url)
    with Session(bind, expire_on_commit=False, autoflush=True) as opened:
        context.session = opened
        token = _context.set(context)
        try:
            if company_id is not None:
                set_company(company_id)
            yield opened
            if context.outbox or context.audit:
                from chassis.outbox import write

                write(context)
            context.committing = True
            opened.commit()
        except OperationalError as error:
            # After a restart of the server the pool's connections are dead. What was never committed may be done again:
            # that costs one failed statement per process (a ping before every transaction costs 13 %).
            if error.connection_invalidated and not context.committing:
                raise ConnectionLost from error
            raise
        finally:
            _context.reset(token)


@contextmanager
def rehearsal(keep: bool) -> Iterator[None]:
    """Undo what happens inside when it fails, or in any case unless `keep`: rows, events, audit and hints alike."""
    context = current()
    noted = list(context.outbox), list(context.audit), list(context.hints)
    session().flush()
    nested, kept = session().begin_nested(), False
    try:
        yield
        session().flush()
        kept = keep
    finally:
        if kept:
            nested.commit()
        else:
            nested.rollback()
            context.outbox, context.audit, context.hints = noted
