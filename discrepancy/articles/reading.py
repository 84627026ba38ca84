"""Paths -> articles, and what had to be skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from discrepancy.articles.archives import ZipReader
from discrepancy.articles.container import Container, Part
from discrepancy.articles.directives import place
from discrepancy.articles.docx import DocxReader
from discrepancy.articles.feeds import FeedReader
from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Document, Reader, UnreadableError
from discrepancy.articles.languages import foreign_language
from discrepancy.articles.mail import MailReader
from discrepancy.articles.metadata import merge
from discrepancy.articles.names import stable_name
from discrepancy.articles.pdf import PdfReader
from discrepancy.articles.plain import PlainReader
from discrepancy.articles.prose import MAX_PARAGRAPH, headline_text, passages
from discrepancy.articles.sources import NAME as SOURCES
from discrepancy.articles.sources import Sources
from discrepancy.articles.tables import CsvTable, JsonLines
from discrepancy.errors import InputError
from discrepancy.records import Article, Passage, Skipped
from discrepancy.settings import Settings

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": PlainReader(),
        ".md": PlainReader(markdown=True),
        ".html": HtmlReader(),
        ".htm": HtmlReader(),
        ".pdf": PdfReader(),
        ".docx": DocxReader(),
        ".eml": MailReader(),
    }
)
# Files of several articles. An archive (.zip) holds files of the formats above.
CONTAINERS: Mapping[str, Container] = MappingProxyType(
    {
        ".csv": CsvTable(","),
        ".tsv": CsvTable("\t"),
        ".jsonl": JsonLines(),
        ".ndjson": JsonLines(),
        ".rss": FeedReader(),
        ".atom": FeedReader(),
        ".xml": FeedReader(),
    }
)
ARCHIVE = ".zip"
SUFFIXES = tuple(sorted([*READERS, *CONTAINERS, ARCHIVE]))
_MAX_PROSE = 2_000_000  # characters; above, it is a corpus and no article
_FIRST = 40  # passages that tell the language
_LONGEST_LINE = 200  # characters of the lines in which a date is looked for


@dataclass(frozen=True, slots=True)
class _Input:
    file: Path  # absolute
    top: Path  # the highest folder whose sources.csv counts
    name: str  # relative to the root, forward slashes
    stable_name: str


def read_articles(
    paths: Sequence[str | Path], *, settings: Settings, root: Path | None = None
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Reads files, and folders with all that is in them. Both results are sorted.

    Ids and paths are relative to `root` (by default the current directory). What cannot be read
    becomes a Skipped. Raises InputError for a path that does not exist.
    """
    base = Path(os.path.normpath(Path.cwd() / (root or "")))
    sources = Sources()
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in _inputs(paths, base):
        for one in _read(item, settings, sources):
            if isinstance(one, Article):
                articles.append(one)
            else:
                skipped.append(one)
    articles.sort(key=lambda article: article.id)
    skipped.sort(key=lambda one: one.path)
    return tuple(articles), tuple(skipped)


# --------------------------------------------------------------------------- finding files


def _inputs(paths: Sequence[str | Path], base: Path) -> Iterator[_Input]:
    """Each file once, however it is named."""
    seen: set[str] = set()
    for path in paths:
        for file, top in _files(Path(path), base):
            identity = os.path.realpath(file)
            if identity not in seen:
                seen.add(identity)
                below = _printable(file.relative_to(top).as_posix())
                yield _Input(file, top, _relative(file, base), stable_name(below))


def _files(path: Path, base: Path) -> Iterator[tuple[Path, Path]]:
    absolute = Path(os.path.normpath(base / path))
    if not os.path.lexists(absolute):
        raise InputError(
            f"The path {_printable(str(path))} does not exist.",
            advice="Check its spelling, and the folder the command is run in.",
        )
    if not absolute.is_dir():
        yield absolute, absolute.parent
        return
    for folder, folders, names in os.walk(absolute):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != SOURCES:
                yield Path(folder, name), absolute


def _relative(file: Path, base: Path) -> str:
    try:
        name = os.path.relpath(file, base)
    except ValueError:  # another drive on Windows
        name = file.name
    return _printable(name.replace(os.sep, "/"))


def _printable(name: str) -> str:
    """File names need not be valid Unicode; reports must be."""
    return os.fsencode(name).decode("utf-8", errors="replace")


# --------------------------------------------------------------------------- reading one


