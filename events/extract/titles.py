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
from events.extract.predicates import base_form, in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from events.extract.candidates import Candidate

__all__ = ["MAX_TITLE", "Phrase", "bare_noun", "noun_phrase", "says_what", "title_of"]

#: Longest title in code points.
MAX_TITLE = 80
_TRIES = 20
_FEW_WORDS = 1
_LEFT = ("compound", "amod", "nmod", "nummod", "poss", "quantmod", "npadvmod", "case", "punct", "advmod", "neg", "det")
_ARTICLES = frozenset(("the", "a", "an", "this", "these", "that", "those", "its", "his", "her", "their", "our", "my"))
_VAGUE = frozenset(("previously", "recently", "now", "then", "also", "already", "formerly", "currently", "reportedly"))
_ARGUMENTS = frozenset(
    (
        *("of", "in", "between", "on", "against", "for", "with", "to", "from", "over", "near", "at", "by", "into"),
        *("across", "off", "about", "toward", "towards", "within", "as", "past", "through", "around", "under", "onto"),
    )
)
#: Nouns of complex prepositions, which say nothing without the noun after their *of*.
_EMPTY = frozenset(("wake", "aftermath", "course", "run-up", "honour", "honor"))
_NO_BRACKETS = str.maketrans("", "", "[]")
_OBJECTS = frozenset(("it", "them", "him", "her"))
_PLURAL_TAGS = ("NNS", "NNPS")


class Phrase:
    """Builds the words of a title from a parse.

    Args:
        skip: Indices of the tokens that never stand in a title: temporal expressions and their prepositions.
        depth: How many prepositional phrases may hang on one another (0: none).

    Attributes:
        droppable: Indices of the complements' first words that have been used, any of which could be left out.
    """

    def __init__(self, skip: frozenset[int], depth: int = 4) -> None:
        """Keep what limits the phrase."""
        self.skip = skip
        self.depth = depth
        self.droppable: set[int] = set()

    def noun(self, head: Token, depth: int | None = None) -> list[Token]:
        """A noun with what tells it from others: modifiers before it, prepositional phrases after it."""
        depth = self.depth if depth is None else depth
        tokens = [t for child in head.lefts if self._keeps(child) for t in self._whole(child)]
        tokens += _hyphenated(head)
        for child in head.rights:
            if child.i in self.skip:
                continue
            if child.dep_ == "prep" and depth > 0 and child.lower_ in _ARGUMENTS:
                tokens += self.prep(child, depth - 1)
            elif child.dep_ == "acl" and child.tag_ == "VB" and depth > 0:
                tokens += self.infinitive(child, depth - 1)
            elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM"):
                cc = [c for c in head.children if c.dep_ == "cc" and c.i < child.i][-1:]
                if cc:
                    tokens += [*cc, *self.noun(child, depth)]
                elif any(c.dep_ == "cc" for c in child.children):  # "A, B and C"
                    tokens += self._after_comma(child, depth)
            elif child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == head.i + 1:
                tokens += self.noun(child, 0)  # "the cheese maker Lindgren"
            elif child.dep_ in ("case", "compound", "nummod") or (child.dep_ == "punct" and child.text == "-"):
                tokens.append(child)
        return sorted(set(tokens), key=lambda t: t.i)

    def _after_comma(self, child: Token, depth: int) -> list[Token]:
        comma = [t for t in child.head.children if t.text == "," and t.i < child.i][-1:]
        return [*comma, *self.noun(child, depth)]

    def _keeps(self, child: Token) -> bool:
        if child.i in self.skip or child.dep_ not in _LEFT or child.tag_ == "WRB":
            return False
        if child.lower_ in _ARTICLES | _VAGUE:
            return False
        if child.dep_ == "punct":
            return child.text in ("-", "/", "'", '"', "$", "#", "[", "]")
        return child.dep_ != "det" or child.lower_ in ("no", "several", "all", "both")

    def _whole(self, child: Token) -> Iterator[Token]:
        cut: set[int] = set()
        for token in child.subtree:
            inner = (
                token.dep_ in ("prep", "relcl", "appos", "cc", "conj") and token.i != child.i and child.dep_ == "poss"
            )
            if inner:
                cut |= {t.i for t in token.subtree}
            if token.i in self.skip or token.i in cut or token.is_space:
                continue
            if token.i == child.i or token.lower_ not in _ARTICLES | _VAGUE:
                yield token

    def prep(self, prep: Token, depth: int) -> list[Token]:
        """A preposition with its noun phrase; nothing if it holds a temporal expression or no noun."""
        if prep.i in self.skip:
            return []
        self.droppable.add(prep.i)
        for child in prep.children:
            if child.dep_ == "pobj" and child.i not in self.skip and child.pos_ != "PRON":
                words = self.noun(child, depth)
                return [] if child.lower_ in _EMPTY and words == [child] else [prep, *words]
            if child.dep_ == "prep" and child.i not in self.skip:
                inner = self.prep(child, depth)
                if inner:
                    return [prep, *inner]
        return []

    def infinitive(self, verb: Token, depth: int) -> list[Token]:
        """``to host peace talks``."""
        to = [c for c in verb.children if c.dep_ == "aux" and c.tag_ == "TO"]
        if not to or to[0].i in self.skip:
            return []
        self.droppable.add(to[0].i)
        rest = self.complements(verb, depth)
        return [] if not rest and verb.lemma_ in ("have", "be", "do", "get") else [*to, verb, *rest]

    def complements(self, verb: Token, depth: int | None = None) -> list[Token]:
        """What stands after the verb: particle, objects, infinitive, prepositional phrases."""
        depth = self.depth if depth is None else depth
        tokens: list[Token] = []
        if _object_is_head(verb):
            tokens += self.noun(verb.head, 1)
        shared = _shared_object(verb)
        if shared is not None and shared.i not in self.skip:
            tokens += self.noun(shared, depth)
        for child in verb.rights:
            aside = tokens and verb.doc[child.left_edge.i - 1].text == ","  # an apposition, taken for an object
            if child.i not in self.skip and not (aside and child.dep_ == "dobj"):
                tokens += self._complement(child, depth)
        return sorted(set(tokens), key=lambda t: t.i)

    def _complement(self, child: Token, depth: int) -> list[Token]:
        role = child.dep_
        bare = role in ("prt", "neg", "acomp") or (role == "oprd" and child.pos_ == "ADJ") or child.lower_ == "live"
        if bare or (role == "dobj" and child.lower_ in _OBJECTS):
            return [child]
        counted = child.pos_ == "PRON" and any(c.lower_ == "of" for c in child.children)  # "some of its shares"
        if role in ("dobj", "dative", "oprd", "attr") and (counted or child.pos_ not in ("PRON", "ADP")):
            return self.noun(child, depth)
        if role == "npadvmod" and child.ent_type_ in ("PERCENT", "MONEY", "QUANTITY"):
            return self.noun(child, 0)
        if role in ("xcomp", "advcl") and child.tag_ not in ("VBG", "VBN", "VBD"):
            return self.infinitive(child, depth)
        if role in ("prep", "agent", "dative") and depth > 0 and child.lower_ in _ARGUMENTS:
            return self.prep(child, depth - 1)
        return []


