"""`discrepancy cache`: what is kept from run to run, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.console import say
from discrepancy.errors import OutputError
from discrepancy.settings import load_settings

if TYPE_CHECKING:
    from discrepancy.cache import Cache

FOLDER = click.option(
    "--cache-dir",
    type=click.Path(),
    help="The folder of the cache.  [default: that of the settings, else the user's]",
)


@click.group()
def cache() -> None:
    """Show or clear what the models gave, which is kept so that the next run is quick.

    The cache holds no more than the checker can make again: clearing it is always safe.
    """


@cache.command()
@FOLDER
def info(cache_dir: str | None) -> None:
    """Show where the cache is, how much it holds, and how large it may grow."""
    from discrepancy.cache import LARGEST

    kept = _cache(cache_dir)
    size = kept.path.stat().st_size if kept.path.is_file() else 0
    say(f"{kept.path}\n{kept.count():,} vectors and parses, {size / 1e6:.1f} MB ")
    say(f"of at most {LARGEST / 1e6:.0f} MB\n")


@cache.command()
@FOLDER
def clear(cache_dir: str | None) -> None:
    """Remove the cache. The next run makes it anew."""
    kept = _cache(cache_dir)
    try:
        kept.clear()
    except OSError as error:
        raise OutputError(f"The cache {kept.path} cannot be removed ({error.strerror}).") from error


def _cache(folder: str | None) -> Cache:
    from discrepancy.cache import Cache, folder_of

    return Cache(folder_of(folder or load_settings(Path.cwd()).cache_dir))
