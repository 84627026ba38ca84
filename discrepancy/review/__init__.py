"""The editors' page: the conflicts of a report, decided one by one, kept in the baseline.

`make_desk` holds what there is to decide, `create_app` shows it, `open_server` serves it. What is
shown are plain records made by `queue`, `pair` and `article`; what may be asked is in `security`.
"""

from discrepancy.review.app import create_app
from discrepancy.review.desk import Desk, make_desk
from discrepancy.review.server import Address, open_server

__all__ = ["Address", "Desk", "create_app", "make_desk", "open_server"]
