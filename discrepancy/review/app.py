"""The application: what guards every request, and where the pages are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discrepancy.review.desk import Desk
from discrepancy.review.keys import Keys, stored_key
from discrepancy.review.security import HEADERS, LARGEST, Hosts

if TYPE_CHECKING:
    from flask import Flask


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages of one server share."""

    desk: Desk
    hosts: Hosts
    keys: Keys
    author: str  # who decides until the page is told otherwise
    cookie: str  # its name: browsers do not part cookies by port


def create_app(
    desk: Desk, *, hosts: Hosts, token: str = "", author: str = "", port: int = 0
) -> Flask:
    """The page as a WSGI application. With a token, nothing is shown to who does not know it."""
    from flask import Flask, Response

    from discrepancy.review.guard import guard
    from discrepancy.review.refusals import refusals
    from discrepancy.review.routes import routes

    app = Flask("discrepancy.review", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST
    site = Site(desk, hosts, Keys(stored_key(desk.folder), token), author, f"discrepancy-{port}")
    guard(app, site)
    refusals(app)
    routes(app, site)

    @app.after_request
    def told(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return app
