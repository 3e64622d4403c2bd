"""Small questions about a dependency parse that several modules ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.today import is_of_today
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = [
    "AGENTS",
    "BESIDE",
    "CONTENT",
    "DETERMINERS",
    "DONE",
    "ERAS",
    "FINITE_TAGS",
    "INDEFINITE",
    "LOCATING",
    "MANY",
    "MEANWHILE",
    "NEARLY",
    "ORDINALS",
    "PAST_TAGS",
    "PLACES",
    "RANKS",
    "SPEAKERS",
    "SUBJECTS",
    "aspect",
    "at_last",
    "clause_head",
    "climb",
    "conjuncts",
    "governing_verb",
    "has_subject",
    "in_entry",
    "in_headline",
    "is_bare_owner",
    "is_passive",
    "is_past_perfect",
    "is_record",
    "is_told_beside",
    "modal",
    "negated",
    "not_until",
    "noun_before",
    "own_subject",
    "ranked_above",
    "reported_by",
    "runs_on",
    "subject",
]

#: What no participle of a passive has beside it.
_FULL = frozenset(("aux", "dobj", "ccomp", "xcomp", "prt"))
#: The date at the head of an entry has at most so many words, its mark included.
_HEAD = 6
_MARKS = (":", "-", "–", "—")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
#: The recogniser's names for who acts, and for where.
AGENTS = ("PERSON", "ORG", "NORP", "GPE")
PLACES = ("GPE", "LOC", "FAC")
#: What counts the year before it.
ERAS = frozenset(("BC", "AD", "BCE", "CE"))
#: Parts of speech of the words that carry meaning.
CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
#: Aspects of what was done when it was told.
DONE = ("past", "perfect")
#: Prepositions before which a verb or an event stands, and after which a place.
LOCATING = frozenset(("in", "at", "near", "off", "outside"))
BESIDE = ("below", "above", "beside", "beneath", "behind")
#: Those who speak and are spoken to.
SPEAKERS = frozenset(("i", "we", "you"))
PAST_TAGS = ("VBD", "VBN")
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: What stands before somebody or something that is told of for the first time.
INDEFINITE = frozenset(("a", "an", "another", "one"))
#: Articles, demonstratives and possessors.
DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"))
_UNTIL = ("until", "till")
#: What makes a *would* no hindsight, and what says that it is one.
_UNSURE = frozenset(("if", "unless", "whether", "hoped", "planned", "expected"))
_IN_TIME = frozenset(("later", "eventually", "subsequently", "ultimately", "finally", "soon"))
_YEAR = len("1904")
#: Words that count what happens again and again.
ORDINALS = frozenset(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
#: Who is the first, the last or the only one to do something has done it.
RANKS = ORDINALS | frozenset(("first", "last", "only", "latest", "next"))
_SOME = ("many", "several", "few", "more", "other", "some", "all", "half")
#: Base forms of words that count without a figure.
MANY = frozenset((*_SOME, "score", "dozen", "hundred", "thousand", "million"))
_CAUSING = ("have", "get", "see", "want")
_OCCASIONS = ("time", "occasion", "visit")
#: What all but happened did not.
NEARLY = frozenset(("almost", "nearly"))
#: What stands before a clause that tells of the same time.
MEANWHILE = ("as", "when", "while")


def in_headline(token: Token) -> bool:
    """Whether a word's sentence is a whole paragraph without a full stop."""
    return len(token.sent) == len(token.doc) and token.doc[-1].text not in (".", ";", "!", "?", '"', "'")


def in_entry(token: Token) -> bool:
    """Whether a word's paragraph begins with a date by itself, or stands under one: its present is told of then."""
    if token.doc.entry:
        return True
    for word in token.doc[: min(token.i, _HEAD)]:
        if word.text in _MARKS:
            if word.i > 0:
                return True
        elif word.ent_type_ != "DATE" and not word.like_num:
            return False
    return False


