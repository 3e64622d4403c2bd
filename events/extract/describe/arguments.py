"""Arguments: the words of who did an event, to whom and with whom, by their roles in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.strange import name_around
from events.extract.language.belonging import shared_object
from events.extract.language.compass import is_quarter
from events.extract.language.gazetteer import is_ambiguous, is_place, lookup
from events.extract.language.grammar import PLACES, SUBJECTS, negated, own_subject
from events.extract.language.lexicon import classes, noun, verb
from events.extract.language.people import is_person, is_post_given, tells_what
from events.extract.language.pieces import score
from events.extract.language.predicates import in_class
from events.extract.language.roles import bidden, doer, is_eventive, is_happening, passive, takes_part
from events.extract.language.subclauses import caused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["arguments_of", "is_way", "is_whither", "names_place"]

#: Under these a place is always a party: ``between Chad and Mali``.
_PARTIES = frozenset(("with", "against", "between"))
#: Under these a person by name is one of those who took part: ``studied under``, ``threw stones at``.
_UPON = frozenset(("at", "under", "for", "over", "before", "alongside", "upon"))
_WITH = frozenset(("with", "to", "against", "between", "on", "from"))
_OF = frozenset(("between", "with", "against", "by", "on", "from", "of"))
_KNOWN = frozenset(("the", "this", "that", "these", "those"))
_GOALS = frozenset(("on", "to", "from"))
_MOTION = 0.4
_PARTLY, _SURELY, _LEADING = 0.4, 0.7, 0.35


def arguments_of(candidate: Candidate) -> Iterator[Token]:
    """The words of who did an event, to whom and with whom, by the roles they have in the sentence."""
    clause, token = candidate.clause, candidate.token
    if clause is not None:
        thing = doer(clause)
        undergone = in_class(clause.lemma_.lower(), "experiencing") and not candidate.is_verb
        scene = undergone and thing is not None and thing.ent_type_ != "ORG" and names_place(thing)
        if thing is not None and thing.i != token.i and not scene:  # "Chad has seen protests"
            yield thing
            more = (c for c in clause.children if c.dep_ in SUBJECTS and c.i > thing.i)
            yield from (c for c in more if c.i != thing.head.i)
            yield from _of_event(thing) if _is_of_others(thing) else ()
            yield from (thing.head.head,) if _is_whose(thing) else ()
        yield from _complements(clause, token)
        if caused(clause.head.head) == clause and (causer := doer(clause.head.head)) is not None:
            yield causer  # "the king had him crowned"
        if candidate.is_verb:
            asked = next((whom for c in clause.rights if (whom := bidden(c)) is not None), None)
            yield from (asked,) if asked is not None and asked.dep_ == "pobj" else ()
            meant = (thing for goal in _goals(clause) for thing in _complements(goal, token))
            yield from (thing for thing in meant if thing.head.lower_ != "on")
    if not candidate.is_verb:
        own = list(_of_event(token))
        yield from own
        alone = not any(takes_part(thing) or thing.pos_ == "PROPN" for thing in own)
        yield from _holder(candidate, alone=alone)


def _holder(candidate: Candidate, *, alone: bool) -> Iterator[Token]:
    """Who does something with an event that nobody else has, or at it: ``planned talks``, ``met at a rally``.

    Who takes part in one does so whosever it is: ``fought at the siege of Golo``, ``lost the Merow Cup final``.
    """
    token = candidate.token
    if alone and candidate.cancelled_by is not None and token.dep_ == "nsubjpass":
        yield from (c for by in token.head.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj")
    if candidate.clause is not None:
        return
    while token.dep_ == "conj" and (is_eventive(token.head) or token.head.pos_ == "PROPN"):
        token = token.head  # "fought at the siege of Golo and the capture of Sela"
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in ("in", "at"):
        above = above.head if above.head.lower_ != "part" else above.head.head  # "took part in"
    elif token.dep_ != "dobj":
        return
    known = candidate.token.pos_ == "PROPN" or any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in token.children)
    refused = negated(above) or (above.dep_ == "xcomp" and in_class(above.head.lemma_, "partaking.answering"))
    partakes = in_class(above.lemma_, "partaking.known") and not refused
    if above.pos_ != "VERB" or not ((alone and not known) or partakes):
        return
    thing = None if passive(above) else doer(above)
    shared = in_class(token.lemma_.lower(), "conferring")  # "Chad and Mali opened talks"
    if thing is None or thing.i == token.i or (names_place(thing) and not shared):
        return
    if not (is_person(thing) and in_class(token.lemma_.lower(), "owned.nouns", "results")):
        yield thing  # who forecasts a rise has none


def _complements(clause: Token, token: Token) -> Iterator[Token]:
    """What a verb is done to and with whom, the event's own noun apart."""
    moves = _moves(clause)
    with_ = any(c.lower_ == "with" for c in clause.rights)  # "left Arlex with a debt"
    visits = in_class(clause.lemma_.lower(), "visiting")
    makes = in_class(clause.lemma_.lower(), "creating")
    carries = moves or in_class(clause.lemma_.lower(), "carrying", "deferring", "travelling.verbs")
    carries = carries or any(c.dep_ == "dobj" and in_class(c.lemma_.lower(), "travelling") for c in clause.rights)
    yield from _late_agents(clause)
    shared = shared_object(clause)
    for child in (*clause.children, *(() if shared is None else (shared,))):
        where = (moves and names_place(child)) or (visits and _is_town(child, sure=not with_))
        where = where or (makes and child.pos_ == "NOUN")  # "to form a government"
        post = child.dep_ == "oprd" and (  # "made a professor", "Secretary of the Treasury"
            any(c.dep_ == "det" for c in child.lefts)
            or (child.pos_ == "PROPN" and not child.ent_type_ and tells_what(child.lower_))
        )
        whom = (child.dep_ in ("dobj", "dative") and child.pos_ != "ADP") or (
            child.dep_ == "oprd" and child.ent_type_ in ("PERSON", "")
        )
        if whom and not post and child.i != token.i and not where:
            yield _meant(child, clause)
            if child.ent_type_ == "MONEY":  # "fined Arlex AB 2 million kronor"
                yield from (c for c in child.lefts if c.dep_ == "nmod" and c.ent_type_ == "ORG")
            yield from _with_whom(child)
        elif whom and makes:
            yield from (c for c in _with_whom(child) if c.head.lower_ == "with")  # "formed a partnership with Arlex"
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":
            yield from (c for c in child.lefts if c.dep_ == "nsubj")  # "found the nurse guilty"
        again = child.dep_ == "conj" and child.lower_ == "by"  # "joined by the vicar, and by pupils"
        if (child.dep_ == "agent" or again) and passive(clause):
            agents = [c for c in child.children if c.dep_ == "pobj"]
            yield from agents
            told = (c for c in agents if not takes_part(c))  # "rescued by a call from the minister"
            froms = (p for c in told for p in c.rights if p.lower_ in ("from", "of", "by") and p.dep_ == "prep")
            yield from (c for p in froms for c in p.children if c.dep_ == "pobj" and takes_part(c))
        elif child.lower_ == "as" and passive(clause):  # "was succeeded as chairman by Mina Rao"
            by_whom = (p for c in child.children if c.dep_ == "pobj" for p in c.children if p.lower_ == "by")
            yield from (c for by in by_whom for c in by.children if c.dep_ == "pobj")
        elif child.dep_ in ("prep", "dative"):
            yield from (_meant(c, clause) for c in _under(child, clause, far=carries) if c.i != token.i)


