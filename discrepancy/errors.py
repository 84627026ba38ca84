"""Everything that can be said to a user when the work could not be done, with its exit code."""

from __future__ import annotations


class DiscrepancyError(Exception):
    """The work could not be done. The message is one sentence; `advice` says what to do."""

    exit_code = 2

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def told_briefly(error: BaseException) -> str:
    """Return an error of a library on one line: its kind, and how its message begins."""
    first = next(iter(str(error).splitlines()), "").strip()[:120]
    return f"{type(error).__name__}: {first}" if first else type(error).__name__


# How it is said that memory is out where no MemoryError is raised: by libraries, and of threads.
_OUT_OF_MEMORY = (
    *("bad_alloc", "Cannot allocate memory", "failed to map segment"),
    "can't start new thread",
)


def is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error, or one that led to it, says that there is not enough memory."""
    while error is not None:
        if isinstance(error, MemoryError) or any(sign in str(error) for sign in _OUT_OF_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


class InputError(DiscrepancyError):
    """An input path is missing, or nothing in it can be compared."""


class SettingsError(DiscrepancyError):
    """A settings file or option has a value that cannot be used."""


class ModelError(DiscrepancyError):
    """A model is missing, damaged, or failed to load."""


class EngineError(DiscrepancyError):
    """Other processes or machines could not do the work."""


class BaselineError(DiscrepancyError):
    """A baseline cannot be used as it is, or is being written by another."""


class CalibrationError(DiscrepancyError):
    """A calibration cannot be used, or none worth keeping can be made."""


class CorpusIndexError(DiscrepancyError):
    """An index cannot be used as it is, or is being written by another."""


class OutputError(DiscrepancyError):
    """A report could not be written."""


class ReportError(DiscrepancyError):
    """A report file cannot be read, or has no conflict of that id."""


class ServerError(DiscrepancyError):
    """The editors' page cannot be served at this address."""
