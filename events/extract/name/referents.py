"""What a pronoun can and cannot mean by the parse alone, as :mod:`events.extract.name.subjects` asks of words."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.callings import sorts_of
from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import (
    LOCATING,
    SUBJECTS,
    clause_head,
    climb,
    is_passive,
    is_past_perfect,
    own_subject,
    subject,
)
from events.extract.language.lexicon import EVENTIVE, classes, noun
from events.extract.language.people import given_names, is_list, is_person, is_plural, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.language.roles import is_eventive
from events.extract.language.subclauses import ELSEWHEN, opens_before
from events.extract.name.its import is_guessed

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from events.extract.language.words import Token
    from events.extract.name.things import Thing

__all__ = [
    "OBJECTS",
    "SEXES",
    "enclosing_subject",
    "expletive",
    "fronted_aside",
    "fronted_subject",
    "given_first",
    "given_sex",
    "is_act_or_crowd",
    "is_craft",
    "is_dead",
    "is_found",
    "is_idle",
    "is_of_those",
    "is_one_name",
    "is_one_of",
    "is_setting",
    "is_ship",
    "is_spot",
    "is_taken_over",
    "kin_owner",
    "may_be_somebodys",
    "named_beside",
    "never_undergoes",
    "of_relative",
    "of_state",
    "plural_name",
    "says",
    "serving",
    "speaks",
    "still_spoken_of",
    "told_sex",
    "too_near",
    "undergoer",
    "whose_clause",
]

#: What a noun or a pronoun is that something is done to.
OBJECTS = ("dobj", "dative", "pobj")
#: Pronouns for one person, with the sex that they tell.
SEXES = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_MOSTLY = 0.5
_NO_SHIPS = frozenset(("GPE", "LOC", "NORP", "DATE", "PERSON"))
_TIMED = frozenset(("since", "after", "before", "until", "when", "while"))
_NAME_PARTS = ("compound", "appos", "nmod")


def expletive(token: Token) -> bool:
    """Whether *it* stands for a clause: ``It is expected that …``, ``it emerged that …``, ``it is likely to …``.

    The parser may give the clause to a time: *it became plain over the weekend that he would go*.
    """
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in SUBJECTS:
        return token.dep_ in ("expl", "prt")  # "made it home"
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "csubj", "csubjpass")]
    clauses += [c for c in verb.subtree if c.dep_ == "relcl" and c.head.ent_type_ in ("DATE", "TIME")]
    that = any(c.dep_ == "mark" for clause in clauses for c in clause.children)
    told = verb.tag_ == "VBN" and in_class(verb.lemma_.lower(), "reporting", "intention", "statement", "disclosing")
    settled = verb.tag_ == "VBN" and in_class(verb.lemma_.lower(), "resolving", "intention")
    if settled and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.rights) and is_passive(verb):
        return True  # "It was agreed to hold the fete in July"
    weather = in_class(verb.lemma_, "impersonal") or any(c.dep_ == "acomp" for c in verb.rights)
    return that and (weather or verb.lemma_ == "be" or told)


def too_near(token: Token, other: Token) -> bool:
    """Whether a pronoun cannot mean another word: of the same clause, or the noun whose phrase it stands in."""
    told = other.dep_ in SUBJECTS and token.head.dep_ == "ccomp" and other.head.i == token.head.head.i
    gone = told and token.dep_ in SUBJECTS and in_class(token.head.lemma_.lower(), "ending_life")
    adopted = token.dep_ in SUBJECTS and other.i == token.head.head.i and token.head.dep_ == "relcl"
    adopted = adopted and not any(c.lower_ in ("when", "where", "why") for c in token.head.children)
    if gone or adopted or (told and is_guessed(token)) or opens_before(token, other):
        return True  # "a friend said he died", "measures (which) they adopted", "Crane, whose house he burned"
    if other.is_ancestor(token) and other.pos_ in ("NOUN", "PROPN"):
        between = [token, *takewhile(lambda head: head.i != other.i, climb(token))]
        # "a boxer who broke his arm"; but "an attempt to restart it" is of something else
        return not any(t.dep_ in ("relcl", "ccomp", "advcl") or (t.dep_ == "acl" and t.tag_ != "VB") for t in between)
    if token.dep_ == "poss":
        return _tells_of_subject(token, other) or _gives_up(token, other)
    verb = clause_head(token)
    bidden = verb is not None and verb.dep_ == "ccomp" and token.dep_ in SUBJECTS
    bidden = bidden and token.lower_ in ("him", "her", "them")
    if verb is not None and bidden:
        verb = clause_head(verb.head)  # "A judge ordered him held"
    around = clause_head(other)
    doing = None if verb is None or not (bidden or token.dep_ in OBJECTS) else subject(verb)
    if doing is not None and doing.i in (other.i, *(head.i for head in climb(other) if other.dep_ == "conj")):
        return True  # "the train derailed in the tunnel and blocked it", "Moss and Berg seized Holt and forced him"
    if doing is not None and other.dep_ == "poss" and other.head.i == doing.i:
        traded = is_person(doing) and in_class(doing.head.lemma_.lower(), "trading")  # "the mill's owner sold it"
        return token.lower_ == "it" and not traded  # "Arlen's council voted on it"; but "Crane's aides urged him"
    here = verb is not None and around is not None and verb.i == around.i
    return here and not (fronted_aside(token, other) or _opens_with_own(token, other))


def _opens_with_own(token: Token, other: Token) -> bool:
    """Whether a clause opens with what somebody has who then acts: ``A year after her election she moved``."""
    first = token.dep_ in SUBJECTS and other.dep_ == "poss" and other.i < token.i and token.lower_ in SEXES
    return first and SEXES.get(other.lower_) == SEXES[token.lower_]


def _tells_of_subject(token: Token, other: Token) -> bool:
    """Whether a name only says whose what does it is: ``Zarda, Peru's only airline, grounded its jets``."""
    thing, clause = other.head, clause_head(token)
    if other.dep_ != "poss" or thing.dep_ != "appos" or clause is None or token.lower_ != "its":
        return False
    doing = subject(clause)
    return doing is not None and thing.head.i == doing.i


