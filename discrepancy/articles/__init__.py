"""Reading: path -> Article | Skipped. One reader a format, one place for residue and metadata."""

from discrepancy.articles.reading import read_articles

__all__ = ["read_articles"]