def _late_agents(clause: Token) -> Iterator[Token]:
    """By whom something was done, where the parser hung that on what stands before: ``arrested in Golo by police``."""
    if not passive(clause) or any(c.dep_ == "agent" for c in clause.children):
        return
    for place in clause.rights:
        holds = [place, *place.children] if place.dep_ in ("prep", "npadvmod", "dobj") else []
        holds += [c for thing in holds[1:] for c in thing.children]
        for by in (t for t in holds if t.lower_ == "by" and t.dep_ == "prep" and not is_eventive(t.head)):
            yield from (c for c in by.children if c.dep_ == "pobj" and takes_part(c) and c.ent_type_ != "DATE")


def _is_town(token: Token, *, sure: bool) -> bool:
    """Whether a name is of a place, though the recogniser may have taken it for a firm: ``left Toulon``."""
    alone = sure and token.n_lefts == 0 and is_place(token.text) and not is_ambiguous(token.text)
    return token.ent_type_ in PLACES or (alone and token.ent_type_ in ("ORG", "PERSON"))


def _under(prep: Token, clause: Token, *, far: bool) -> Iterator[Token]:
    """Who stands under a preposition on a verb: anybody under *with*, under most others a person by name."""
    for thing in (c for c in prep.children if c.dep_ == "pobj"):
        relative = thing.tag_ == "WP" and clause.dep_ == "relcl"  # "with whom the bishop dined"
        if (prep.i < clause.i and not relative) or is_post_given(thing):
            continue
        if prep.lower_ in _WITH:
            if prep.lower_ in _PARTIES or not _is_where(thing, prep, far=far):
                yield thing
        elif prep.lower_ in ("into", "for"):
            yield from _with_whom(thing)
        beaten = prep.lower_ == "past" and thing.pos_ == "PROPN" and any(map(score, clause.rights))
        paid = prep.lower_ == "for" and in_class(clause.lemma_.lower(), "paying", "serving") and _is_named(thing)
        after = prep.lower_ == "after" and in_class(clause.lemma_, "after")  # "named a street after him"
        at, aims = prep.lower_ == "at", in_class(clause.lemma_, "aiming")
        aimed = at and aims and thing.pos_ == "NOUN" and takes_part(thing)
        at = at and not aims and thing.lower_ not in ("him", "her")  # "at Golo"
        if beaten or paid or aimed or ((after or prep.lower_ in _UPON) and _is_person(thing) and not at):
            yield thing