def _gives_up(token: Token, other: Token) -> bool:
    """Whether it is another's post that somebody disposes of: ``The minister accepted his resignation``."""
    act, verb = token.head, token.head.head
    answered = in_class(act.lemma_.lower(), "disposing.nouns") and in_class(verb.lemma_.lower(), "disposing")
    return answered and act.dep_ == "dobj" and other.dep_ in SUBJECTS and other.head.i == verb.i


def fronted_aside(token: Token, other: Token) -> bool:
    """Whether an object means who is told of with what stands first: ``In the race with Pike, Lund beat him``."""
    far = other.dep_ == "poss" or (other.dep_ == "pobj" and other.head.head.pos_ == "NOUN")
    far = far and token.dep_ == "dobj" and other.i < token.head.i
    doing = subject(token.head) if far else None
    return doing is not None and other.i < doing.i and not doing.is_ancestor(other) and clause_head(other) is token.head


def kin_owner(token: Token) -> Token | None:
    """Whose kin does what is done to *him*, or did before *he* does: ``Crane`` of *Crane's wife followed him*.

    *His father wanted a lawyer, but he went to sea* tells of him, too, as does *died when he was six*.
    """
    verb = clause_head(token) if token.dep_ in OBJECTS else None
    clause = token.head
    if token.dep_ in SUBJECTS and clause.dep_ in ("conj", "ccomp", "advcl") and clause.head.i < clause.i:
        says = clause.dep_ == "ccomp" and in_class(clause.head.lemma_.lower(), "statement", "reporting")
        verb = None if says else clause.head
    doer = None if verb is None else subject(verb)
    if doer is None or doer.pos_ != "NOUN" or not told_sex(doer):
        return None
    return next((c for c in doer.lefts if c.dep_ == "poss"), None)


def told_sex(token: Token) -> str:
    """``m`` or ``f`` where a title or a word of kinship tells it: ``Queen Margareta``, ``his daughter Gisela``."""
    beside = [token, *(c for c in token.children if c.dep_ in _NAME_PARTS)]
    beside += [token.head] if token.dep_ == "appos" else []
    words = {t.lower_ for t in beside} | {t.lemma_.lower() for t in beside}
    return next((sex for sex, known in person_words()["gender"].items() if words & known), "")