def runs_on(clause: Token) -> bool:
    """Whether a clause is told before the main one, which runs on from it: ``the fleet is going; it will be sold``."""
    return clause.dep_ == "ccomp" and clause.i < clause.head.i and clause.head.dep_ == "ROOT"


def climb(token: Token) -> Iterator[Token]:
    """The heads of a token, nearest first, up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def governing_verb(token: Token) -> Token | None:
    """The nearest verb (or auxiliary used as one) above a token."""
    return next((head for head in climb(token) if head.pos_ in ("VERB", "AUX")), None)


def clause_head(token: Token) -> Token | None:
    """The verb of a word's clause; a participle that modifies a noun belongs to the clause around it."""
    verb = token if token.pos_ in ("VERB", "AUX") else governing_verb(token)
    while verb is not None and (verb.dep_ == "acl" or (verb.dep_ == "pcomp" and own_subject(verb) is None)):
        verb = governing_verb(verb)
    return verb


@asked_once
def subject(verb: Token) -> Token | None:  # noqa: PLR0911 - one return a construction
    """A verb's subject: its own, else for a verb without one that of the verb it is joined to or depends on.

    For a participle that modifies a noun (``invested``, ``ignited``) that noun.
    """
    own = own_subject(verb)
    if own is not None:
        clause = verb
        while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head  # "Pohl, who has governed and who conceded defeat"
        return clause.head if clause.dep_ == "relcl" and own.tag_ in ("WDT", "WP") else own
    if verb.dep_ == "acl" and verb.head.ent_type_ in ("DATE", "TIME"):  # "the strike that lasted two years ended …"
        return next((head for head in climb(verb.head) if head.pos_ in ("NOUN", "PROPN") and not head.ent_type_), None)
    if verb.dep_ in ("acl", "relcl"):
        told = ranked_above(verb)
        return verb.head if told is None else subject(told)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not _auxiliaries(verb) and (before := noun_before(verb)):
        return before
    above = verb.head
    if verb.dep_ == "xcomp" and above.dep_ == "acomp":  # "is due to expire"
        above = above.head
    if verb.dep_ in ("conj", "xcomp", "advcl", "acomp") and above.pos_ in ("VERB", "AUX"):
        return subject(above)
    if verb.dep_ == "pcomp" and (around := governing_verb(verb)) is not None and around.dep_ != "acl":
        return subject(around)
    return None


def ranked_above(clause: Token) -> Token | None:
    """The verb that says of somebody that he was the first to do what a clause tells: ``was the first to land``."""
    head = clause.head
    ranked = any(c.lower_ in RANKS for c in head.children) or head.lower_ in RANKS
    said = head.dep_ == "attr" and head.head.lemma_ in ("be", "become") and head.head.pos_ in ("VERB", "AUX")
    passive = any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in clause.lefts)
    infinitive = (clause.tag_ == "VB" or passive) and any(c.tag_ == "TO" for c in clause.children)
    return head.head if clause.dep_ in ("acl", "relcl") and ranked and said and infinitive else None


def noun_before(token: Token) -> Token | None:
    """The noun right before a word, a comma between them or not: ``the deal, signed in May``."""
    at = token.i - 1
    if at > token.sent.start and token.doc[at].text == ",":
        at -= 1
    noun = token.doc[at] if at >= token.sent.start else token
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


