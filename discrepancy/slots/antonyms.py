"""Predicates of news English that mean the same, and those that exclude each other.

The table is the project's own, because news needs phrases ("turn down", "walk free") and states
that exclude each other without being antonyms (detained, at large).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from discrepancy.records import Kind
from discrepancy.slots import names

# name: pole | pole ...; words of a pole mean the same, poles exclude each other. Verbs with their
# particle, adjectives and participles after "be", nouns of "there was a ...": lemmas, folded.
# A name with a star is a state of affairs (Kind.STATUS), the others are deeds.
_TABLE = """
answer: accept, agree, agree to, approve, back, endorse, adopt, ratify, consent, welcome, embrace,
  say yes, take up, greenlight, support, favour, favor, vote for, in favour | refuse, reject, turn
  down, decline, veto, oppose, spurn, rebuff, dismiss, resist, object, say no, vote against,
  against, vote down, throw out, snub
permit: allow, let, permit, authorise, authorize, license, clear, legalise, grant, let in | ban,
  forbid, bar, prohibit, outlaw, block, prevent, turn away, turn back, impede
truth: confirm, admit, acknowledge, concede, own up, confess, verify, corroborate, stand by |
  deny, dispute, contradict, refute, disavow, disown, rule out, exclude, discount, retract,
  recant, insist innocence
open*: open, reopen, in operation, operate, back in service, unlocked, passable, reopened, unlock
  | close, shut, close down, shut down, closed, seal, seal off, lock, locked, blocked, cut,
  impassable, off line, offline, idle, out of service, cut off, padlock
custody*: arrest, detain, hold, jail, imprison, custody, in custody, capture, seize, behind bars,
  in jail, remand, take prisoner, sit in cell, lock up, in prison, intern, in detention | release,
  free, let go, walk free, liberate, at liberty, bail, on bail, set free, go home, go free, send
  home, released, freed | flee, escape, abscond, at large, on the run, in hiding, slip away, get
  away
life*: die, kill, perish, dead, drown, fatal, succumb, slay, bleed to death, shoot dead, murder,
  pass away, deceased, lose life, killed, drowned, death, fatality | survive, alive, pull through,
  survivor, living, rescue, save, come through | unhurt, unharmed, unscathed, uninjured, escape
  unhurt, walk away, safe
harm*: hurt, injure, wound, injured, wounded, hospitalise, hospitalize, in hospital, burn, ill,
  sick, fall ill, suffer, break, harm, injury, casualty, poison, infect, sicken | unhurt,
  unharmed, unscathed, uninjured, safe, well, healthy, in good health, fit, intact, fine
direction: rise, increase, grow, climb, raise, go up, gain, jump, soar, surge, expand, up,
  higher, double, triple, step up, put up, add, quadruple, swell | fall, decrease, drop, decline,
  shrink, lower, reduce, cut, slump, plunge, slide, dip, go down, down, halve, tumble, sink,
  narrow, dwindle, ease | flat, stay flat, unchanged, steady, stable, stagnate, hold steady,
  level off, leave unchanged
contest: win, triumph, victorious, prevail, beat, defeat, clinch, carry off | lose, beaten,
  defeated
verdict: acquit, clear, exonerate, innocent, not guilty, absolve, discharge, find innocent |
  convict, find guilty, guilty, condemn, sentence
charge*: charge, indict, accuse, prosecute, face charge | drop charge, without charge, uncharged
progress*: resume, go on, continue, carry on, keep on, ongoing, press on, under way, get under way |
  suspend, stop, halt, end, cease, interrupt, abandon, break off, break down, over, put on hold,
  adjourn, freeze, pause, abort, at a standstill, stand still, cancel, call off
schedule*: resume, restart, begin, start, go ahead, proceed, launch, set off, kick off, commence,
  back to work, take place, on schedule, on time, continue, go on, carry on, under way |
  cancel, call off, scrap, abandon, postpone, put off, delay, shelve, drop, axe, scrub, defer
post*: resign, quit, step down, leave office, stand down, step aside, bow out, give up post, walk
  away, tender resignation, hand in resignation | stay, remain, stay on, stay put, keep,
  keep post, in charge, in office, carry on, stay in office, hang on, cling, stay in charge |
  dismiss, sack, fire, remove, oust, depose, relieve, force out, throw out, suspend
appoint: appoint, name, hire, nominate, promote, elect, reinstate | dismiss, sack, fire, remove,
  oust, lay off, demote
attend: attend, present, show up, turn up, appear, there, at hand, on hand, arrive, join | absent,
  miss, stay away, boycott, skip, not turn up, stay home, fail to appear, no-show
stay: stay, remain, sit through, stay behind, stay to the end | leave, walk out, storm out,
  depart, withdraw, pull out, leave early, quit, break off
