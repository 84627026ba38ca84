"""The Judge protocol: what the engine asks of a sentence-pair model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

Chances = npt.NDArray[np.float32]


class Question(NamedTuple):
    """Two texts that a judge is asked about.

    `standalone`: each is all that its source says, as in a table of claims, so that nothing but
    their own words tells what they are of.
    """

    left: str
    right: str
    standalone: bool = False

    @property
    def texts(self) -> tuple[str, str]:
        return self.left, self.right

    @property
    def mirrored(self) -> Question:
        """The question with its texts the other way round."""
        return Question(self.right, self.left, self.standalone)

    @property
    def ordered(self) -> Question:
        """One for the question and its mirror image."""
        return self if self.left <= self.right else self.mirrored


class Judge(Protocol):
    """Reads two sentences and says how likely it is that they cannot both be true.

    Its answer is one vote in the evidence, with a fitted weight, and never a ground of its own for
    the verdict `contradiction`. `identity` names the model: equal identity, equal answers.
    """

    @property
    def identity(self) -> str: ...

    def contradiction(
        self, questions: Sequence[Question], needed: Sequence[float] | None = None
    ) -> Chances:
        """Return (n,) float32, the chance of a contradiction of each question's texts, 0 to 1.

        NaN is one on which there was no answer. Symmetric: a question and its mirror image have the
        same chance. `needed` tells of each the least chance that matters: a judge that knows the
        chance to be less may read no further, and return anything less. Raises ModelError.
        """
        ...
