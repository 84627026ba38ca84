"""A corpus kept on disk, so that a new article is compared with it without reading it again.

`update_index` makes an index hold what is in some folders, `check_against` compares articles with
what it holds.
"""

from discrepancy.index.against import check_against, check_articles_against
from discrepancy.index.making import Outcome, update_index

__all__ = ["Outcome", "check_against", "check_articles_against", "update_index"]