@asked_once
def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, or a past participle that modifies a noun."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    if verb.tag_ == "VBN" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children):
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not has_subject(verb):
        return verb.head.pos_ == "VERB" and is_passive(verb.head) and not any(c.dep_ == "aux" for c in verb.children)
    if verb.dep_ == "conj" and verb.tag_ in PAST_TAGS and verb.head.pos_ == "VERB" and is_passive(verb.head):
        # "nine were sunk and 40 beached": without the auxiliary, and without an object
        full = any(c.dep_ in _FULL for c in verb.children)
        return not full and (_gapped(verb) or _found_to_be(verb))
    if verb.dep_ == "ccomp" and verb.tag_ == "VBN" and verb.head.lemma_ in _CAUSING and not _auxiliaries(verb):
        return True  # "had the tower pulled down"
    stands_for = verb.dep_ == "acl" or (verb.dep_ == "acomp" and verb.head.lemma_ == "be")
    bare = verb.dep_ in ("advcl", "pcomp") and not _auxiliaries(verb)  # "by then laid up"
    bare = bare and (verb.dep_ == "pcomp" or bool(noun_before(verb)) or _opens(verb) or _goes_on_passive(verb))
    bare = bare or (verb.dep_ == "ROOT" and verb.i == verb.sent.start and not has_subject(verb))  # "Elected mayor"
    return ((stands_for or bare) and verb.tag_ == "VBN") or _is_clipped(verb)


def _is_clipped(verb: Token) -> bool:
    """Whether a clause has left its subject and its auxiliary out: ``ruled it until defeated by Berg``."""
    marked = verb.dep_ == "advcl" and verb.tag_ in PAST_TAGS and verb.lemma_ != "have" and verb.i > verb.sent.start
    return marked and verb.nbor(-1).lower_ in ("until", "once", "when", "if", "unless") and not has_subject(verb)


def _goes_on_passive(verb: Token) -> bool:
    """Whether a participle without an object follows a passive: ``was damaged in 1786, rebuilt in 1790``."""
    return verb.head.i < verb.i and is_passive(verb.head) and not any(c.dep_ in _FULL for c in verb.children)


def _opens(verb: Token) -> bool:
    """Whether a participle without an object opens its sentence: ``Found in a barn on Monday, he was …``."""
    first = verb.left_edge
    at_head = (first.i == verb.sent.start or first.nbor(-1).text == ":") and all(c.dep_ == "advmod" for c in verb.lefts)
    return at_head and not any(c.dep_ == "dobj" for c in verb.children)


def _found_to_be(verb: Token) -> bool:
    """Whether a verb without a subject or an object says what somebody was found: ``charged and found guilty``."""
    return not has_subject(verb) and any(c.dep_ == "oprd" and c.pos_ == "ADJ" for c in verb.children)


def _gapped(verb: Token) -> bool:
    """Whether a verb's subject is a bare count, whose noun and auxiliary the clause before it has."""
    return any(c.dep_ in SUBJECTS and (c.tag_ == "CD" or c.lemma_.lower() in MANY) for c in verb.children)