speak: speak, comment, answer, respond, address, mention, raise, bring up, discuss, touch on,
  statement, testify, talk | silent, keep silent, say nothing, stay silent, avoid, decline
  comment, leave aside, leave out, ignore, pass over, skirt, refuse comment, duck
promise: keep, honour, honor, fulfil, fulfill, observe, respect, comply, stick to, abide, hold to
  | break, breach, violate, flout, renege, ignore, disregard, defy, go back on
stop*: hold, stand, withstand, intact, undamaged, standing, hold up, left standing, upright, spare
  | collapse, give way, come down, fall, crumble, destroy, damaged, burst, breach, cave in, break,
  topple, flatten, level, wreck, ruin, demolish, break through, buckle
float*: float, afloat, stay afloat | sink, go down, founder, capsize, keel over, sunk
work*: work, function, operate, switch on, turn on, in order, normal, light up | fail, broken,
  out, out of order, switch off, turn off, malfunction, break down, defective, faulty, dark, off
explode: explode, detonate, blow up, go off, blast, explosion | defuse, dud
shoot: shoot, fire, open fire, gunfire, shot, fire shot | hold fire, cease fire
pay: pay, settle, give, hand over, deliver, ransom, compensate, reimburse, refund, repay |
  withhold, owe, default, write off, waive, unpaid, cancel
weapon*: armed, carry weapon | unarmed, empty-handed
company*: alone, on own, by himself, by herself, unaccompanied, solo | accompany, in company,
  together, escort, accompanied
sign: sign, initial, put name to, conclude, seal, strike deal | tear up, unsigned
knowledge: know, aware, inform, tell, warn, notify, alert, consult, brief, warning, brief |
  unaware, ignorant, in the dark, surprise, take by surprise
wet*: wet, rain, flood, downpour | dry, drought
traced*: find, locate, trace, recover, discover, turn up, detect, spot | missing, lose, disappear,
  vanish, unaccounted for, untraced
identified*: identify, identified | unidentified
conscious*: conscious, awake, sober | unconscious, asleep, in coma, drunk, coma
employ*: employ, hire, on payroll, paid, recruit, take on | unemployed, jobless, out of work,
  unpaid, volunteer, lay off
marry*: married, marry, wed | single, divorced, divorce, unmarried, bachelor, separate
praise: praise, applaud, hail, welcome, laud, commend, cheer, thank, back | criticise, criticize,
  condemn, attack, denounce, blast, slam, boo, jeer, deplore, berate, object
calm*: calm, peaceful, quiet, orderly | violent, turbulent, riot, chaotic, tense
lawful*: legal, lawful, licensed, permitted, valid, authorised, authorized | illegal, unlawful,
  unlicensed, invalid, unauthorised, unauthorized, void
guarded*: secure, protected, guarded | unguarded, unprotected, exposed
full*: full, packed, crowded, sold out, overcrowded | empty, deserted, half-empty, vacant
enough*: sufficient, adequate, ample, enough, plentiful | scarce, insufficient, short, inadequate,
  run out, lack, run short, exhausted
extinguish*: burn, ablaze, on fire, alight, rage, spread, out of control | extinguish, put out,
  under control, contain, out, quench, douse, contained
deliberate: deliberate, intentional, on purpose, mean | accident, accidental, by mistake,
  unintended
side: lead, head, ahead | trail, behind
publish: publish, disclose, reveal, name, make public, unveil | withhold, conceal, hide, keep
  secret, keep back, suppress, anonymous
enter: enter, break into, get in, cross into, invade, come in | leave, exit, withdraw, pull out
arrive: arrive, reach, get there, land, dock | turn back, divert
public*: public, in public, open | private, in private, secret, behind closed doors
send: recall, withdraw, pull out, bring home | send, deploy, dispatch, keep, stay at post
lift: impose, introduce, bring in, tighten | lift, scrap, abolish, repeal, relax, loosen
vaccinate*: immune, vaccinated | unvaccinated
retain: keep, retain, hold on to, cling to | sell, sell off, give up, part with, relinquish,
  dispose of, surrender, cede
build: build, construct, erect | demolish, tear down, pull down, raze, dismantle
rise early: apologise, apologize, offer regrets, regret, ask forgiveness, apology, say sorry |
  defiant, unrepentant
gesture: shake hand
weep: weep, cry, be in tears
evacuate: evacuate, move out, take to safety, leave house, evacuation
protest: protest, demonstrate, rally, march, demonstration
strike: strike, walk out, stoppage, on strike, lay down tools, down tools | return to work, work on,
  go back to work, back to work, back at work
result*: make profit, post profit, report profit, turn profit, return to profit, in profit,
  profitable, in black, make money | make loss, post loss, report loss, suffer loss, swing to loss,
  end with loss, finish with loss, in red, lose money, unprofitable
