"""Who a subject is: pronouns resolved to an earlier subject where it is safe, and names given in full.

A pronoun takes the nearest earlier subject that agrees with it in number and kind (person, thing, group), at most
three sentences back, a name before a common noun. First and second persons are not resolved: whose *we* it is, the
parse does not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.gazetteer import is_place
from events.extract.grammar import SUBJECTS, subject
from events.extract.lexicon import noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from events.extract.candidates import Candidate
    from events.extract.nlp import Paragraph

__all__ = ["History", "full_names"]

_PERSONS = frozenset(("he", "she", "who"))
_THINGS = frozenset(("it",))
_GROUPS = frozenset(("they",))
_BACK = 3
_GROUP_NAMES = frozenset(("ORG", "NORP"))


class History:
    """The subjects of a document so far, in the order of the text."""

    def __init__(self) -> None:
        """Start with none."""
        self._subjects: list[tuple[int, Token, int]] = []
        self._sentences = 0

    def read(self, paragraph: Paragraph) -> None:
        """Take in the subjects of the next paragraph."""
        for sentence in paragraph.sentences():
            self._sentences += 1
            self._subjects += [
                (self._sentences, token, paragraph.offset + token.idx)
                for token in sentence
                if token.dep_ in SUBJECTS and token.pos_ in ("NOUN", "PROPN")
            ]

    def antecedent(self, candidate: Candidate) -> Token | None:
        """What the pronoun that is a candidate's subject stands for; None if it has none, or it is not safe to say."""
        thing = None if candidate.clause is None else subject(candidate.clause)
        if thing is None or thing.pos_ != "PRON":
            return None
        place = candidate.paragraph.offset + thing.idx
        fitting = [token for token in self._before(place) if _agrees(thing.lower_, token)]
        named = [token for token in fitting if token.pos_ == "PROPN"]
        return next(iter(named or fitting), None)

    def _before(self, place: int) -> Iterator[Token]:
        """Earlier subjects, nearest first, of the sentence that holds a place and the few before it."""
        earlier = [(n, token) for n, token, start in self._subjects if start < place]
        for n, token in reversed(earlier):
            if n < earlier[-1][0] - _BACK + 1:
                return
            yield token


def _agrees(pronoun: str, token: Token) -> bool:
    entry = noun(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    one_name = token.tag_ == "NNP" and token.ent_type_ == "" and not is_place(token.text)
    person = token.ent_type_ == "PERSON" or one_name or (entry is not None and entry.shares.get("person", 0.0) > 0.5)
    plural = token.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in token.children)
    if pronoun in _PERSONS:
        return person and not plural
    if pronoun in _THINGS:
        return not person and not plural
    return pronoun in _GROUPS and (plural or token.ent_type_ in _GROUP_NAMES)


def full_names(docs: Sequence[Doc]) -> dict[str, str]:
    """Family names → full names, of the people whom a document names in full before it uses the short form.

    A short form that two people share is left as it is.
    """
    out: dict[str, str | None] = {}
    for doc in docs:
        for person in doc.ents:
            if person.label_ == "PERSON" and len(person) > 1:
                last = person[-1].text
                whole = _bare(person)
                known = out.setdefault(last, whole)
                if known is not None and whole != known and not known.endswith(whole) and not whole.endswith(known):
                    out[last] = None
    return {short: whole for short, whole in out.items() if whole is not None}


def _bare(person: Span) -> str:
    """A person's name without title or possessive."""
    tokens = [token for token in person if token.text not in ("'s", "'")]
    return str(person.doc[tokens[0].i : tokens[-1].i + 1].text) if tokens else person.text