@asked_once
def _auxiliaries(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return own
    if not own:
        return _auxiliaries(verb.head) if verb.tag_ == verb.head.tag_ else []
    bare = all(aux.tag_ == "VB" for aux in own) and not has_subject(verb)  # "will step down and be replaced"
    return [aux for aux in _auxiliaries(verb.head) if bare and aux.tag_ in ("MD", "TO")] + own


def reported_by(clause: Token) -> Token | None:
    """The predicate whose complement a clause is, alone or joined to it: ``said it had closed and would sell``."""
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause.head if clause.dep_ == "ccomp" else None


@asked_once
def modal(verb: Token) -> str | None:
    """The modal of a verb in lower case (``will``, ``may`` …), ``to`` for an infinitive, or None."""
    for aux in _auxiliaries(verb):
        if aux.tag_ in ("MD", "TO"):
            word = aux.lower_
            if word in ("would", "to") and _in_hindsight(verb, word):
                return None
            return {"wo": "will", "'ll": "will", "ca": "can", "'d": "would"}.get(word, word)
    return None


def _in_hindsight(verb: Token, word: str) -> bool:
    """Whether a verb tells of what came about by now: ``would be rebuilt in 1904``, ``would later become a museum``.

    So does ``was to become mayor in 1904``, but not what was to be by then *but* was not.
    """
    if word == "to" and not (verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.tag_ in PAST_TAGS):
        return False
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return False
    said = (c for c in (verb, *climb(verb)) if c.dep_ == "ccomp" or any(m.lower_ == "that" for m in c.lefts))
    unsure = _UNSURE if word == "would" else _UNSURE | {"but"}
    if next(said, None) is not None or any(t.lower_ in unsure for t in verb.sent):
        return False
    if word == "would" and any(c.dep_ == "advmod" and c.lower_ in _IN_TIME for c in verb.children):
        return True
    beside = [c for c in verb.children if c.dep_ in ("prep", "npadvmod", "dobj", "attr", "oprd")]
    under = [c for thing in beside for c in thing.rights if c.dep_ == "prep" and thing.dep_ != "prep"]
    times = [c for prep in (*beside, *under) for c in (prep, *prep.children) if c.ent_type_ == "DATE"]
    words = [t for time in times for t in (time, *time.children)]
    years = [t.text for t in words if t.text.isdecimal() and len(t) == _YEAR]
    return any(int(year) < verb.doc.year for year in years) or any(t.idx in verb.doc.bygone for t in words)


def is_bare_owner(token: Token) -> bool:
    """Whether a name is said to have something that is not told: ``Norway's rose``, but not ``Saga '11 was sold``."""
    if token.pos_ != "PROPN" or token.dep_ not in SUBJECTS:
        return False
    if any(c.dep_ in ("dobj", "ccomp") and c.i > token.head.i for c in token.head.children):
        return False  # "Moody's cut its rating"
    marks = (c for c in token.children if c.tag_ == "POS")
    return any(all(after.pos_ != "NUM" for after in token.doc[c.i + 1 : c.i + 2]) for c in marks)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself; None where it has none."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return own_subject(verb) is not None


@asked_once
def aspect(verb: Token) -> str:
    """``perfect`` (has done), ``past``, ``future``, ``modal``, ``infinitive``, ``participle`` or ``present``."""
    word = modal(verb)
    if word is not None:
        return {"will": "future", "shall": "future", "to": "infinitive"}.get(word, "modal")
    auxiliaries = [aux for aux in _auxiliaries(verb) if aux.lemma_ in ("have", "be")]
    have = next((aux for aux in auxiliaries if aux.lemma_ == "have"), None)
    if have is not None and have.tag_ in ("VBZ", "VBP"):
        return "perfect"
    seen = any(aux.tag_ in ("MD", "TO") for aux in _auxiliaries(verb))  # in hindsight
    if seen or have is not None or any(aux.tag_ in PAST_TAGS for aux in auxiliaries):
        return "past"
    if auxiliaries:
        return "present"
    did = next((aux for aux in _auxiliaries(verb) if aux.lower_ == "did"), None)  # "Not until May did it agree"
    if verb.tag_ == "VBD" or (did is not None and not any(c.dep_ == "neg" and c.i > did.i for c in verb.children)):
        return "past"
    then = "past" if verb.doc.entry and not is_of_today(verb) else "present"
    return "participle" if verb.tag_ in ("VBN", "VBG") else then


@asked_once
def is_past_perfect(clause: Token) -> bool:
    """Whether a clause tells of what was over by then: ``had left``."""
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d") and c.tag_ == "VBD" for c in clause.children)


@asked_once
def negated(token: Token) -> bool:
    """Whether a word is negated (``not``, ``never``, ``no talks``); what did *not* happen *until* then did happen."""
    if not_until(token):
        return False
    opening = token.left_edge
    if token.pos_ == "NOUN" and opening.i < token.i and opening.lower_ == "not":
        return True  # "not one official"
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ in ("det", "advmod") and child.lower_ in ("no", "never", "neither")):
            return True
    return _negated_with(token)


