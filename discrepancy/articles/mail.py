"""E-mails: the text of the message, its subject, sender and date."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from discrepancy.articles.fields import declared
from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Document, Reader, UnreadableError
from discrepancy.articles.plain import PlainReader
from discrepancy.records import Spot

SOURCE = "mail header"
_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)  # RFC 3676, 4.3
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)  # their lines stay, empty, to be counted


class MailReader:
    """Reads .eml (RFC 5322). Passages are not `exact`.

    Lines are those of the file where the text stands in it as it is; where it is encoded (base64,
    quoted-printable), paragraphs are numbered instead, from 1.
    """

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError where there is no text, plain or HTML."""
        try:
            message = message_from_bytes(data, policy=policy.default)
            known = declared(SOURCE, _fields(message))
            body = message.get_body(preferencelist=("plain", "html"))
            text = body.get_content() if body is not None else ""
        except Exception as error:  # malformed headers and charsets make it fail in many ways
            raise UnreadableError(f"the mail is damaged ({type(error).__name__})") from error
        if body is None or not isinstance(text, str) or not text.strip():
            raise UnreadableError("the mail has no text")
        html = body.get_content_subtype() == "html"
        reader: Reader = HtmlReader() if html else PlainReader()
        document = reader.read((text if html else _own(text)).encode())
        document = replace(document, declared=(known, *document.declared))
        above = _lines_above(text, data)
        return _numbered(document) if above is None else _moved(document, above)


def _fields(message: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(message.get("From", "")))
    written = str(message.get("Date", ""))
    try:
        published = parsedate_to_datetime(written).isoformat() if written else ""
    except ValueError:
        published = written
    return {
        "title": _FORWARDED.sub("", str(message.get("Subject", ""))),
        "publisher": name or address,
        "published": published,
    }


def _own(text: str) -> str:
    """The text without what it quotes, and without the signature."""
    signature = _SIGNATURE.search(text)
    return _QUOTED.sub("", text[: signature.start()] if signature else text)


def _lines_above(text: str, data: bytes) -> int | None:
    """How many lines of the file stand above the text; None where it is not in it as it is."""
    lines = text.rstrip("\n").encode(errors="replace").split(b"\n")
    file = data.replace(b"\r\n", b"\n")
    at = file.rfind(b"\n" + b"\n".join(lines))
    return file.count(b"\n", 0, at) + 1 if at >= 0 else None


def _moved(document: Document, lines: int) -> Document:
    """The document some lines further down."""
    paragraphs = (replace(p, line=p.line + lines, exact=False) for p in document.paragraphs)
    directives = (replace(d, line=d.line + lines) for d in document.directives)
    return replace(document, paragraphs=tuple(paragraphs), directives=tuple(directives))


def _numbered(document: Document) -> Document:
    """The document without lines, its paragraphs counted."""
    paragraphs = tuple(replace(p, line=1, column=1, exact=False) for p in document.paragraphs)
    spots = ((p.start, Spot("paragraph", number)) for number, p in enumerate(paragraphs, 1))
    return replace(document, paragraphs=paragraphs, spots=tuple(spots))
