"""Which texts a model reads at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence


def of_one_length(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield places of texts of one length, at most so many, the longest first.

    Of one length, since a shorter one would be filled up, and computed in vain; the longest first,
    so that no core waits long for another.
    """
    places = defaultdict(list)
    for place, length in enumerate(lengths):
        places[length].append(place)
    for length in sorted(places, reverse=True):
        own = places[length]
        yield from (own[start : start + most] for start in range(0, len(own), most))
