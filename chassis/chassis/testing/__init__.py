"""The pytest plugin of every service: real PostgreSQL with real roles, the real app, real tokens, the real inbox.

Fixtures: `company` (fresh for every test, so nothing is truncated and tests run in parallel), `as_` and `anonymous`
(clients of the app), `db` (a session in the company's context), `emitted` (what left for the broker), `deliver` and
`deliver_message` (what arrives from it), `broker` (a real RabbitMQ virtual host). One service per run.
"""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, pool, text
from sqlalchemy.orm import Session

from chassis import auth, consumer, outbox
from chassis.db import Context, _context, engine
from chassis.settings import settings, use_service
from chassis.testing import contracts, databases, servers
from chassis.testing.broker import Broker
from chassis.testing.clients import Client, Clients
from chassis.testing.company import Company, Issuer
from chassis.testing.deliveries import Deliveries, read_outbox

pytest.register_assert_rewrite("chassis.testing.checks", "chassis.testing.contracts")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing runs yet: PostgreSQL and RabbitMQ start when a test first needs them, unless the environment names some."""
    if not hasattr(config, "workerinput"):
        servers.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    if not hasattr(config, "workerinput"):
        servers.end()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out a check that has nothing to check in this service (pytest would report it as skipped)."""
    empty = [item for item in items if "NOTSET" in getattr(getattr(item, "callspec", None), "id", "")]
    if empty:
        config.hook.pytest_deselected(items=empty)
        items[:] = [item for item in items if item not in empty]


@pytest.fixture(scope="session")
def service_folder(request: pytest.FixtureRequest) -> Path:
    """The folder of the service under test: the `*-svc` folder that the collected tests are in."""
    folders = {above for item in request.session.items for above in item.path.parents if above.name.endswith("-svc")}
    if len(folders) != 1:
        raise pytest.UsageError("run the tests of one service at a time: models and handlers are registered per process")
    return folders.pop()


@pytest.fixture(scope="session")
def service(service_folder: Path) -> str:
    """The name of the service under test."""
    return service_folder.name.removesuffix("-svc")


@pytest.fixture(scope="session")
def admin_url(service: str, service_folder: Path) -> Iterator[str]:
    """A superuser's URL of this process's own database; the settings of the service point at it with its own roles."""
    server = servers.database_url()
    with databases.own_database(service, server) as name:
        os.environ.update(databases.environment(service, server, name), VALIDATE_RESPONSES="1", OTLP_ENDPOINT="", AMQP_URL="")
        use_service(service)
        contracts.use(service_folder)
        consumer.load(service)
        yield databases.at(server, name)
        engine().dispose()


@pytest.fixture(scope="session")
def issuer(admin_url: str, tmp_path_factory: pytest.TempPathFactory, service: str) -> Issuer:
    """Signs tokens as identity does."""
    made = Issuer(tmp_path_factory.mktemp("keys"))
    os.environ["JWKS_URL"] = made.file.as_uri()
    use_service(service)
    auth.keys.use(made.jwks)
    return made


@pytest.fixture(scope="session")
def app(issuer: Issuer, service: str) -> Any:
    """The service's ASGI app."""
    return import_module(f"{service}.app").app


@pytest.fixture
def company(admin_url: str, service: str) -> Iterator[Company]:
    """A fresh company: company > site_a > dept > team, company > site_b > dept_b. Checks the test's events at the end."""
    if settings().service != service:  # a test of the settings was here before
        use_service(service)
    made = Company(admin_url)
    yield made
    for one in read_outbox(admin_url, made.id):
        if isinstance(one, consumer.CloudEvent):
            contracts.check("events", one.type, one.data)
        else:
            contracts.check("messages", one.type, one.body)


@pytest.fixture
def new_company(admin_url: str) -> Callable[[], Company]:
    """Makes further companies, for what one must not see of another."""
    return lambda: Company(admin_url)


