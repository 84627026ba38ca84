"""What a desk takes along of its decisions: one export a form, in one explicit dict."""

from __future__ import annotations

from discrepancy.errors import SettingsError
from discrepancy.exports.annotations import render as render_annotations
from discrepancy.exports.claim_review import render as render_claim_review
from discrepancy.exports.csv import render as render_csv
from discrepancy.exports.html import render as render_html
from discrepancy.exports.interface import Desk, Export
from discrepancy.exports.note import render as render_note
from discrepancy.exports.xlsx import MEDIA_TYPE as XLSX
from discrepancy.exports.xlsx import render as render_xlsx

__all__ = ["EXPORTS", "Desk", "Export", "destination"]

EXPORTS: dict[str, Export] = {
    "csv": Export("Decisions as a table (CSV)", "text/csv", ".csv", render_csv),
    "xlsx": Export("Decisions as a workbook (XLSX)", XLSX, ".xlsx", render_xlsx),
    "md": Export("Story note (Markdown)", "text/markdown", ".md", render_note),
    "html": Export(
        "Report with the decisions (HTML)", "text/html", ".html", render_html, of_articles=True
    ),
    "claimreview": Export(
        "ClaimReview of what was confirmed (JSON-LD)",
        "application/ld+json",
        ".claimreview.jsonld",
        render_claim_review,
        of_articles=True,
    ),
    "annotations": Export(
        "Web Annotations of both spans (JSON-LD)",
        # https://www.w3.org/TR/annotation-protocol/#media-type
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        ".annotations.jsonld",
        render_annotations,
        of_articles=True,
    ),
}


def destination(output: str) -> tuple[str, str]:
    """(form, file) of an --output: by its suffix, or "annotations:FILE". Raises SettingsError."""
    name, colon, file = output.partition(":")
    if colon and file and name in EXPORTS:
        return name, file
    found = [name for name, one in EXPORTS.items() if output.lower().endswith(one.suffix)]
    if not found:
        suffixes = ", ".join(one.suffix for one in EXPORTS.values())
        raise SettingsError(
            f"No form of export goes with the file name {output!r}.",
            advice=f"Use a name that ends with {suffixes}, or name the form before it, such as "
            f"claimreview:{output or 'FILE'}.",
        )
    return found[0], output
