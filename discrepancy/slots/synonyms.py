# ruff: noqa: E501 - tables of words read better in their rows
"""Words of news that count the same thing: casualties, sorts of people, things, dimensions."""

from __future__ import annotations

from discrepancy.slots.sorts import SYNONYMS, table

# what befell those who are counted -> class
CASUALTIES = table(
    {
        "dead": "kill die death fatality toll perish life body deceased corpse drown murder slay fatal",
        "injured": "injure injury wound wounded hurt casualty burn",
        "missing": "unaccounted",
        "trapped": "trap",
        "detained": "arrest detain detention hold-custody jail imprison apprehend",
        "displaced": "homeless displace evacuate flee evacuation evacuee",
        "rescued": "rescue save survive survivor",
        "infected": "infect infection sicken",
        "hospitalised": "hospitalise hospitalize hospital",
        "abducted": "kidnap abduct hostage",
    }
)
_THINGS = table(
    {
        "people": "person individual other resident human civilian folk inhabitant",
        "child": "kid infant baby newborn toddler youngster pupil minor schoolchild",
        "woman": "female lady",
        "man": "male",
        "soldier": "troop serviceman marine trooper servicemember servicewoman military",
        "police": "policeman policewoman officer constable",
        "worker": "employee staff job post position staffer payroll workforce labourer laborer",
        "official": "functionary bureaucrat",
        "prisoner": "detainee inmate captive",
        "migrant": "refugee asylum-seeker",
        "fighter": "militant rebel gunman insurgent attacker raider assailant",
        "passenger": "traveller traveler",
        "student": "undergraduate",
        "voter": "elector electorate",
        "demonstrator": "protester protestor marcher",
        "house": "home dwelling residence",
        "vehicle": "car automobile",
        "ship": "vessel boat trawler",
        "plane": "aircraft jet airliner aeroplane airplane",
        "vote": "ballot",
        "seat": "mandate",
        "country": "nation state",
        "company": "firm business",
        "film": "movie title picture",
        "bullet": "shot round",
        "quake": "earthquake tremor shock temblor",
        "patient": "case",
        "talk": "meeting conversation negotiation session discussion summit",
        "profit": "earnings income",
        "revenue": "sales turnover",
        "price": "cost",
        "span": "section piece unit stretch",
        "painting": "picture canvas artwork work",
        "firefighter": "fireman",
        "attendance": "admission ticket visitor spectator audience crowd",
        "strike": "walkout stoppage",
        "blast": "explosion bomb",
        "prize": "award",
        "agreement": "pact accord deal treaty memorandum",
        "animal": "pet",
        "reward": "bounty",
        "bus": "coach",
        "carriage": "wagon",
        "wage": "pay salary",
        "damage": "loss",
    }
)
PEOPLE = frozenset(
    "people child woman man soldier police worker official prisoner migrant fighter passenger student "
    "voter demonstrator firefighter patient victim".split()
)
DIRECTIONS = table(
    {
        "increase": "up rise grow climb gain jump surge soar higher growth more advance expand raise",
        "decrease": "down fall drop decline lower fewer less slip shrink plunge slide cut lose slump shed",
    }
)
DIMENSIONS = table(
    {
        "depth": "deep down underground underwater below",
        "length": "long",
        "height": "high tall altitude elevation tower",
        "width": "wide broad across diameter",
        "thickness": "thick",
        "distance": "away off apart distant",
        "weight": "weigh weighs weighed weighing heavy",
    }
)
MEASURED = frozenset(
    "depth length height width thickness distance weight altitude elevation diameter weigh weighs "
    "weighed weighing".split()
)
# verbs that say nothing of what is counted: what they are said of does
LIGHT = frozenset(
    "be have do say tell put give make take get stand reach rise climb number total include leave report "
    "estimate count come go remain see show list accord know find call set fall amount exceed".split()
)

# verbs whose subject is who tells of the figure, not what it counts
REPORTING = frozenset({"put", "say", "report", "estimate", "count", "find", "list", "give", "tell"})
# verbs whose object says what befell the subject ("lost their lives", "suffered burns")
SUFFER = frozenset({"suffer", "sustain", "lose", "receive", "develop"})


def canonical(lemma: str) -> str:
    """The name of the group that `lemma` belongs to, or itself."""
    known = CASUALTIES.get(lemma) or _THINGS.get(lemma) or DIMENSIONS.get(lemma)
    return known or SYNONYMS.get(lemma) or lemma
