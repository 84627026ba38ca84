"""Options that several commands share, each a setting of the same name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from discrepancy.settings import (
    ALARMS,
    COLUMN_FIELDS,
    COLUMN_FORM,
    ENCODER,
    ENGINES,
    FAIL_ON,
    JUDGE,
    LANGUAGE_FORM,
    LOCAL,
    PRECISION,
    PRECISIONS,
    RULES,
    SEVERITIES,
    is_language,
    is_mapping,
)

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def rules(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Part what was given at commas. Raises BadParameter for a name that is no rule's."""
    names = tuple(name.strip() for value in given for name in value.split(",") if name.strip())
    for name in names:
        if name not in RULES:
            raise click.BadParameter(
                f"{name!r} is no rule. Rules are {', '.join(RULES)}.", param=option
            )
    return names


def languages(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Hand on what was given. Raises BadParameter for what names no language and its model."""
    for value in given:
        if not is_language(value):
            raise click.BadParameter(f"{value!r} is not {LANGUAGE_FORM}.", param=option)
    return given


def columns(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Hand on what was given. Raises BadParameter for what names no column and what it holds."""
    for text in given:
        if not is_mapping(text):
            raise click.BadParameter(f"{text!r} is not {COLUMN_FORM}.", param=option)
    return given


baseline_file = click.option(
    "--baseline",
    metavar="FILE",
    help="The file of known conflicts and of what was decided about them; see discrepancy "
    "baseline --help.",
)

_encoder = (
    click.option(
        "--encoder",
        help="The bundled encoder, the name of a sentence-transformers model in the local cache, "
        f"or a folder with one.  [default: {ENCODER}]",
    ),
    click.option(
        "--language",
        multiple=True,
        metavar="CODE=MODEL",
        callback=languages,
        help="Beside English, read articles of this language (de, es, fr) with this spaCy model, a "
        "package or a folder; it takes a multilingual --encoder, too. Repeat it for several.",
    ),
)
_judging = (
    click.option(
        "--encoder-precision",
        type=click.Choice(PRECISIONS),
        help="In which numbers the bundled encoder computes. In 8-bit integers it is faster, and "
        f"on the texts measured finds as much.  [default: {PRECISION}]",
    ),
    click.option(
        "--judge",
        help="What reads pairs of sentences and votes on values that differ, and on sentences near "
        "each other of which no value differs: own (the judge in this package), the name of a "
        "cross-encoder in the local cache or a folder with one, the address of an "
        "OpenAI-compatible API, to which the sentences are sent, or none, which is faster and "
        f"finds less.  [default: {JUDGE}]",
    ),
    click.option(
        "--within/--no-within",
        default=None,
        help="Compare the sentences of one article with each other, too: its headline with its "
        "body, one paragraph with another. One article is then enough.",
    ),
    click.option(
        "--calibration",
        metavar="FILE",
        help="The confidence as fitted to decisions of a desk, see discrepancy calibrate --help; "
        "none for that of the checker. Without it, .discrepancy-calibration.json beside the "
        "baseline is taken, if there.",
    ),
)
_network = (
    click.option(
        "--allow-net",
        is_flag=True,
        default=None,
        help="Read http and https addresses: those given, those in rows of tables that have no "
        "text, and those of feeds in an OPML file, as their robots.txt allows. Without it nothing "
        "is asked of the network.",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        default=None,
        help="Let such addresses lead into private networks and to this machine.",
    ),
)
_files = (
    click.option(
        "--max-file-mb",
        type=float,
        help="Skip files that are larger, in megabytes.  [default: 32]",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        help="Compare in N processes, where there is enough to compare. Without it, or 0, in as "
        "many as there are cores.",
    ),
    click.option(
        "--column",
        multiple=True,
        metavar="FIELD=NAME",
        callback=columns,
        help="In a table (CSV, TSV, Excel, JSON Lines, Parquet), the column that holds a field of "
        f"the articles: text=body, published=date. Fields are {', '.join(COLUMN_FIELDS)}. Repeat "
        "it; the usual names are known.",
    ),
    *_network,
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        help="Where to encode and compare: on this machine, or by Dask, in workers on any number "
        f"of machines.  [default: {LOCAL}]",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="The scheduler of Dask, as in tcp://10.0.0.5:8786. Without it the engine dask starts "
        "one, with --jobs workers on this machine.",
    ),
    click.option(
        "--max-sentences",
        type=int,
        help="Skip articles that have more sentences.  [default: 5000]",
    ),
    click.option(
        "--max-total-sentences",
        type=int,
        help="Compare nothing where all articles together have more.  [default: 1000000]",
    ),
    click.option(
        "--cache/--no-cache",
        default=None,
        help="Keep what the models give for each sentence, so that a run which meets no new one "
        "needs no model.  [default: cache]",
    ),
    click.option(
        "--cache-dir",
        type=click.Path(),
        help="The folder for that, which runs may share; without it the user's folder for caches.",
    ),
)
_counting = (
    click.option(
        "--min-verdict",
        type=click.Choice(ALARMS),
        help="The mildest verdict that counts.  [default: possible]",
    ),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        help="The mildest severity that counts.  [default: minor]",
    ),
    click.option(
        "--select",
        multiple=True,
        metavar="RULE",
        callback=rules,
        help="Report only conflicts of this rule (duration, place, ...). Repeat it, or part "
        "several with commas.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE",
        callback=rules,
        help="Report no conflicts of this rule; goes before --select.",
    ),
)
_failing = (
    click.option(
        "--fail-on",
        type=click.Choice(FAIL_ON),
        help="Which conflicts that count make the exit code 1: those that are not in the baseline, "
        "or any that was not dismissed.  [default: new]",
    ),
    click.option(
        "--fail-on-stale",
        is_flag=True,
        default=None,
        help="Known conflicts that no longer occur make the exit code 1, too.",
    ),
    click.option(
        "--exit-zero",
        is_flag=True,
        default=None,
        help="Conflicts leave the exit code at 0. What could not be done still gives 2.",
    ),
)


def _all(options: tuple[Decorator[Any], ...]) -> Decorator[Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


reading, indexing = _all((*_encoder, *_judging, *_files)), _all((*_encoder, *_files))
counting, failing, network = _all(_counting), _all(_failing), _all(_network)