def _negated_with(verb: Token) -> bool:
    """Whether a predicate shares the *not* of the one before: ``did not meet them and pay``, ``never met or paid``.

    Not what else was done, in the past (*never married and lived with a sister*).
    """
    first = verb.head
    apart = any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)
    if verb.dep_ != "conj" or first.pos_ not in ("VERB", "AUX") or verb.tag_ != first.tag_ or apart:
        return False
    word = next((c.lower_ for c in reversed(first.rights) if c.dep_ == "cc" and c.i < verb.i), "")
    return (word in ("or", "nor") or (word == "and" and verb.tag_ == "VB")) and negated(first)


@asked_once
def not_until(token: Token) -> bool:
    """Whether a predicate says when at last something happens: ``did not reopen until 1953``, ``is not due until May``.

    So it does of what hangs on it: ``was not to begin printing until May``.
    """
    parts, inner = [], [x for x in token.children if x.dep_ in ("xcomp", "acomp")]
    while inner:
        parts += [c for x in inner for c in x.children]
        inner = [c for x in inner for c in x.children if c.dep_ in ("xcomp", "acomp")]
    marks = (*_UNTIL, "before") if aspect(token) in ("present", "future") else _UNTIL  # "will not open before May"
    under = (c for c in (*token.children, *parts) if c.dep_ in ("prep", "mark", "advmod") and c.lower_ in marks)
    late = any(c.lower_ != "before" or any(t.ent_type_ == "DATE" for t in c.children) for c in under)
    none = any(c.dep_ == "neg" or (c.dep_ == "dobj" and any(d.lower_ == "no" for d in c.lefts)) for c in token.children)
    return late and token.pos_ in ("VERB", "AUX") and none


def at_last(token: Token) -> bool:
    """Whether a predicate says when at last something happens, or what it hangs on does."""
    while not not_until(token) and token.dep_ in ("xcomp", "acomp"):
        token = token.head
    return not_until(token)


def is_record(since: Token) -> bool:
    """Whether what stands before a preposition is the greatest, or one counted, of its kind from then on.

    *The worst flood since 1953*, *the ninth time in the past century* are no floods and times of then.

    Args:
        since: The preposition.
    """
    if _is_of_record(since.head):
        return True
    for at in range(since.i - 1, since.sent.start - 1, -1):
        word = since.doc[at]
        to_be = word.tag_ == "VBN" and any(c.tag_ == "TO" for c in word.lefts)
        if word.pos_ in ("VERB", "AUX") and word.tag_ != "VB" and not to_be:  # not "the third town to fall"
            return False
        counted = word.lower_ in ORDINALS and word.nbor().pos_ in ("NOUN", "ADJ", "PART")  # not "by a tenth"
        if word.tag_ == "JJS" or word.lower_ in ("first", "only") or counted:
            return True
    return False


def _is_of_record(clause: Token) -> bool:
    """Whether a clause says which time or what is the first: ``the first time that he had been let in since May``."""
    while clause.dep_ in ("xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    thing = clause.head
    if clause.dep_ not in ("relcl", "acl"):
        return False
    if thing.lower_ in ("first", "only"):
        return True
    ranked = any(c.lower_ in ("first", "only", *ORDINALS) or c.tag_ == "JJS" for c in thing.children)
    bare = clause.tag_ == "VBN" and (clause.dep_ == "acl" or any(c.tag_ == "TO" for c in clause.lefts))
    return ranked and (bare or clause.tag_ == "VB" or thing.lower_ in _OCCASIONS)


def conjuncts(token: Token) -> Iterator[Token]:
    """What is coordinated after a word, in order."""
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from conjuncts(child)


def is_told_beside(token: Token, other: Token) -> bool:
    """Whether a noun takes part in what a participle before a subject tells of it: ``Born to a seamstress, she``."""
    if token.dep_ not in SUBJECTS or other.i > token.i:
        return False
    part = clause_head(other)
    told = part is not None and part.dep_ == "advcl" and part.head.i == token.head.i and part.tag_ in ("VBN", "VBG")
    return told and other.dep_ not in SUBJECTS and part is not None and own_subject(part) is None
