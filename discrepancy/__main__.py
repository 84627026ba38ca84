"""What `discrepancy` and `python -m discrepancy` run: a way out that is there before the rest."""

from __future__ import annotations

import sys
from typing import NoReturn

INTERRUPTED = 130  # what a shell gives for Ctrl-C


def main() -> NoReturn:
    """Run the command line. Ctrl-C ends it in one word, also while it is still being imported."""
    try:
        from discrepancy.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")  # below the ^C of the terminal
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
