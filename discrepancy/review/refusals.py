"""What is said when a request is refused, or cannot be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancy.errors import DiscrepancyError
from discrepancy.review.views import show

if TYPE_CHECKING:
    from flask import Flask, Response
    from werkzeug.exceptions import HTTPException

TITLES = {
    400: "The request cannot be read",
    403: "Refused",
    404: "There is no such page",
    405: "Not possible here",
    413: "That is too much at once",
}


def refusals(app: Flask) -> None:
    """Every error is a page of ours, which repeats nothing of the request."""
    from werkzeug.exceptions import HTTPException

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        status = error.code or 500
        text = str(error.description) if status == 403 and error.description else ""
        return show("refused", status, title=TITLES.get(status, "This did not work"), text=text)

    @app.errorhandler(DiscrepancyError)
    def failed(error: DiscrepancyError) -> Response:
        text = f"{error} {error.advice}".strip()
        return show("refused", 503, title="The file of decisions cannot be used", text=text)