def _is_person(thing: Token) -> bool:
    """Whether a word is a person's name, or has one beside it: ``the painter Luis Mora``; or stands for one."""
    if thing.lower_ in ("him", "her"):
        return True
    names = (c for c in (thing, *thing.children) if c.pos_ == "PROPN" and c.dep_ in ("pobj", "appos"))
    return any(c.ent_type_ == "PERSON" and (c.ent_iob_ == "I" or not is_place(c.text)) for c in names)


def _meant(thing: Token, clause: Token) -> Token:
    """A relative pronoun's noun: ``the painter, with whom the bishop dined``, ``Nexo, which Arlex bought``."""
    which = thing.tag_ == "WDT" and clause.head.pos_ == "PROPN" and not names_place(clause.head)
    named = thing.tag_ == "WP" or which
    return clause.head if named and clause.dep_ == "relcl" else thing


def _goals(clause: Token) -> Iterator[Token]:
    """What somebody says or means to do, whose object is the event's: ``offered to buy the shares of Arlex``."""
    told = in_class(clause.lemma_.lower(), "intention", "proposal", "resolving", "directing", "attempting.trying")
    told = (told or clause.lemma_ == "sue") and clause.lemma_ != "vote"
    for goal in clause.rights:
        undergoes = goal.tag_ == "VBN" and any(w.dep_ == "auxpass" for w in goal.lefts)  # "to be bought by Arlex"
        if goal.dep_ not in ("xcomp", "advcl") or not (goal.tag_ == "VB" or undergoes):
            continue
        if all(w.tag_ != "TO" for w in goal.lefts):
            continue
        met = goal.dep_ == "advcl" and any(c.dep_ == "dobj" and c.ent_type_ == "PERSON" for c in goal.children)
        if told or met:  # "was reshuffled to include Mina Rao"
            yield goal


def _with_whom(thing: Token) -> Iterator[Token]:
    """With whom or by whom a thing is: ``a contract for buses with Arlex``, ``an approach by the rival Arlex``."""
    dealt = in_class(thing.lemma_.lower(), "dealings")
    whom = ("on",) if in_class(thing.lemma_.lower(), "assailing") else ("to",) if dealt else ()
    if dealt:  # "an agreement to buy Arlex"
        goals = (c for c in thing.rights if c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and own_subject(c) is None)
        yield from (c for goal in goals for c in goal.rights if c.dep_ == "dobj" and c.pos_ == "PROPN")
    for prep in (p for p in thing.children if p.dep_ in ("prep", "agent")):
        under = [c for c in prep.children if c.dep_ == "pobj"]
        told = is_eventive(thing) or dealt
        if prep.lower_ == "with" or (prep.lower_ in ("by", "against", "between") and told):
            yield from (c for c in under if takes_part(c) or _is_named(c))
        elif prep.lower_ in whom:
            yield from (c for c in under if _is_named(c) and not (is_place(c.text) and _within(c)))
        elif prep.lower_ == "from" and _is_given(thing):
            given = (c for c in under if takes_part(c) or _is_named(c))
            yield from (c for c in given if not (is_place(c.text) and _within(c)))
        elif prep.lower_ == "for" or any(c.lower_ == "intent" for c in under):  # "a letter of intent to buy Arlex"
            yield from (one for c in under for one in _with_whom(c))
            if dealt:  # "an order for kilns from Arlex"
                froms = (p for c in under for p in c.children if p.lower_ == "from")
                yield from (c for p in froms for c in p.children if c.dep_ == "pobj" and c.ent_type_ in ("ORG", ""))


