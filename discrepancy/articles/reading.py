"""Paths -> articles, and what had to be skipped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TypeGuard

from discrepancy.articles.container import Container, Part
from discrepancy.articles.directives import place
from discrepancy.articles.formats import FEED_LIST, READERS, containers
from discrepancy.articles.inputs import Input, Inputs, Loaded, printable
from discrepancy.articles.interface import Document, ElsewhereError, UnreadableError
from discrepancy.articles.languages import foreign_language
from discrepancy.articles.metadata import merge
from discrepancy.articles.opml import feeds
from discrepancy.articles.prose import MAX_PARAGRAPH, headline_text, passages
from discrepancy.articles.web import ALLOW
from discrepancy.memory import FORGETFUL, Memory, digest_of
from discrepancy.packing import packed, unpacked
from discrepancy.records import Article, Passage, Skipped
from discrepancy.settings import ENGLISH, LANGUAGES, Settings

_MAX_PROSE = 2_000_000  # characters; above, it is a corpus and no article
_FIRST = 40  # passages that tell the language
_AT_ONCE = 1 << 22  # bytes of files for whose articles the cache is asked at once
_LONGEST_LINE = 200  # characters of the lines in which a date is looked for


@dataclass(frozen=True, slots=True)
class _Tools:
    """What reading needs, made once a run."""

    inputs: Inputs
    containers: Mapping[str, Container]
    settings: Settings
    memory: Memory  # of articles, one a file


def read_articles(
    paths: Sequence[str | Path],
    *,
    settings: Settings,
    root: Path | None = None,
    memory: Memory = FORGETFUL,
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Reads files, folders with all that is in them, "-" (standard input) and web addresses.

    Both results are sorted. Ids and paths are relative to `root` (by default the current
    directory). What cannot be read becomes a Skipped. Raises InputError for a path that does not
    exist, and for a web address where the settings do not allow the network.
    """
    base = Path(os.path.normpath(Path.cwd() / (root or "")))
    tools = _Tools(Inputs(base, settings), containers(settings), settings, memory)
    articles: dict[str, Article] = {}
    skipped: dict[str, Skipped] = {}
    for read in _read_all(tools.inputs.of(paths), tools):
        one = _understood(read, settings) if isinstance(read, Article) else read
        if isinstance(one, Article):
            articles.setdefault(one.id, one)  # a feed of two lists is one
        else:
            skipped.setdefault(one.path, one)
    return (
        tuple(articles[id_] for id_ in sorted(articles)),
        tuple(skipped[path] for path in sorted(skipped)),
    )


def _understood(article: Article, settings: Settings) -> Article | Skipped:
    """The article, where its language is read."""
    language = article.language
    if language == ENGLISH or language in settings.models:
        return article
    reason = f"language {language}: only English is compared"
    if language in LANGUAGES:
        reason = f"language {language}: compared only with --language {language}=MODEL"
    return Skipped(path=article.id, reason=reason)


def _read_all(items: Iterable[Input], tools: _Tools) -> Iterator[Article | Skipped]:
    """What all inputs hold. A file of the same name and bytes is not read again in another run."""
    for some in _batches(items):
        keys = {item.name: _key(item, one) for item, one in some if _is_document(one)}
        known = tools.memory.recall(keys.values())
        new: dict[str, bytes] = {}
        for item, one in some:
            key = keys.get(item.name, "")
            if key in known:
                yield from unpacked(known[key])
                continue
            for read in _read(item, one, tools):
                yield read
                if key and isinstance(read, Article):
                    new[key] = packed((read,))
        tools.memory.keep(new)


def _batches(items: Iterable[Input]) -> Iterator[list[tuple[Input, Loaded | Skipped]]]:
    """Inputs with what they are, some megabytes at a time."""
    some, size = [], 0
    for item in items:
        loaded = _loaded(item)
        some.append((item, loaded))
        size += len(loaded.data) if isinstance(loaded, Loaded) else 0
        if size > _AT_ONCE:
            yield some
            some, size = [], 0
    yield some


