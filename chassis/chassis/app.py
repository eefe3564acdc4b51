"""The app factory: from `openapi.yaml` to a running service."""

import contextlib
from collections.abc import AsyncIterator
from functools import cached_property, partial
from importlib.resources import files
from typing import Any

import orjson
from connexion import FlaskApp
from connexion.middleware.context import ContextMiddleware
from connexion.middleware.lifespan import LifespanMiddleware
from connexion.middleware.request_validation import RequestValidationMiddleware
from connexion.middleware.routing import RoutingMiddleware
from connexion.middleware.security import SecurityMiddleware
from flask.json.provider import JSONProvider
from starlette.types import Receive, Scope, Send

from chassis.auth import SessionSecurity, keys
from chassis.bridge import Bridge
from chassis.edge import Edge
from chassis.live import Live
from chassis.operations import OperationResolver
from chassis.settings import settings, use_service
from chassis.strictjson import encode
from chassis.uploads import Uploads
from chassis.validation import Body, Parameters


class _Orjson(JSONProvider):
    """The body was parsed strictly and validated before Flask sees it; here it only has to be read fast."""

    def dumps(self, obj: Any, **_: Any) -> str:
        return encode(obj).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        return orjson.loads(s)


@contextlib.asynccontextmanager
async def _lifespan(_: Any) -> AsyncIterator[None]:
    keys.start()
    yield


class Service:
    """The ASGI app of a service; built at the first event, so that importing it costs and demands nothing."""

    def __init__(self, name: str):
        self.name = name

    @cached_property
    def asgi(self) -> Edge:
        """Build the app: Connexion's routing and security, our validation, live streams, files, Flask behind the bridge."""
        use_service(self.name)
        resolver = OperationResolver(self.name)
        made = FlaskApp(
            self.name,
            lifespan=_lifespan,
            # No error, Swagger UI or response-validation middleware: `Edge` renders errors, `Operation` checks answers.
            middlewares=[
                RoutingMiddleware,
                SecurityMiddleware,
                RequestValidationMiddleware,
                Live,
                partial(Uploads, most=resolver.most_bytes),
                LifespanMiddleware,
                ContextMiddleware,
            ],
            server_args={"static_folder": None},
            resolver=resolver,
            validator_map={"parameter": Parameters, "body": {"application/json": Body}},
            security_map={"oauth2": SessionSecurity},
        )
        made.app.json = _Orjson(made.app)
        made._middleware_app.asgi_app = Bridge(made.app.wsgi_app, settings().threads)
        made.add_api(str(files(self.name) / "openapi.yaml"))
        return Edge(made)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.asgi(scope, receive, send)


def create_app(name: str) -> Service:
    """Return the ASGI app of service `name`; its whole `app.py` is `app = create_app(name)`."""
    return Service(name)
