"""Records -> pages: the one place where a template of this page is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discrepancy.reports.characters import encodable
from discrepancy.reports.templates import environment

if TYPE_CHECKING:
    from flask import Response


def show(name: str, status: int = 200, **values: Any) -> Response:
    """The page of that template. Every value in it is escaped."""
    from flask import Response

    text = environment().get_template(f"review/{name}.html.j2").render(**values)
    return Response(encodable(text), status=status, content_type="text/html; charset=utf-8")
