"""Candidate pairs -> Conflicts: align the slots, compare them, judge, and say it in words."""
