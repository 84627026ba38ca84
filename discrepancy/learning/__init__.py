"""What a desk's decisions tell of the checker: how often it is right, and how sure it may be."""

from discrepancy.learning.outcomes import Learned, learn
from discrepancy.learning.samples import Samples, gather
from discrepancy.learning.statistics import Statistics, statistics

__all__ = ["Learned", "Samples", "Statistics", "gather", "learn", "statistics"]
