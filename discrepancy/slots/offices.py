"""Role nouns of news English: which there are, which mean the same, which exclude each other."""

from __future__ import annotations

from discrepancy.slots import names

# Offices of one row exclude each other: who is said to be the governor is not the mayor.
RANKS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "president vice-president premier chancellor minister governor mayor ambassador senator "
        "king queen emir sultan prefect judge prosecutor commissioner envoy lawmaker",
        "chief-executive chairman treasurer secretary editor spokesman",
        "general admiral colonel major captain lieutenant sergeant corporal private commodore "
        "brigadier recruit commander",
        "pilot co-pilot steward",
        "captain mate bosun engineer cook deckhand",
        "surgeon nurse midwife pharmacist vet dentist",
        "coach goalkeeper referee",
    )
)
# heading, leading or running something is said of whoever holds any office of it
LEADERSHIP = frozenset({"director", "manager"})
OFFICES = frozenset().union(*RANKS) | LEADERSHIP

# one word or phrase of a row stands for all: the first
_SYNONYMS = (
    "premier; prime minister; head of government; head of the government; pm; taoiseach",
    "president; head of state",
    "chief-executive; chief executive; ceo; chief executive officer; group chief executive",
    "chairman; chair; chairwoman; chairperson; board chairman",
    "director; head; boss; chief; leader; chieftain; superintendent",
    "vice-president; vice president",
    "co-pilot; copilot; co - pilot; first officer",
    "spokesman; spokeswoman; spokesperson",
    "lawmaker; mp; legislator; congressman; congresswoman; parliamentarian",
    "foreign minister; minister for foreign affairs; minister of foreign affairs; "
    "secretary of state; foreign secretary; top diplomat; chief diplomat; external affairs "
    "minister; minister of external affairs",
    "interior minister; home secretary; home minister; minister of the interior",
    "finance minister; treasurer; chancellor of the exchequer; treasury secretary; "
    "minister of finance; treasury minister",
    "defence minister; defense minister; defence secretary; defense secretary; defence chief",
    "lawyer; attorney; counsel; solicitor; barrister; advocate; jurist",
    "captain; skipper; master; shipmaster",
    "officer; policeman; policewoman; constable; police officer",
    "doctor; physician; medic",
    "teacher; schoolteacher; schoolmaster",
    "headmaster; headmistress; principal; head teacher",
    "businessman; businesswoman; entrepreneur; investor; tycoon",
    "fireman; firefighter",
    "envoy; emissary; special representative",
    "mediator; go-between", "negotiator; chief negotiator",
    "ambassador; envoy to",
    "driver; motorist; chauffeur; trucker; lorry driver; truck driver",
    "rescuer; rescue worker",
    "journalist; reporter; correspondent",
    "engineer; train driver; locomotive driver",
    "wife; husband; spouse",
    "father; dad", "mother; mum; mom",
    "pupil; schoolboy; schoolgirl; student",
)  # fmt: skip
_CANONICAL = {
    tuple(phrase.replace("-", " ").split()): row.split(";")[0].strip()
    for row in _SYNONYMS
    for phrase in row.split(";")
}
_LONGEST = max(len(phrase) for phrase in _CANONICAL)

_OTHERS = """
abbot accountant activist actor actress administrator adviser advisor aide analyst
anaesthetist anchor anthropologist apprentice archaeologist archbishop architect artist artisan
assistant astronaut athlete attacker auctioneer aunt author baker banker bishop boy broker
brother builder butcher buyer candidate cardinal caretaker carpenter champion chef chemist
child clerk cleric climber coastguard collector columnist comedian composer conductor
consultant contractor controller coroner councillor councilman councillor counterpart cousin
coxswain critic curator customer dancer daughter dealer dean defendant delegate
demonstrator designer detective developer dictator diplomat dispatcher diver donor
economist electrician employee employer engraver environmentalist expert farmer fiancee
filmmaker financier fisherman fitter founder co-founder friend gardener geologist geophysicist girl
goldsmith grandfather grandmother grandson granddaughter guard guardian guide gunman guerrilla
helmsman herder heir hiker historian hunter hydrologist inspector instructor investigator
janitor jeweller journalist judge juror keeper landlord lecturer librarian lifeguard
linguist machinist man magistrate mathematician meteorologist midwife miner mountaineer
mountain-rescuer musician naturalist navigator neighbour neighbor nephew niece novelist nun
observer official ombudsman operator organiser organizer orderly owner co-owner painter paramedic
passenger pastor patient patriarch patron philosopher photographer physicist pianist pilgrim
pipefitter player plumber poet politician porter postman priest prince princess prisoner producer
professor programmer protester psychologist publisher rabbi ranger rapporteur rebel rector
registrar representative researcher resident restorer retiree rider runner sailor salesman
saleswoman scholar scientist sculptor seaman seismologist servant sheriff shepherd shareholder
shopkeeper sister singer skier soldier sociologist solicitor son specialist stationmaster
stockman striker successor supervisor surveyor survivor suspect swimmer tailor taxpayer
technician tenant tourist trader trainer translator traveller trustee uncle undersecretary
veteran vicar victim villager virologist visitor volcanologist volunteer waiter waitress warden
watchman watchmaker widow widower winner winemaker witness woman worker writer zoologist
headmaster headmistress
"""
ROLE_NOUNS: frozenset[str] = (
    OFFICES
    | frozenset(_OTHERS.split())
    | frozenset(phrase[-1] for phrase in _CANONICAL)
    | names.word_set("executive chief head boss leader minister secretary")
) - {"to", "state", "government", "affairs", "exchequer", "interior", "finance"}

# marks that change whether the office is held
MARKS = names.word_set(
    "former ex acting late then deputy vice interim outgoing incoming retired designate elect "
    "assistant caretaker onetime"
)

# roles that several have in one story: two who are named are two
COMMON = names.word_set(
    "spokesman spokeswoman spokesperson official officer minister analyst resident witness "
    "student teacher professor doctor coach player lawyer senator deputy member researcher "
    "scientist expert neighbour neighbor survivor passenger rabbi son daughter brother sister "
    "father mother friend worker employee colleague commissioner secretary economist engineer "
    "adviser advisor councillor representative delegate victim historian journalist reporter "
    "author artist"
)

# verbs of "X, who heads ..." and the role they amount to
LEADING = {
    "head": "director",
    "lead": "director",
    "run": "director",
    "direct": "director",
    "chair": "chairman",
    "command": "commander",
    "manage": "manager",
    "edit": "editor",
    "own": "owner",
    "found": "founder",
    "govern": "governor",
    "coach": "coach",
    "captain": "captain",
}


def canonical(role: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words of a role with synonymous phrases replaced: ("ceo",) -> ("chief-executive",)."""
    found: list[str] = []
    index = 0
    while index < len(role):
        for size in range(min(_LONGEST, len(role) - index), 0, -1):
            phrase = _CANONICAL.get(role[index : index + size])
            if phrase is not None:
                found.extend(phrase.split())
                index += size
                break
        else:
            found.append(role[index])
            index += 1
    return tuple(found)


def is_role(lemma: str) -> bool:
    """Whether a folded lemma names what a person is or does."""
    # -woman and -man make any number of them: "anchorwoman", "linesman"
    made = lemma.endswith(("woman", "sman", "eman", "ologist"))
    return made or lemma in ROLE_NOUNS


def exclusive(left: str, right: str) -> bool:
    """Whether one person hardly holds both offices at once."""
    return left != right and any(left in row and right in row for row in RANKS)
