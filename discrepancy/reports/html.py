"""One self-contained page, for people: no request leaves it, and no text in it can run."""

from __future__ import annotations

import base64
import hashlib

from discrepancy.records import Report
from discrepancy.reports.alarms import without_suppressed
from discrepancy.reports.characters import encodable
from discrepancy.reports.templates import asset, environment
from discrepancy.reports.view import page


def render(report: Report, *, root: str = "") -> str:
    """The page. `root` leads from its folder to where the command ran: "", or "../"."""
    from markupsafe import Markup

    style, script = asset("style.css"), asset("report.js")
    text = (
        environment()
        .get_template("report.html.j2")
        .render(
            page=page(without_suppressed(report), root=root),
            style=Markup(style),  # noqa: S704 (ours, from the package)
            script=Markup(script),  # noqa: S704 (ours, from the package)
            policy=policy(style, script),
        )
    )
    return encodable(text)


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows this style sheet and this script, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_sha256(style)}'",
            f"script-src '{_sha256(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _sha256(text: str) -> str:
    """A source expression of CSP Level 3 (https://www.w3.org/TR/CSP3/#source-list-syntax)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
