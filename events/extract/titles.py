"""Titles: a short headline of an event, of words from the evidence only.

A verb gives subject – verb – object in the historic present (``China carries out military exercises``), a passive its
participle (``Government reshuffled``), a plan its infinitive (``Norway to host talks``), a noun its phrase without
article (``Railway station collapse in Novara``). Temporal expressions, relative clauses, appositions and asides are
left out; complements are dropped from the right until the title fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.gazetteer import is_place
from events.extract.grammar import SUBJECTS, is_passive, modal, negated, subject
from events.extract.inflect import third_person
from events.extract.phrases import Phrase, join_words
from events.extract.predicates import base_form, in_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from events.extract.candidates import Candidate

__all__ = ["MAX_TITLE", "bare_noun", "noun_phrase", "says_what", "title_of"]

#: Longest title in code points.
MAX_TITLE = 80
_TRIES = 20
_FEW_WORDS = 1
_PLURAL_TAGS = ("NNS", "NNPS")


def bare_noun(head: Token, skip: frozenset[int]) -> str:
    """A noun with its modifiers before it, as words."""
    phrase = Phrase(skip, 0)
    return join_words([t for t in phrase.noun(head) if t.i <= head.i])


def noun_phrase(head: Token, skip: frozenset[int], depth: int = 2) -> str:
    """A noun phrase as words."""
    return join_words(Phrase(skip, depth).noun(head))


def title_of(candidate: Candidate, skip: frozenset[int], place: Token | None = None) -> str:
    """A candidate's title: the fullest that fits in :data:`MAX_TITLE` code points.

    Complements are dropped from the right until it fits; a place that was dropped comes back if there is room.

    Args:
        candidate: The event.
        skip: Indices of tokens of temporal expressions and their prepositions.
        place: The noun under a preposition that says where it was, if any.
    """
    dropped: frozenset[int] = frozenset()
    title = ""
    for _ in range(_TRIES):
        phrase = Phrase(skip | dropped)
        title = _capital(_build(candidate, phrase))
        if len(title) <= MAX_TITLE:
            short = not candidate.is_verb and title.count(" ") < _FEW_WORDS
            return _with_place(title, place, phrase) if dropped or short else title
        if not phrase.droppable:
            break
        dropped |= {_least_needed(candidate, phrase.droppable)}
    cut = title[: MAX_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–")
    return cut + "…"


def _least_needed(candidate: Candidate, droppable: set[int]) -> int:
    """The complement to leave out next: the last one, but what tells of the subject before the verb's only ones."""
    last = max(droppable)
    clause = candidate.clause
    if clause is None or len([i for i in droppable if i > clause.i]) not in (1, 2):
        return last
    has_object = any(c.dep_ in ("dobj", "attr", "acomp") for c in clause.children)
    before = [i for i in droppable if i < clause.i]
    return max(before) if before and not has_object else last


