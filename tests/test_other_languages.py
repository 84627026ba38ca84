"""Articles in other languages: refused, or read where a model for them is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from conftest import Command
from newsroom import BEACON, GAZETTE, BagOfWords

from discrepancy.articles import read_articles
from discrepancy.errors import ModelError, SettingsError
from discrepancy.pipeline import check_articles
from discrepancy.records import Conflict, Report
from discrepancy.reports import html
from discrepancy.reports.json import to_data
from discrepancy.settings import Settings
from discrepancy.slots import languages
from discrepancy.slots.languages import language_of
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools

HEAD = "---\ntitle: {0}\npublisher: {1}\npublished: 2026-05-05T{2}:00:00Z\n---\n{0}\n\n"
GERMAN = (
    HEAD.format("Brand in Konservenfabrik in Köln", "Der Lindraer Bote", "09")
    + """Bei einem Brand in einer Konservenfabrik in Köln sind am Montag zwölf Menschen gestorben.

Das Feuer in der Konservenfabrik dauerte neun Stunden, sagte ein Sprecher der Feuerwehr.
""",
    HEAD.format("Feuer in Konservenfabrik in Köln", "Kurier am Marl", "15")
    + """In Köln sind am Montag 15 Menschen beim Brand einer Konservenfabrik gestorben.

Fünf Stunden dauerte das Feuer in der Konservenfabrik nach Angaben der Polizei.
""",
)
FRENCH = (
    HEAD.format("Incendie d'une conserverie à Lyon", "Le Phare de Marl", "09")
    + """Un incendie a tué douze personnes lundi soir dans une conserverie à Lyon.

Le feu a duré neuf heures avant que les pompiers ne le maîtrisent.
""",
    HEAD.format("Une conserverie brûle à Lyon", "Gazette de Quill", "15")
    + """Un incendie a tué quinze personnes lundi soir dans une conserverie à Lyon.

Le feu a duré cinq heures avant d'être maîtrisé par les pompiers.
""",
)


def write(folder: Path, *texts: str) -> list[str]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return [f"{number}.txt" for number in range(len(texts))]


def checked(paths: list[str], code: str, model: str, parser: SpacyParser) -> Report:
    settings = Settings(language=(f"{code}={model}",), encoder="multilingual")
    foreign = {code: SpacyParser(model, code, language_of(code).gloss)}
    tools = Tools(BagOfWords(), parser, foreign=foreign)
    articles, skipped = read_articles(paths, settings=settings)
    assert not skipped
    return check_articles(articles, settings=settings, tools=tools)


def values(conflict: Conflict) -> set[str]:
    return {side.value for side in conflict.sides}


def test_a_language_that_is_not_named_is_refused_with_how_to_name_it(
    folder: Path, command: Command
) -> None:
    write(folder, GERMAN[0], BEACON, GAZETTE)
    done = command("check", ".", "--format", "json")
    assert "0.txt: language de: compared only with --language de=MODEL" in done.err


def test_a_language_that_nobody_reads_is_refused(folder: Path) -> None:
    finnish = "Tulipalo tehtaassa tappoi maanantaina kaksitoista ihmistä, kertoi pelastuslaitos. "
    (folder / "a.txt").write_text(finnish * 3, encoding="utf-8")
    _, skipped = read_articles(["a.txt"], settings=Settings())
    assert [one.reason for one in skipped] == ["language fi: only English is compared"]


def test_german_is_compared_with_any_pipeline_of_spacy(folder: Path, parser: SpacyParser) -> None:
    spacy.blank("de").to_disk(folder / "model")
    report = checked(write(folder, *GERMAN), "de", "model", parser)
    assert [article.language for article in report.articles] == ["de", "de"]
    assert [article["language"] for article in to_data(report)["articles"]] == ["de", "de"]
    page = html.render(report)
    assert page.count("</time>, in German</span>") == page.count(
        '<blockquote dir="auto" lang="de">'
    )
    assert page.count('<span class="note">in German</span>') == 2
    assert {"12", "15"} in [values(one) for one in report.conflicts]
    assert {"9 h", "5 h"} in [values(one) for one in report.conflicts]


@pytest.mark.slow
def test_french_is_compared_with_its_model(folder: Path, parser: SpacyParser) -> None:
    pytest.importorskip("fr_core_news_sm", reason="the French model is not installed")
    report = checked(write(folder, *FRENCH), "fr", "fr_core_news_sm", parser)
    assert {"12", "15"} in [values(one) for one in report.conflicts]
    assert {"9 h", "5 h"} in [values(one) for one in report.conflicts]


def test_the_bundled_encoder_is_of_english_alone(folder: Path, command: Command) -> None:
    with pytest.raises(SettingsError, match="no other language"):
        Settings(language=("de=model",))
    done = command("check", ".", "--language", "de=model")
    assert done.code == 2
    assert "--encoder" in done.err


@pytest.mark.parametrize("value", ["de", "de=", "=model", "fi=model", ""])
def test_what_names_no_language_and_model_is_refused(
    value: str, folder: Path, command: Command
) -> None:
    with pytest.raises(SettingsError, match="language"):
        Settings(language=(value,), encoder="multilingual")
    assert command("check", ".", "--language", value).code == 2


def test_a_model_that_is_not_there_is_named() -> None:
    missing = SpacyParser("no_such_model", "de")
    with pytest.raises(ModelError, match="no_such_model") as raised:
        list(missing.parse(["Ein Satz."]))
    assert "--language de=" in raised.value.advice


def test_a_model_in_a_folder_is_known_by_its_files(folder: Path) -> None:
    spacy.blank("de").to_disk(folder / "model")
    one = SpacyParser("model", "de").fingerprint()
    assert SpacyParser("model", "de").fingerprint() == one
    (folder / "model" / "meta.json").write_text("{}", encoding="utf-8")
    assert SpacyParser("model", "de").fingerprint() != one


def test_without_the_libraries_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "LIBRARIES", {"no_such_library": "no-such-package"})
    with pytest.raises(ModelError, match="no-such-package"):
        language_of.__wrapped__("de")
