# ruff: noqa: E501 - tables of words read better in their rows
"""What news counts under several names ("trucks", "lorries"), and which sorts of things there are."""

from __future__ import annotations


def table(groups: dict[str, str]) -> dict[str, str]:
    """Map every word of each row, its name included, to the name of the row."""
    return {word: name for name, words in groups.items() for word in [name, *words.split()]}


SYNONYMS = table(
    {
        "truck": "lorry juggernaut",
        "motorcycle": "motorbike moped",
        "bicycle": "bike cycle",
        "helicopter": "chopper",
        "flight": "sortie",
        "executive": "manager director",
        "journalist": "reporter correspondent newsman",
        "doctor": "physician medic",
        "guard": "warder jailer gaoler",
        "sailor": "seaman mariner crewman crewmate",
        "lawmaker": "deputy legislator parliamentarian mp congressman",
        "lawyer": "attorney solicitor barrister advocate",
        "judge": "justice magistrate",
        "suspect": "accused defendant",
        "participant": "attendee entrant competitor contestant starter",
        "candidate": "contender nominee hopeful",
        "fan": "supporter follower",
        "customer": "client shopper buyer consumer",
        "shareholder": "stockholder",
        "scientist": "researcher",
        "farmer": "grower peasant",
        "fisherman": "angler trawlerman",
        "climber": "mountaineer alpinist",
        "hiker": "walker rambler",
        "rower": "oarsman",
        "tourist": "holidaymaker vacationer",
        "intern": "trainee apprentice",
        "tenant": "lodger renter",
        "foreigner": "alien",
        "family": "household",
        "fire": "blaze",
        "shop": "store outlet",
        "factory": "plant mill works",
        "mine": "pit colliery",
        "flat": "apartment",
        "hotel": "inn guesthouse",
        "barn": "shed",
        "hospital": "clinic infirmary",
        "village": "hamlet settlement",
        "road": "street highway motorway",
        "diploma": "certificate degree",
        "letter": "missive",
        "parcel": "package packet shipment consignment",
        "box": "crate carton",
        "sack": "bag",
        "rocket": "missile projectile",
        "gun": "firearm",
        "banknote": "note",
        "jewel": "gem gemstone",
        "statue": "sculpture",
        "song": "track tune",
        "phone": "mobile cellphone handset smartphone telephone",
        "photo": "photograph snapshot",
        "cattle": "cow",
        "hen": "chicken poultry",
        "pig": "hog swine",
        "error": "mistake fault flaw defect",
        "complaint": "grievance",
        "match": "game fixture",
        "team": "squad club",
        "prize": "trophy award",
        "offer": "bid tender proposal",
        "crime": "offence offense",
        "charge": "indictment",
        "attack": "assault raid",
        "delegation": "delegate",
        "abstention": "abstainer",
    }
)
# a word for a sort, and what is of it
_SORTS = {
    "vehicle": "truck bus van motorcycle bicycle tram taxi jeep minibus pickup tractor ambulance limousine carriage",
    "ship": "ferry tanker freighter barge yacht dinghy bulker canoe warship frigate destroyer submarine lifeboat",
    "plane": "helicopter fighter glider drone bomber",
    "weapon": "gun rifle pistol revolver grenade mortar rocket knife kalashnikov machete",
    "gun": "rifle pistol revolver kalashnikov shotgun carbine",
    "animal": "dog cat cattle sheep goat pig horse hen bird elephant deer camel donkey bear wolf lion tiger",
    "bird": "hen goose duck swan pigeon eagle stork",
    "building": "house flat barn shop school hotel hospital church mosque warehouse factory hall office tower",
    "company": "bank airline insurer retailer supplier producer manufacturer bidder exporter importer brewer broadcaster operator contractor shipper airline carrier",
    "country": "territory market republic kingdom",
    "place": "site venue location",
    "item": "object article piece painting jewel statue",
    "product": "device machine appliance toy phone",
    "paper": "document letter file record",
    "people": "member participant survivor guest crew staff",
}
_OF = {name: frozenset(words.split()) for name, words in _SORTS.items()}
# whoever is counted, where nothing is said of what they are or do
ANYONE = frozenset(
    {"people", "man", "woman", "victim", "member", "participant", "guest", "foreigner"}
)


def is_sort_of(one: str, other: str) -> bool:
    """Is either of two canonical nouns the word for a sort that the other is of?"""
    return other in _OF.get(one, ()) or one in _OF.get(other, ())