def says_what(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a verb has a complement to tell (``announced a plan``), and not only a clause that is told by itself."""
    clause = candidate.clause
    return clause is not None and (is_passive(clause) or bool(Phrase(skip).complements(clause)))


def _with_place(title: str, place: Token | None, phrase: Phrase) -> str:
    if place is None or place.head.pos_ != "ADP" or place.i in phrase.skip:
        return title
    name = join_words(phrase.noun(place, 0))
    longer = f"{title} {place.head.lower_} {name}"
    return title if name in title or len(longer) > MAX_TITLE else longer


def _build(candidate: Candidate, phrase: Phrase) -> str:
    clause, token = candidate.clause, candidate.token
    if candidate.is_verb and clause is not None:
        return _clause(candidate, clause, phrase)
    tells = clause is not None and in_class(clause.lemma_.lower(), "light", "harming")
    carrier = clause if tells else None
    if carrier is not None and _subject_words(candidate, carrier, phrase):
        return _clause(candidate, carrier, phrase)
    words = join_words(phrase.noun(candidate.frame or token))
    if clause is not None and " " not in words and clause.lemma_.lower() in ("break", "erupt"):
        return _clause(candidate, clause, phrase)
    return words + _setting(candidate, phrase, words)


def _setting(candidate: Candidate, phrase: Phrase, words: str) -> str:
    """`` in PLACE`` for a noun whose clause says only where it was: ``Chile experienced two years of protests``."""
    clause = candidate.clause
    if clause is None:
        return ""
    thing = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if in_class(clause.lemma_.lower(), "affecting"):
        goes_through = ("nsubjpass",) if is_passive(clause) else ("dobj",)
        thing = next((c for c in clause.children if c.dep_ in goes_through), None)
    elif not in_class(clause.lemma_.lower(), "experiencing"):
        thing = None
    if thing is not None and (thing.ent_type_ in ("GPE", "LOC") or is_place(thing.text)):
        name = join_words(phrase.noun(thing, 0))
        return "" if name in words else f" in {name}"
    tokens: list[Token] = []
    for child in clause.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "at", "near", "off", "between", "against") and phrase.depth:
            tokens += phrase.prep(child, 0)
    more = join_words(tokens)
    return f" {more}" if more and more not in words else ""


def _subject_words(candidate: Candidate, verb: Token, phrase: Phrase) -> str:
    thing = subject(verb)
    if thing is None or thing.i in phrase.skip:
        return ""
    if thing.pos_ == "PRON":
        return candidate.who
    return join_words(phrase.noun(thing, min(phrase.depth, 2)))


def _clause(candidate: Candidate, verb: Token, phrase: Phrase) -> str:
    if verb.dep_ == "acl" and modal(verb) == "to" and verb.head.i not in phrase.skip:
        return join_words(phrase.noun(verb.head))  # "a plan to close the mill"
    who = _subject_words(candidate, verb, phrase)
    form = _form(verb)
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.pos_ != "PRON"), None)
    if not who and thing is not None and modal(verb) is None and verb.lower_.endswith(("ed", "en")):
        rest = join_words([t for t in phrase.complements(verb) if t not in thing.subtree])
        who, form = join_words(phrase.noun(thing)), verb.text  # "We acquired two ships": what was done, not who did it
    else:
        rest = join_words(phrase.complements(verb), candidate.whom)
    return " ".join(part for part in (who, form, rest) if part)


def _form(verb: Token) -> str:  # noqa: PLR0911 - one return a tense
    """The verb as a headline has it."""
    word = modal(verb)
    base = base_form(verb)
    no = negated(verb)
    if is_passive(verb):
        participle = _prefixed(verb)
        if word in ("will", "shall", "to"):
            return f"to be {participle}"
        prefix = f"{word} be " if word else ""
        return ("not " if no else "") + prefix + participle
    if word in ("will", "shall", "to"):
        return f"not to {base}" if no else f"to {base}"
    if word is not None:
        return f"{word} not {base}" if no else f"{word} {base}"
    if verb.dep_ in ("acl", "pcomp") and verb.tag_ in ("VBG", "VBN", "VBD") and not in_class(base, "light"):
        return verb.text
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and _in_headline(verb) and not _has_object(verb):
        return verb.text  # "Final section delivered": a headline leaves the auxiliary out
    plural = _is_plural(subject(verb))
    if no:
        return f"{'do' if plural else 'does'} not {base}"
    return base if plural else third_person(base)


def _in_headline(verb: Token) -> bool:
    """Whether a verb's sentence is a whole paragraph without a full stop."""
    return len(verb.sent) == len(verb.doc) and verb.doc[-1].text not in (".", "!", "?", '"', "'")


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp", "dative") for c in verb.children)


def _prefixed(verb: Token) -> str:
    """A participle with its hyphenated prefix: ``re-elected``, which the tokeniser takes apart."""
    start = verb.i
    while start - 2 >= verb.sent.start and verb.doc[start - 1].text == "-" and not verb.doc[start - 1].whitespace_:
        start -= 2
    return str(verb.doc[start : verb.i + 1].text)


def _is_plural(thing: Token | None) -> bool:
    if thing is None:
        return False
    if any(child.dep_ == "conj" for child in thing.children) and any(c.lower_ == "and" for c in thing.children):
        return True
    if thing.tag_ == "CD" and thing.lower_ not in ("one", "1"):
        return True
    return (thing.tag_ in _PLURAL_TAGS and thing.ent_type_ not in ("GPE", "PERSON")) or thing.lower_ in (
        "police",
        "people",
        "they",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
