"""Words that name one kind of happening, and which of them are kin."""

from __future__ import annotations

from discrepancy.slots import antonyms

# Nouns and verbs that name one kind of happening: "the talks" are what the two "met" for.
EVENT_FAMILIES = (
    ("talk", "talks", "meet", "meeting", "session", "discussion", "conversation", "round", "summit",
     "negotiation", "encounter", "consultation", "discuss", "negotiate"),
    ("call", "phone", "telephone"),
    ("earthquake", "quake", "tremor", "shock", "temblor"),
    ("crash", "collision", "accident", "derailment", "collide", "derail", "capsize"),
    ("fire", "blaze", "inferno", "burn"),
    ("attack", "raid", "assault", "bombing", "shooting", "strike", "explosion", "blast", "explode"),
    ("trial", "hearing", "verdict", "sentence", "ruling", "convict", "acquit", "rule"),
    ("election", "vote", "ballot", "referendum", "poll"),
    ("theft", "robbery", "burglary", "heist", "break-in", "steal", "rob"),
    ("flood", "storm", "hurricane", "typhoon", "cyclone"),
    ("ceremony", "gala", "award", "prize"),
    ("match", "game", "final", "win", "defeat", "beat"),
    ("agreement", "deal", "accord", "pact", "treaty", "memorandum", "declaration", "sign"),
    ("launch", "liftoff", "lift-off"),
    ("outbreak", "infection", "epidemic", "infect"),
    ("recall",),
    ("collapse", "fall"),
    ("protest", "march", "demonstration", "rally"),
    ("landslide", "avalanche", "eruption", "erupt"),
)  # fmt: skip
FAMILY = {lemma: number for number, family in enumerate(EVENT_FAMILIES) for lemma in family}


def kin(left: str, right: str) -> bool:
    """Can two lemmas tell of one happening: "start" and "begin", "meet" and "talks"."""
    return (
        left == right
        or (left in FAMILY and FAMILY[left] == FAMILY.get(right))
        or right in antonyms.synonyms(left)
    )
