from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from discrepancy.records import Verdict
from discrepancy.reports.characters import encodable
from discrepancy.reports.json import dumps

# what a report holds: numbers that 64 bits tell, text with and without a form in UTF-8
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.text(st.characters(categories=["Cs", "Lu"]))
    | st.sampled_from(Verdict)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(st.dictionaries(st.text(), VALUES))
def test_says_what_the_standard_library_says(data: dict[str, Any]) -> None:
    text = dumps(data)
    said = encodable(json.dumps(data, ensure_ascii=False, indent=2))
    assert json.loads(text) == json.loads(said)
    assert text.encode().count(b"\n") == said.encode().count(b"\n")