def given_sex(token: Token, whole: str = "") -> str:
    """What a person's given name tells of a sex: that of a name in full, or of a word that is no other name.

    Of a noun with a name beside it, that of the name: ``one member, Joanna Pell,``.

    Args:
        token: The noun or the last word of the name.
        whole: What the text has for the name in full: of *Stacey*, *Arthur Stacey*.
    """
    beside = (c for c in token.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON")
    token = next(beside, token) if token.pos_ == "NOUN" else token
    if token.pos_ != "PROPN" or token.ent_type_ != "PERSON":
        return ""
    names = (c for c in token.lefts if c.dep_ == "compound" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON")
    first = next((c for c in names if not in_class(c.lower_, "titles")), token).lower_
    first = whole.split(" ", 1)[0].lower() if token.lower_ == first and whole.endswith(f" {token.text}") else first
    return next((sex for sex, known in person_words()["given"].items() if first in known), "")


def is_setting(token: Token) -> bool:
    """Whether a noun only says where or whence: *it* does not go back to it."""
    named = token.ent_type_ in ("GPE", "LOC", "FAC") or (token.pos_ == "PROPN" and is_place(token.text))
    if named and token.dep_ == "appos":
        return is_setting(token.head)  # "in Duluth, Minnesota"
    spot = token.pos_ == "PROPN" and token.ent_type_ == "" and token.head.lower_ in ("on", "in", "near", "off")
    named = named or (spot and token.dep_ == "pobj")  # "gathered on the Jungfraujoch"
    firm = token.dep_ == "pobj" and token.head.lower_ == "at" and not is_place(token.text)  # "took over at Arlex"
    return named and not firm and token.dep_ == "pobj" and token.head.lower_ != "of"


def is_spot(token: Token) -> bool:
    """Whether a name says where something is, whatever the parser took it for: *the offices in central Cork*."""
    near = token.head.lower_ in ("at", "near") and not token.n_lefts  # "halted at Elsen"
    return token.dep_ == "pobj" and (near or (token.head.lower_ in LOCATING and is_place(token.text)))


def is_ship(token: Token) -> bool:
    """Whether a noun or what stands before a name means a ship (``the ferry Nordlys``, ``SS Arden``), or has *the*."""
    ships = (firsts for kinds, firsts in person_words()["prefixed"].items() if "ship" in kinds.split())
    if token.pos_ == "PROPN" and any(token.nbor(-1).lower_ in firsts for firsts in ships if token.i):
        return True
    beside = [c for c in token.children if c.dep_ in ("det", "compound", "amod", "appos", "relcl")]
    strange = token.pos_ == "PROPN" and token.ent_type_ not in _NO_SHIPS and noun(token.lower_) is None
    if strange and [c.lower_ for c in beside] == ["the"]:
        return not is_place(token.text)  # "the Havfrue"
    return any("vessel" in sorts_of(t.lemma_.lower()) for t in (token, *token.lefts) if t.pos_ == "NOUN")


def is_one_of(token: Token) -> bool:
    """Whether a noun ends a list that is spoken of as a whole: *Chad and Mali closed their border*."""
    return token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN") and is_list(token.head)


def plural_name(token: Token) -> bool:
    """Whether a word that looks like a plural may be a family name: a name without an article."""
    strange = token.ent_type_ in ("PERSON", "ORG") or noun(token.lemma_.lower()) is None
    named = token.tag_ == "NNPS" or (token.tag_ == "NNS" and strange)
    town = token.dep_ == "pobj" and token.head.lower_ in ("at", "in", "near") and token.ent_type_ != "PERSON"
    named = named and not (town or (token.ent_type_ == "GPE" and is_place(token.text)))  # "at Brooklands", "in Leeds"
    first = token.head if token.dep_ == "conj" else token
    inside = first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.pos_ == "PROPN"  # "School of Arts"
    bare = not any(c.dep_ in ("det", "amod", "compound") for c in token.children)
    return named and token.text[:1].isupper() and bare and not inside


def is_done_to_people(token: Token) -> bool:
    """Whether a name is the object of what is done to people: ``arrested Quill``."""
    acted = token.dep_ in ("dobj", "nsubjpass")
    return acted and in_class(token.head.lemma_.lower(), "prosecuting", "answering", "clipped.persons")


def is_one_name(token: Token) -> bool:
    """Whether a proper noun may be a person whom the parser took for something else: one word, no place or body."""
    named = any(c.dep_ in ("compound", "det", "nmod") for c in token.children) or is_place(token.text)
    return not named and is_no_body(token)


def is_no_body(token: Token) -> bool:
    """Whether a word is not for a body: ``Parliament``, ``Bank``."""
    entry = noun(token.lower_)
    return entry is None or entry.share("group") < _MOSTLY


def given_first(token: Token) -> bool:
    """Whether a name is of two words, a given name the first, whatever the recogniser took it for: ``Nils Varga``."""
    before = [c for c in token.lefts if c.dep_ == "compound"]
    alone = token.pos_ == "PROPN" and len(before) == 1 and not token.n_rights and before[0].i == token.i - 1
    return alone and before[0].lower_ in given_names() and is_no_body(token)


def fronted_subject(owner: Token) -> Token | None:
    """The subject of a clause that a preposition and a noun with an owner open: ``In his speech, Crane said``."""
    thing, prep = owner.head, owner.head.head
    if owner.dep_ != "poss" or thing.dep_ != "pobj" or prep.dep_ != "prep" or prep.head.pos_ != "VERB":
        return None
    about = own_subject(prep.head)
    return None if about is None or about.i > prep.head.i or about.i < owner.i else about


def enclosing_subject(token: Token) -> Token | None:
    """The subject between which and its verb a pronoun stands: ``Crane, playing since he broke a hand, scored``."""
    for verb in takewhile(lambda head: head.dep_ != "relcl", climb(token)):  # "Crane, whose house he burned, saw him"
        about = own_subject(verb) if verb.i > token.i and verb.pos_ == "VERB" else None
        if about is not None and about.i < token.i and not about.is_ancestor(token):
            return about
    return None


def is_idle(token: Token) -> bool:
    """Whether a noun is part of what its verb says, and no thing by itself: ``entered orbit``, ``went to court``.

    Nor is what shares are listed in: *entered the FTSE 250*; or the paper itself: *seen by this newspaper*.
    """
    if in_class(token.lemma_.lower(), "itself") and any(c.lower_ == "this" for c in token.lefts):
        return True
    if token.pos_ in ("PROPN", "NUM") and any(in_class(t.lower_, "quoted") for t in (token, *token.lefts)):
        return True
    entry = noun(token.lemma_.lower())
    if token.tag_ == "NN" and token.dep_ == "nsubj" and not token.n_lefts and not token.n_rights:
        begun = in_class(token.head.lemma_.lower(), "aspectual.begin", "aspectual.continue")
        return begun and entry is not None and entry.top == "act"  # "Work began, and it was opened in 1866"
    if token.tag_ != "NN" or token.dep_ not in ("dobj", "pobj") or token.n_lefts or token.n_rights:
        return False
    return entry is not None and entry.top in ("act", "state", "object", "location", "shape", "attribute", "group")


def speaks(token: Token) -> bool:
    """Whether a subject only says what the others of its sentence did."""
    return in_class(token.head.lemma_.lower(), "reporting", "statement")


def says(token: Token) -> bool:
    """Whether a noun or a pronoun is for who says something."""
    return token.dep_ == "nsubj" and speaks(token)


def never_undergoes(thing: Token, verb: Token) -> bool:
    """Whether a noun is for what happens, of which a verb is not said: a war is not besieged, and signs nothing."""
    entry, lemma = noun(thing.lower_), verb.lemma_.lower()
    if entry is None or entry.event_share < EVENTIVE or thing.ent_type_ in ("ORG", "PERSON", "GPE"):
        return False  # "Arvex Medical"
    if not is_passive(verb):
        return in_class(lemma, "acting", "acting.alone")
    handled = in_class(lemma, "undergone", "bartering", "creating")
    over = lemma == "take" and any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.rights)
    return handled or over or event_type(lemma, "VERB") == "armed conflict"


def still_spoken_of(things: Sequence[Thing]) -> list[Thing]:
    """What *it* stood for in the sentence before: *sold it to the Voss family of Lund. It was burned*."""
    again = [thing for thing in things if thing.at.pos_ == "PRON" and thing.at.dep_ == "dobj"]
    return again if len({thing.name for thing in again}) == 1 else []


def is_dead(token: Token) -> bool:
    """Whether somebody was just told to have been killed: nothing is done to him then, and he does nothing."""
    return token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in ("kill", "murder")


def is_taken_over(token: Token) -> bool:
    """Whether a word is of what others acquire: ``The county took the school over``."""
    return token.head.lemma_ == "take" and any(c.dep_ == "prt" and c.lower_ == "over" for c in token.head.rights)


def is_act_or_crowd(thing: Token) -> bool:
    """Whether a noun is for what happens or for several people, and so for no thing: *fire*, *a group of actors*."""
    crowd = any(is_person(t) for of in thing.rights if of.lower_ == "of" for t in of.rights)
    return is_eventive(thing) or (crowd and thing.pos_ == "NOUN")


def of_relative(token: Token) -> Token | None:
    """What a relative clause tells of, for a subject of a clause in it: ``a war that went on since it began``."""
    clause = token.head
    above = clause.head
    timed = clause.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") and c.lower_ in _TIMED for c in clause.lefts)
    if token.dep_ not in SUBJECTS or not timed or above.dep_ != "relcl" or above.head.pos_ != "NOUN":
        return None
    return above.head if any(c.dep_ in SUBJECTS and c.tag_ in ("WDT", "WP") for c in above.lefts) else None


def of_state(token: Token) -> Token | None:
    """The state that has what only a state has, whoever was told of before: ``Norway sent her fleet``."""
    if token.lower_ != "her" or token.dep_ != "poss" or not in_class(token.head.lemma_.lower(), "owned.states"):
        return None
    thing = None if (verb := clause_head(token)) is None else subject(verb)
    return thing if thing is not None and thing.i < token.i and thing.ent_type_ in ("GPE", "NORP") else None


def is_of_those(token: Token) -> bool:
    """Whether an owner is of whom a relative clause tells that has no name: ``those who lost their lives``."""
    clause = clause_head(token)
    return clause is not None and clause.dep_ == "relcl" and clause.head.lower_ in ("those", "people", "all")


def may_be_somebodys(name: Token) -> bool:
    """Whether a name may be a person's: no club's, no firm's, nor *the Ada Crane Prize* or *the Slade*."""
    if not name.text[:1].isupper() or in_class(name.lower_, "clubs", "clubs.towns", "firms") or _has_article(name):
        return False
    if any(c.lower_ == "its" for c in name.lefts):
        return False  # "the scheme obtained its Act"
    post = (
        name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name if name.dep_ == "appos" else None
    )
    if post is not None and classes(post.lower_) & {"official", "leader"}:
        return False  # "Jan Moe, Minister of Education"
    return "prize" not in classes(name.lower_) or all(c.lower_ != "the" for c in name.lefts)


def _has_article(name: Token) -> bool:
    """Whether one word with *the* is all that a name is, and none that tells what somebody is: *the Tate*."""
    bare = [c.lower_ for c in name.lefts] == ["the"] and not name.n_rights and name.tag_ == "NNP"
    ranked = name.lower_ in person_words()["offices"]["borne"] or in_class(name.lower_, "titles")
    return bare and not (ranked or tells_what(name.lower_) or demonym(name.text) is not None)


def is_craft(thing: Token) -> bool:
    """Whether a common noun is for a ship, and for nobody by the name beside it: *the pilot cutter*."""
    named = any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in thing.rights)
    return thing.pos_ == "NOUN" and not named and "vessel" in sorts_of(thing.lemma_.lower())