def _read(item: _Input, settings: Settings, sources: Sources) -> Iterator[Article | Skipped]:
    """What a file holds: one article or, of a file of several, each by itself."""
    try:
        data = _data(item.file, settings)
        container = _container(item.file, settings)
        if container is None:
            document = READERS[item.file.suffix.lower()].read(data)
            article = _article(item, document, sources)
            yield replace(article, verbatim=_is_verbatim(article, data))
            return
        for part in container.parts(data):
            yield _part(item, part, sources)
    except UnreadableError as error:
        yield Skipped(path=item.name, reason=str(error))


def _container(file: Path, settings: Settings) -> Container | None:
    suffix = file.suffix.lower()
    if suffix == ARCHIVE:
        return ZipReader(READERS, largest_member=int(settings.max_file_mb * 1_000_000))
    return CONTAINERS.get(suffix)


def _part(item: _Input, part: Part, sources: Sources) -> Article | Skipped:
    """One article of a file: of an archive at a path of its own, else within the file."""
    mark = "/" if part.is_file else "#"
    id_ = f"{item.name}{mark}{_printable(part.name)}"
    own = replace(item, name=id_, stable_name=f"{item.stable_name}{mark}{_printable(part.name)}")
    try:
        article = _article(own, part.read(), sources, file_name=PurePosixPath(part.name).name)
    except UnreadableError as error:
        return Skipped(path=id_, reason=str(error))
    return article if part.is_file else replace(article, path=item.name)


def _is_verbatim(article: Article, data: bytes) -> bool:
    """Whether an offset in the text is one in the file: what was cut out would make it longer."""
    try:
        same_length = len(data.decode("utf-8")) == len(article.text)
    except UnicodeDecodeError:
        return False
    return same_length and all(passage.exact for passage in article.passages)


def _article(item: _Input, document: Document, sources: Sources, *, file_name: str = "") -> Article:
    declared = (sources.declared(item.file, item.top), *document.declared)
    title = next((source.title for source in declared if source.title), "")
    kept = passages(document, title=title)
    if not kept:
        raise UnreadableError(_no_prose(document))
    if sum(passage.end - passage.start for passage in kept) > _MAX_PROSE:
        raise UnreadableError(f"more than {_MAX_PROSE:,} characters of text are no article")
    prose = " ".join(document.text[one.start : one.end] for one in kept[:_FIRST])
    if language := foreign_language(prose):
        raise UnreadableError(f"language {language}: only English is compared")
    metadata = merge(
        declared,
        file_name=file_name or item.file.name,
        date_lines=_outer_lines(document, kept),
    )
    return Article(
        id=item.name,
        path=item.name,
        name=item.stable_name,
        text=document.text,
        title=metadata.title or headline_text(document, kept),
        publisher=metadata.publisher,
        published=metadata.published,
        published_precision=metadata.published_precision,
        published_from=metadata.published_from,
        url=metadata.url,
        passages=kept,
        suppressions=place(document.directives, kept, document.text),
        notes=metadata.notes,
    )


def _data(file: Path, settings: Settings) -> bytes:
    if file.suffix.lower() not in SUFFIXES:
        raise UnreadableError(
            f"{file.suffix or 'a file without a suffix'} is not read, only {', '.join(SUFFIXES)}"
        )
    try:
        if not file.is_file():
            raise UnreadableError(
                "it is a broken link" if file.is_symlink() else "it is not a file"
            )
        if file.stat().st_size > settings.max_file_mb * 1_000_000:
            raise UnreadableError(
                f"the file is larger than {settings.max_file_mb:g} MB (max_file_mb)"
            )
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"it could not be opened: {error.strerror or error}") from error


def _no_prose(document: Document) -> str:
    longest = max((p.end - p.start for p in document.paragraphs), default=0)
    if longest > MAX_PARAGRAPH:
        return f"no text: a paragraph of over {MAX_PARAGRAPH:,} characters is no prose"
    return "no text is left when navigation, advertisements and the like are taken out"


def _outer_lines(document: Document, kept: Sequence[Passage]) -> tuple[str, ...]:
    """The lines above the first and below the last passage of the body, as they stand."""
    body = [passage for passage in kept if not passage.headline] or list(kept)
    first, last = body[0].start, body[-1].start
    spans = [p for p in document.paragraphs if p.start < first or p.start > last]
    return tuple(document.text[p.start : p.end][:_LONGEST_LINE] for p in spans)
