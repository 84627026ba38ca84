"""The Judge protocol: what the engine asks of a sentence-pair model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Chances = npt.NDArray[np.float32]


class Judge(Protocol):
    """Reads two sentences and says how likely it is that they cannot both be true.

    Its answer is one vote in the evidence, with a fitted weight, and never a ground of its own for
    the verdict `contradiction`. `identity` names the model: equal identity, equal answers.
    """

    @property
    def identity(self) -> str: ...

    def contradiction(
        self, pairs: Sequence[tuple[str, str]], needed: Sequence[float] | None = None
    ) -> Chances:
        """Return (n,) float32, the chance of a contradiction of each pair, 0 to 1.

        NaN is a pair on which there was no answer. Symmetric: a pair and its mirror image have the
        same chance. `needed` tells of each pair the least chance that matters: a judge that knows
        the chance to be less may read no further, and return anything less. Raises ModelError.
        """
        ...