def _loaded(item: Input) -> Loaded | Skipped:
    try:
        return item.load()
    except UnreadableError as error:
        return Skipped(path=item.name, reason=str(error))


def _is_document(one: Loaded | Skipped) -> TypeGuard[Loaded]:
    """Whether it is a file of one article, which depends on nothing but the file."""
    return isinstance(one, Loaded) and one.suffix in READERS


def _key(item: Input, one: Loaded) -> str:
    data = blake2b(one.data, digest_size=16).hexdigest()
    return digest_of((item.name, item.stable_name, one.suffix, one.before, one.after, data))


def _read(item: Input, loaded: Loaded | Skipped, tools: _Tools) -> Iterator[Article | Skipped]:
    """What an input holds: one article or, of a file of several, each by itself."""
    if isinstance(loaded, Skipped):
        yield loaded
        return
    try:
        if loaded.suffix == FEED_LIST:
            yield from _listed(loaded, tools)
        elif container := tools.containers.get(loaded.suffix):
            for part in container.parts(loaded.data):
                yield from _part(item, part, loaded, tools)
        else:
            document = READERS[loaded.suffix].read(loaded.data)
            article = _article(item, document, loaded)
            yield replace(article, verbatim=_is_verbatim(article, loaded.data))
    except UnreadableError as error:
        yield Skipped(path=item.name, reason=str(error))


def _of_address(item: Input, tools: _Tools) -> Iterator[Article | Skipped]:
    return _read(item, _loaded(item), tools)


def _listed(loaded: Loaded, tools: _Tools) -> Iterator[Article | Skipped]:
    """The articles of the feeds that a list names."""
    urls = feeds(loaded.data)
    if not tools.settings.allow_net:
        count = "a feed" if len(urls) == 1 else f"{len(urls)} feeds"
        raise UnreadableError(f"it lists {count} of the network, used only with {ALLOW}")
    for url in urls:
        yield from _of_address(tools.inputs.url(url), tools)


def _part(item: Input, part: Part, loaded: Loaded, tools: _Tools) -> Iterator[Article | Skipped]:
    """One article of a file: at a path of its own in an archive, else within the file.

    One of which the file tells but the address is fetched, where that is allowed.
    """
    path = f"/{printable(part.member)}" if part.member else ""
    mark = f"{path}#{printable(part.name)}" if part.name else path
    own = replace(item, name=item.name + mark, stable_name=item.stable_name + mark)
    file_name = PurePosixPath(part.name or part.member).name
    try:
        article = _article(own, part.read(), loaded, file_name=file_name)
        yield replace(article, path=item.name + path)
    except ElsewhereError as error:
        if tools.settings.allow_net:
            yield from _of_address(tools.inputs.url(error.url, error.told), tools)
        else:
            yield Skipped(path=own.name, reason=str(error))
    except UnreadableError as error:
        yield Skipped(path=own.name, reason=str(error))


def _is_verbatim(article: Article, data: bytes) -> bool:
    """Whether an offset in the text is one in the file: what was cut out would make it longer."""
    try:
        same_length = len(data.decode("utf-8")) == len(article.text)
    except UnicodeDecodeError:
        return False
    return same_length and all(passage.exact for passage in article.passages)


def _article(item: Input, document: Document, loaded: Loaded, *, file_name: str = "") -> Article:
    declared = (*loaded.before, *document.declared, *loaded.after)
    title = next((source.title for source in declared if source.title), "")
    kept = passages(document, title=title)
    if not kept:
        raise UnreadableError(_no_prose(document))
    if sum(passage.end - passage.start for passage in kept) > _MAX_PROSE:
        raise UnreadableError(f"more than {_MAX_PROSE:,} characters of text are no article")
    prose = " ".join(document.text[one.start : one.end] for one in kept[:_FIRST])
    metadata = merge(
        declared,
        file_name=file_name or PurePosixPath(item.name).name,
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
        language=foreign_language(prose) or ENGLISH,
        passages=kept,
        spots=document.spots,
        suppressions=place(document.directives, kept, document.text),
        notes=metadata.notes,
    )


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