collide: collide, hit, ram, crash, strike, run into, collision, slam into, plough into
help: help, assist, aid, come to aid
attack: attack, assault, raid, storm
touch: touch, tamper, interfere
visit: visit, tour, call at, go to
meet: meet, hold talks, sit down, talks, meeting, encounter
negotiate: negotiate, bargain, haggle
""".replace("\n  ", " ")  # fmt: skip


# verbs of so many uses that they say little unless they are said of the same
GENERAL = names.word_set(
    "be have do go come take make get give put keep hold leave stop begin start end run work stay "
    "remain continue say tell know see find lose break cut fall rise open close drop over recover "
    "save rescue set turn bring show use live lead meet speak talk think want need call add "
    "send join appear present return allow let clear lift back name lack suffer safe draw reach "
    "arrive enter buy sell become move happen play look include"
) | {"throw out", "go on", "carry on", "go down", "go up", "come down"}


@dataclass(frozen=True, slots=True)
class Pole:
    """A set of words that mean the same on one axis of opposition."""

    axis: str
    index: int
    kind: Kind


def _read() -> dict[str, tuple[Pole, ...]]:
    found: dict[str, tuple[Pole, ...]] = {}
    for row in _TABLE.strip().splitlines():
        axis, _, rest = row.partition(":")
        kind = Kind.STATUS if axis.endswith("*") else Kind.POLARITY
        for index, pole in enumerate(rest.split("|")):
            for word in pole.split(","):
                key = " ".join(word.split())
                here = Pole(axis.rstrip("*"), index, kind)
                if here not in found.get(key, ()):
                    found[key] = (*found.get(key, ()), here)
    return found


_POLES = _read()


def _members() -> dict[tuple[str, int], tuple[str, ...]]:
    members: dict[tuple[str, int], list[str]] = {}
    for word, poles in sorted(_POLES.items()):
        for pole in poles:
            members.setdefault((pole.axis, pole.index), []).append(word)
    return {key: tuple(words) for key, words in members.items()}


_MEMBERS = _members()

# event nouns of "there was no ...", "held a ...", and the verb each amounts to
_NOUNS = {
    noun: verb
    for verb, nouns in (
        row.split(": ")
        for row in (
            "accept: acceptance",
            "agree: agreement, accord, deal, consensus",
            "announce: announcement",
            "apologise: apology, regrets",
            "appoint: appointment",
            "approve: approval",
            "arrest: arrest, detention",
            "attack: attack, assault, raid",
            "cancel: cancellation",
            "charge: charge",
            "close: closure, shutdown",
            "collapse: collapse",
            "collide: collision, crash",
            "complain: complaint",
            "confess: confession",
            "decide: decision",
            "delay: delay, postponement",
            "deliver: delivery",
            "demonstrate: demonstration, protest, rally, march",
            "deny: denial",
            "die: death, fatality",
            "discuss: discussion, mention",
            "evacuate: evacuation",
            "explode: explosion, blast, detonation",
            "help: help, assistance",
            "injure: injury, casualty, wound",
            "meet: meeting, talks, encounter",
            "negotiate: negotiation",
            "pay: payment, ransom, compensation, bail",
            "permit: permit, permission, licence, license",
            "promise: promise, pledge, guarantee",
            "refuse: refusal, rejection",
            "release: release",
            "resign: resignation",
            "shake hand: handshake",
            "shoot: shot, gunfire, shooting",
            "sign: signature",
            "speak: comment, statement, speech",
            "strike: strike, stoppage, walkout",
            "visit: visit",
            "warn: warning, alert, alarm",
        )
    )
    for noun in nouns.split(", ")
}


def verb_of(noun: str) -> str:
    """The verb an event noun amounts to, "" when it is not known for one."""
    return _NOUNS.get(noun, "")


def known(predicate: str) -> bool:
    """Whether the table has the predicate."""
    return predicate in _POLES


def kind_of(predicate: str) -> Kind | None:
    """Whether a predicate is a deed or a state, None when the table does not have it."""
    poles = _POLES.get(predicate)
    return poles[0].kind if poles else None


def axes(predicate: str) -> tuple[str, ...]:
    """The axes of opposition a predicate lies on."""
    return tuple(pole.axis for pole in _POLES.get(predicate, ()))


@lru_cache(maxsize=4096)
def opposites(predicate: str) -> tuple[str, ...]:
    """All predicates that exclude this one, sorted."""
    found = {
        word
        for pole in _POLES.get(predicate, ())
        for (axis, index), members in _MEMBERS.items()
        if axis == pole.axis and index != pole.index
        for word in members
    }
    synonymous = set(synonyms(predicate))
    return tuple(sorted(found - synonymous - {predicate}))


@lru_cache(maxsize=4096)
def synonyms(predicate: str) -> tuple[str, ...]:
    """All predicates that mean the same, itself left out, sorted."""
    found = {word for pole in _POLES.get(predicate, ()) for word in _MEMBERS[pole.axis, pole.index]}
    return tuple(sorted(found - {predicate}))
