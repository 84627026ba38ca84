"""The way in: who may ask, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancy.review.keys import same
from discrepancy.review.security import from_elsewhere, own_path
from discrepancy.review.views import show

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from discrepancy.review.app import Site

OPEN = frozenset(["asset", "enter"])  # endpoints that need no token


def guard(app: Flask, site: Site) -> None:
    """Refuse what comes from elsewhere, ask for the token, and check every form."""
    from flask import abort, g, redirect, request

    @app.before_request
    def checked() -> Response | None:
        if not site.hosts.admit(request.headers.get("Host", "")):
            abort(403, "The page is not known by this name.")
        if from_elsewhere(request.method, dict(request.headers)):
            abort(403, "Another page sent this. Open the page itself and try again.")
        g.session = site.keys.session(request.cookies.get(site.cookie, ""))
        if not g.session:
            if not knows_token():
                return None if request.endpoint in OPEN else show("enter", 401, wrong=False)
            g.cookie = site.keys.new_session()
            g.session = site.keys.session(g.cookie)
        if "token" in request.args:  # it should not stay in the address
            return redirect(own_path(request.path), 303)
        if request.method == "POST" and request.endpoint not in OPEN:
            check_form()
        return None

    def knows_token() -> bool:
        form = request.form if request.endpoint == "enter" else {}
        given = request.args.get("token") or form.get("token", "")
        return not site.keys.token or same(given, site.keys.token)

    def check_form() -> None:
        if not same(request.form.get("key", ""), site.keys.form(g.session)):
            abort(403, "The form is of another session. Load the page again and repeat it.")

    @app.after_request
    def remembered(response: Response) -> Response:
        if cookie := g.get("cookie"):
            response.set_cookie(site.cookie, cookie, httponly=True, samesite="Lax", path="/")
        return response