def _shared_object(verb: Token) -> Token | None:
    """The object of the next verb, where the two share it: ``interviewed and released two men``."""
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "nsubjpass") for c in verb.children):
        return None
    other = next((c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_), None)
    if other is None or other.i != verb.i + 2:
        return None
    return next((c for c in other.children if c.dep_ == "dobj" and c.pos_ != "PRON"), None)


def _hyphenated(head: Token) -> Iterator[Token]:
    """A noun with what hangs on it by hyphens: ``re-run``, which the tokeniser takes apart."""
    doc, at = head.doc, head.i
    yield head
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not (doc[at].whitespace_ or doc[at + 1].whitespace_):
        yield from doc[at + 1 : at + 3]
        at += 2


def _object_is_head(verb: Token) -> bool:
    """Whether a relative clause tells of its noun as its object: ``the laboratory (which) she led``."""
    if verb.dep_ != "relcl" or any(c.lower_ in ("when", "where", "why") for c in verb.children):
        return False
    relative = {c.dep_ for c in verb.children if c.tag_ in ("WDT", "WP", "IN")}
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    own = bool(subjects) and subjects[0].tag_ not in ("WDT", "WP") and not is_passive(verb)
    return "dobj" in relative or (own and not relative and not any(c.dep_ in ("dobj", "prep") for c in verb.children))


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


def join_words(tokens: Iterable[Token], names: Mapping[int, str] | None = None) -> str:
    """Words, without brackets, with the spaces that the text has between neighbours, one space across a gap.

    Args:
        tokens: In the order of the text.
        names: What stands for a word, by its index: for a pronoun, what it means.
    """
    known = names or {}
    out = ""
    previous: Token | None = None
    for token in tokens:
        if previous is not None:
            gap = token.i != previous.i + 1 or bool(previous.whitespace_)
            out += " " if gap and not _clings(token, out) else ""
        out += known.get(token.i, token.text)
        previous = token
    return out.translate(_NO_BRACKETS).strip(" ,;:-–\"'").lstrip(". ")


def _clings(token: Token, out: str) -> bool:
    return token.text in (",", "'s", "'", ")") or (out.endswith("$"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