def _is_given(thing: Token) -> bool:
    """Whether a noun is of what somebody gives or tells: ``an offer from Arlex``, ``a loan from the bank``."""
    entry = noun(thing.lemma_.lower())
    told = entry is not None and entry.top in ("communication", "possession")
    return thing.pos_ == "NOUN" and (told or in_class(thing.lemma_.lower(), "pleading"))


def _is_named(thing: Token) -> bool:
    """Whether a noun is a name, or has one beside it: ``the painter Luis Mora``."""
    return thing.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.children)


def _of_event(token: Token) -> Iterator[Token]:
    """Whose an event is, and between whom: ``the minister's visit``, ``talks between the rebels and the crown``."""
    owned = in_class(token.lemma_.lower(), "results", "owned.nouns")
    beside = (c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod"))
    for thing in beside:
        unknown = thing.dep_ != "poss" and thing.ent_type_ in ("PERSON", "")  # "the Wrexham fire"
        placed = thing.ent_type_ in PLACES or (unknown and names_place(thing))
        if placed and thing.dep_ != "poss" and _within(thing):  # "the NATO summit", of "the NATO Merow summit"
            yield from (c for c in thing.children if c.dep_ in ("compound", "nmod") and c.ent_type_ not in PLACES)
        elif not (placed and owned) or token.lemma_ == "share":  # "New York stocks", but "Arlen shares"
            yield thing
    yield from (c for c in _with_whom(token) if c.head.head.i != token.i)
    goals = [c for c in token.children if c.dep_ == "acl" and c.tag_ in ("VB", "VBN")]
    goals += [also for c in goals for also in c.children if also.dep_ == "conj" and also.tag_ == c.tag_ == "VBN"]
    for goal in goals:  # "talks hosted by Chad and mediated by Mali"
        wished = in_class(goal.lemma_.lower(), "mediating", "proposal") or goal.lemma_ == "demand"
        if token.dep_ in SUBJECTS and wished:
            continue  # "a truce brokered by Chad collapsed"
        yield from _complements(goal, token)  # "a plan to sell its mill to Arlex", "a suit filed by Arlex"
    wanted = owned or in_class(token.lemma_.lower(), "proposal.nouns")
    staffed = bool(classes(token.lemma_.lower()) & {"protest", "calamity"})  # "the strike at Arlex"
    travels = _moves(token) or in_class(token.lemma_.lower(), "travelling")
    travels = travels and not in_class(token.lemma_.lower(), "pleading")  # "an approach from Arlex"
    under = {*_OF, *(("in", "at") if owned else ()), *(("over",) if in_class(token.lemma_.lower(), "besting") else ())}
    given = in_class(token.lemma_.lower(), "mutual.unions") or token.lemma_ == "sale"
    under |= {"to"} if given else set()  # "her marriage to Olaf Lind"
    for prep in token.children:
        if prep.dep_ in ("prep", "agent") and prep.lower_ in under:
            away = travels and prep.lower_ in ("from", "of")  # "a crossing from Chad", "a tour of Chad"
            who = (c for c in prep.children if c.dep_ == "pobj")
            away = away or prep.lower_ == "from"  # "exports from Lund"
            yield from (c for c in who if not away or not (names_place(c) and (prep.lower_ == "of" or _within(c))))
        elif staffed and prep.lower_ == "at":
            yield from (c for c in prep.children if c.dep_ == "pobj" and c.ent_type_ and not is_place(c.text))
        elif wanted and prep.lower_ == "for":  # "an offer for the shares of Arlex"
            bodies = (c for c in prep.children if any(_is_body(t) for t in c.subtree))
            yield from (c for c in bodies if c.dep_ == "pobj")


def _is_body(token: Token) -> bool:
    """Whether a word names a firm or somebody, or stands for one who has something: ``profit for its unit``."""
    return token.ent_type_ in ("ORG", "PERSON") or token.tag_ == "PRP$"


def is_way(thing: Token) -> bool:
    """Whether a noun is for what leads from one place to another, and for nothing that two do: ``line``, ``road``."""
    entry = noun(thing.lemma_.lower())
    kinds = ("artifact", "location", "object", "shape")
    leads = entry is not None and entry.share(*kinds) >= _LEADING > entry.share("relation")
    return leads and not is_happening(thing)


def _is_of_others(thing: Token) -> bool:
    """Whether a subject is nobody, but somebody's: ``the minister's visit``, ``talks between``, ``shares in``."""
    if any(c.dep_ == "appos" and c.ent_type_ in ("PERSON", "ORG") for c in thing.rights) and not takes_part(thing):
        return False  # "His replacement, Ada Lind, joined in May"
    between = not is_way(thing) and any(c.lower_ == "between" for c in thing.children)  # no border and no road
    told = thing.pos_ == "NOUN" and in_class(
        thing.lemma_.lower(), "owned.nouns", "proposal.nouns", "conferring", "pleading"
    )
    return between or is_eventive(thing) or told


def _is_whose(thing: Token) -> bool:
    """Whether a subject is said to be somebody's by *whose*: ``Crane, whose troops left``."""
    return thing.head.dep_ == "relcl" and any(c.tag_ == "WP$" for c in thing.children)


def _moves(clause: Token) -> bool:
    """Whether a verb says that somebody goes somewhere, so that a place beside it is where, not who."""
    entry = verb(clause.lemma_.lower())
    return entry is not None and entry.share("motion") >= _MOTION


def _is_where(token: Token, prep: Token, *, far: bool) -> bool:
    """Whether a name under a preposition is of where, not of whom: a town, or what is *on* something.

    Args:
        token: The name.
        prep: Above it.
        far: Whether the clause tells of going or of setting a time.
    """
    told = any(w.tag_ == "WRB" for c in token.rights if c.dep_ == "relcl" for w in c.lefts)  # "Merin, where he died"
    if not told and prep.lower_ == "to" and in_class(prep.head.lemma_.lower(), "granting") and not far:
        return False
    if told or names_place(token):
        part = any(is_quarter(c.lower_) for c in token.lefts)  # "from north-east Chad"
        return told or far or part or _within(token)
    kinds = classes(token.lemma_.lower()) if token.pos_ == "NOUN" and prep.lower_ == "from" else frozenset()
    if "structure" in kinds and not in_class(token.lemma_.lower(), "overseeing.nouns"):
        return True  # "looted from the palace"
    if token.pos_ == "NOUN" and prep.lower_ in _GOALS and prep.head.pos_ == "VERB":
        if _moves(prep.head):
            return not is_person(token)  # "marched on the ministry"
        if prep.lower_ == "to" and in_class(prep.head.lemma_.lower(), "opening"):
            return True  # "opened to visitors"
    return prep.lower_ == "on" and token.pos_ == "PROPN" and token.ent_type_ not in ("PERSON", "NORP", "GPE")


def is_whither(token: Token, clause: Token) -> bool:
    """Whether a name of one word is where somebody went, or any where a body moved: ``fled to Burgundy``."""
    goal = token.dep_ == "pobj" and token.head.lower_ in ("to", "from", "into") and token.head.head.i == clause.i
    sure = passive(clause) or in_class(clause.lemma_.lower(), "travelling.verbs")
    kinds = ("PERSON", "", *(("ORG",) if sure else ()))  # "were moved to Golo"
    alone = token.pos_ == "PROPN" and token.ent_type_ in kinds and token.ent_iob_ != "I" and not token.n_lefts
    if not goal or token.pos_ == "NOUN":
        return goal and token.tag_ == "NN" and not token.n_lefts and in_class(token.lower_, "lawful")  # "went to court"
    thing = doer(clause) if in_class(clause.lemma_.lower(), "carrying") and passive(clause) else None
    carried = thing is not None and (is_person(thing) or thing.tag_ == "PRP")  # "was sent to Golo"
    housed = token.ent_type_ != "PERSON" and bool(classes(token.lower_) & {"structure", "venue"})
    if (alone or housed) and (carried or _moves(clause)):
        return True
    who, entry = doer(clause), noun(token.lower_)
    body = who is not None and (who.pos_ == "NOUN" or who.ent_type_ == "ORG") and not is_person(who)
    if who is None or not body or passive(clause) or token.ent_type_ == "PERSON" or "soldier" in classes(who.lower_):
        return False
    spot = entry is None or entry.share("group") < _SURELY
    return spot and _moves(clause)  # "The school moved to Eversley Court"


def _within(token: Token) -> bool:
    """Whether a place is in a country: under *to* or *from* a state is somebody, a town is where."""
    place = lookup(name_around(token)) or lookup(token.text)
    return place is None or place.precision != "country"


def names_place(token: Token) -> bool:
    """Whether a word is the name of a place, the recogniser's or the gazetteer's."""
    named = token.pos_ == "PROPN" and is_place(token.text)
    sure = token.ent_type_ not in ("PERSON", "ORG", "NORP") or not is_ambiguous(token.text)
    return token.ent_type_ in ("GPE", "LOC", "FAC") or (named and sure and token.ent_iob_ != "I")