def is_found(token: Token, people: Container[str]) -> bool:
    """Whether a name of somebody is misread as a time or as what another is called: *The war found Crane in Lund*."""
    called = token.dep_ == "oprd" and token.head.lemma_ != "find"
    return token.dep_ in ("oprd", "npadvmod") and token.pos_ == "PROPN" and token.text in people and not called


def serving(token: Token, verb: Token, people: Container[str]) -> Token:
    """Who is told to be something by *as*: whom something is done to, or who *joined it as a clerk*."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if is_person(token) and not any(c.pos_ == "PRON" or is_person(c, people) for c in objects):
        objects = []
    return (objects or [c for c in verb.children if c.dep_ in SUBJECTS] or [token])[0]


def whose_clause(token: Token) -> Token | None:
    """Whom a clause tells of in which a pronoun stands under another: ``told Robert Dace that he had lied``."""
    verb = clause_head(token)
    if verb is None or token.dep_ == "poss":
        return None if verb is None else subject(verb)  # "said that Crane would meet his brother"
    above = clause_head(verb.head) if verb.dep_ in ("advcl", "relcl", "ccomp", "acl") else None
    if above is None:
        return None
    told = in_class(above.lemma_, "lean.telling") and is_past_perfect(verb)
    return next((c for c in above.rights if c.dep_ in ("dobj", "dative")), None) if told else subject(above)


def named_beside(token: Token) -> Token:
    """The name beside what its bearer is: ``The developer, Bellman Homes, said it would appeal``; else the noun."""
    if token.pos_ == "PROPN" or not token.rights:
        return token
    person = tells_what(token.lemma_.lower()) or noun(token.lemma_.lower()) is None
    kinds = (*(("ORG",) if token.dep_ in SUBJECTS else ()), *(("PERSON",) if person else ()))
    beside = (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ in kinds)
    return next(beside, token)


def undergoer(token: Token) -> Token | None:
    """What its clause is about, where *its* is of an event that only says since when: ``since its opening``."""
    prep = token.head.head
    if token.lower_ != "its" or token.dep_ != "poss" or not is_eventive(token.head) or prep.lower_ not in ELSEWHEN:
        return None
    thing = own_subject(prep.head) if prep.dep_ == "prep" and prep.head.pos_ == "VERB" else None
    fits = thing is not None and thing.pos_ in ("NOUN", "PROPN") and not (is_plural(thing) or is_person(thing))
    return thing if fits and thing is not None and thing.i < token.i else None
