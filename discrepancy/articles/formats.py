"""Which reader reads what: by the name of a file, the type of an answer, or the first bytes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from discrepancy.articles.archives import ZipReader
from discrepancy.articles.container import Container
from discrepancy.articles.docx import DocxReader
from discrepancy.articles.feeds import FeedReader
from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Reader
from discrepancy.articles.mail import MailReader
from discrepancy.articles.odt import OdtReader
from discrepancy.articles.parquet import ParquetTable
from discrepancy.articles.pdf import PdfReader
from discrepancy.articles.plain import PlainReader
from discrepancy.articles.rows import Columns
from discrepancy.articles.tables import CsvTable, JsonLines
from discrepancy.articles.warc import WarcReader
from discrepancy.articles.xlsx import XlsxTable
from discrepancy.settings import Settings

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": PlainReader(),
        ".md": PlainReader(markdown=True),
        ".html": HtmlReader(),
        ".htm": HtmlReader(),
        ".xhtml": HtmlReader(),
        ".pdf": PdfReader(),
        ".docx": DocxReader(),
        ".odt": OdtReader(),
        ".eml": MailReader(),
    }
)
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".xlsx")
FEEDS = (".rss", ".atom", ".xml")
WEB_ARCHIVES = (".warc", ".warc.gz")
ARCHIVE = ".zip"
FEED_LIST = ".opml"
SUFFIXES = tuple(sorted([*READERS, *TABLES, *FEEDS, *WEB_ARCHIVES, ARCHIVE, FEED_LIST]))

# Suffixes by content type (https://www.iana.org/assignments/media-types).
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".md",
        "application/pdf": ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
        "application/vnd.oasis.opendocument.text": ".odt",
        "message/rfc822": ".eml",
        "text/csv": ".csv",
        "text/tab-separated-values": ".tsv",
        "application/jsonl": ".jsonl",
        "application/x-ndjson": ".jsonl",
        "application/vnd.apache.parquet": ".parquet",
        "application/rss+xml": ".rss",
        "application/atom+xml": ".atom",
        "application/xml": ".xml",
        "text/xml": ".xml",
        "application/warc": ".warc",
        "application/zip": ".zip",
    }
)
_PAGES = MappingProxyType({t: READERS[s] for t, s in TYPES.items() if s in READERS})

# First bytes, folded and without the blanks before them.
_SIGNATURES = (
    (b"%pdf-", ".pdf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<rss", ".xml"),
    (b"<feed", ".xml"),
    (b"<?xml", ".xml"),
)
_LONGEST_SIGNATURE = 64
_MARK = b"\xef\xbb\xbf"  # of UTF-8


def containers(settings: Settings) -> Mapping[str, Container]:
    """Return the readers of files with several articles, by suffix."""
    columns = Columns.of(settings.column)
    jsonl, feed, warc = JsonLines(columns), FeedReader(), WarcReader(_PAGES)
    several: dict[str, Container] = {
        ".csv": CsvTable(",", columns),
        ".tsv": CsvTable("\t", columns),
        ".jsonl": jsonl,
        ".ndjson": jsonl,
        ".parquet": ParquetTable(columns),
        ".xlsx": XlsxTable(columns),
        **dict.fromkeys(FEEDS, feed),
        **dict.fromkeys(WEB_ARCHIVES, warc),
    }
    archive = ZipReader(READERS, several, largest_member=int(settings.max_file_mb * 1_000_000))
    return {**several, ARCHIVE: archive}


def sniffed(data: bytes) -> str:
    """Return the suffix of what comes without a name: PDF, HTML, a feed, JSON Lines, or text."""
    head = data.removeprefix(_MARK).lstrip()[:_LONGEST_SIGNATURE].lower()
    if head.startswith(b"{") and head[1:].lstrip().startswith(b'"'):
        return ".jsonl"
    return next((suffix for start, suffix in _SIGNATURES if head.startswith(start)), ".txt")
