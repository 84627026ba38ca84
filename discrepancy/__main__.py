"""Lets `python -m discrepancy` do what `discrepancy` does."""

from discrepancy.cli import main

main()
