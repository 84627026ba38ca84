from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from discrepancy.records import Verdict
from discrepancy.reports.indented import dumps

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS | st.sampled_from(Verdict),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(VALUES)
def test_is_what_the_standard_library_writes(value: Any) -> None:
    assert dumps(value) == json.dumps(value, ensure_ascii=False, indent=1)