@pytest.fixture
def db(company: Company, admin_url: str) -> Iterator[Session]:
    """A session as the app role in the company's context; what it flushes is committed and it always reads afresh."""
    bind = create_engine(engine().url, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT", connect_args={"options": "-c timezone=UTC"})
    with bind.connect() as connection:
        connection.execute(text("SELECT set_config('app.company', :company, false)"), {"company": str(company.id)})
        opened = Session(connection, expire_on_commit=False, execution_options={"populate_existing": True})
        context = Context(company.id, "test", "Test Person", session=opened)
        token = _context.set(context)
        try:
            yield opened
        finally:
            _context.reset(token)
            opened.close()


def arrange() -> None:
    """Write what a test has put in `db`, before the service is asked about it."""
    context = _context.get()
    if context is not None and context.session is not None:
        context.session.flush()
        if context.outbox or context.audit:
            outbox.write(context)


@pytest.fixture(scope="session")
def http(app: Any, issuer: Issuer, service: str) -> Iterator[Clients]:
    """Makes clients of the one running app; tests use `as_`."""
    with Clients(app, issuer, service, arrange) as clients:
        yield clients


@pytest.fixture
def as_(http: Clients, company: Company) -> Callable[..., Client]:
    """`as_("planner", at="dept")` is a client of the app with a real token and grant.

    Options: `permissions` (a list instead of a role's), `at` (name of a unit or a list; None for everywhere),
    `company`, `agency`, `user_id` (an existing user), further claims of the token. It has `.user_id`.
    """

    def client(role: str = "", at: Any = "company", company: Company = company, **options: Any) -> Client:
        return http.as_(role, at, company, **options)

    return client


@pytest.fixture
def anonymous(http: Clients) -> Client:
    """A client of the app without a token."""
    return http.make({})


@pytest.fixture
def emitted(company: Company, admin_url: str) -> Callable[..., list[Any]]:
    """`emitted("thing.approved")` is what left for the broker about this company, oldest first.

    Events are `CloudEvent`s (.type .data .aggregate_id .version), the agency's messages `Message`s (.type .body .headers).
    """

    def read(kind: str | None = None) -> list[Any]:
        arrange()
        return [one for one in read_outbox(admin_url, company.id) if kind in (None, one.type)]

    return read


@pytest.fixture
def _deliveries(admin_url: str, issuer: Issuer) -> Deliveries:
    return Deliveries(admin_url, arrange)


@pytest.fixture
def deliver(_deliveries: Deliveries, company: Company) -> Callable[..., str]:
    """`deliver("thing.approved", data)` takes an event through the real inbox; returns what became of it.

    That is applied, seen, held, or `dead:<code>` for a refusal; an exception that is no refusal is raised. Options:
    `aggregate_id` (default: `data["id"]`), `version` (default: the next), `company_id`, `actor`, `id`, `valid=False`
    for data that break the contract on purpose.
    """

    def take(name: str, data: dict[str, Any], valid: bool = True, **options: Any) -> str:
        if valid:
            contracts.check("events", name, data)
        return _deliveries.event(name, data, **{"company_id": company.id, **options})

    return take


@pytest.fixture
def deliver_message(_deliveries: Deliveries) -> Callable[..., str]:
    """`deliver_message("Timecard", body)` takes a message of the agency through the real inbox; see `deliver`.

    `body` is a value for JSON or the text of an XML message. Options: `headers`, `id`, `content_type`, and
    `valid=False` for a body that breaks the contract on purpose.
    """

    def take(kind: str, body: Any, headers: dict[str, Any] | None = None, valid: bool = True, **options: Any) -> str:
        if valid:
            contracts.check("messages", kind, body)
        return _deliveries.message(kind, body, headers or {}, **options)

    return take


@pytest.fixture
def example(admin_url: str) -> Callable[[str, str], Any]:
    """`example("events", "thing.approved")` or `example("messages", "Timecard")`: the example in `contracts/`."""
    return contracts.example


@pytest.fixture(scope="session")
def _vhost(admin_url: str, service: str) -> str:
    os.environ["AMQP_URL"] = servers.vhost_url()
    use_service(service)
    return os.environ["AMQP_URL"]


@pytest.fixture
def broker(_vhost: str, service: str, service_folder: Path) -> Iterator[Broker]:
    """An empty RabbitMQ virtual host, and the service's own relay and consumer as processes: `broker.run("relay")`."""
    with Broker(_vhost, service, service_folder) as made:
        yield made
