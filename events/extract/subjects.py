"""Who a subject is: pronouns resolved to an earlier subject where it is safe, and names given in full.

A pronoun takes a subject that agrees with it in number and kind (person, thing, group), of its own sentence or the one
before, a name before a common noun. First and second persons are not resolved: whose *we* it is, the parse does not
say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.gazetteer import is_place
from events.extract.grammar import SUBJECTS, subject
from events.extract.lexicon import noun

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from events.extract.candidates import Candidate
    from events.extract.nlp import Paragraph

__all__ = ["History", "full_names"]

_PERSONS = frozenset(("he", "she", "who"))
_THINGS = frozenset(("it",))
_GROUPS = frozenset(("they",))
_MOSTLY = 0.5
#: Object pronouns of persons → the subject pronoun. What *it* and *them* mean is not safe to say.
_OBJECTS = {"him": "he", "her": "she"}
_GROUP_NAMES = frozenset(("ORG", "NORP"))


class History:
    """The subjects of a document in the order of the text, its pronouns resolved where that is safe.

    Args:
        paragraphs: All of the document.
        people: Family names of the people it names in full.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], people: Container[str]) -> None:
        """Resolve all pronouns, sentence by sentence."""
        self._people = people
        self._found: dict[tuple[int, int], Token] = {}
        self._latest: dict[str, Token] = {}
        before: list[Token] = []
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                before = self._read(sentence, paragraph.index, before)

    def _read(self, sentence: Span, paragraph: int, before: list[Token]) -> list[Token]:
        """Resolve the pronouns of a sentence; its subjects, pronouns replaced by what they stand for."""
        here: list[Token] = []
        for token in sentence:
            if token.dep_ == "dobj" and token.lower_ in _OBJECTS:
                self._object(token, paragraph, [*reversed(here), *before])
            if token.dep_ not in SUBJECTS:
                continue
            stands_for = token if token.pos_ in ("NOUN", "PROPN") else None
            if token.pos_ == "PRON":
                stands_for = self._antecedent(token.lower_, [*reversed(here), *before])
            if stands_for is not None:
                here.append(stands_for)
                self._found[paragraph, token.i] = stands_for
        return here

    def _object(self, token: Token, paragraph: int, near: Sequence[Token]) -> None:
        """Resolve an object pronoun, which never means its own subject."""
        own = subject(token.head)
        doer = None if own is None else self._found.get((paragraph, own.i))
        others = [one for one in near if doer is None or one.i != doer.i]
        latest = dict(self._latest)
        meant = self._antecedent(_OBJECTS[token.lower_], others)
        self._latest = latest
        if meant is not None and (doer is None or meant.text != doer.text):
            self._found[paragraph, token.i] = meant

    def objects(self, candidate: Candidate) -> Iterator[tuple[int, Token]]:
        """Index and meaning of each pronoun that is a candidate's object and safe to resolve."""
        for child in () if candidate.clause is None else candidate.clause.children:
            meant = self._found.get((candidate.paragraph.index, child.i))
            if child.dep_ == "dobj" and child.pos_ == "PRON" and meant is not None:
                yield child.i, meant

    def _antecedent(self, pronoun: str, near: Sequence[Token]) -> Token | None:
        """The nearest that agrees, a name before a common noun; none where two people could be meant."""
        fitting = [token for token in near if _agrees(pronoun, token, self._people)]
        found = next((token for token in fitting if token.pos_ == "PROPN"), fitting[0] if fitting else None)
        latest = self._latest.get(pronoun)
        if pronoun in _PERSONS and latest is not None:
            if found is not None and found.text not in latest.text and latest.text not in found.text:
                return None
            found = found or latest
        if found is not None:
            self._latest[pronoun] = found
        return found

    def antecedent(self, candidate: Candidate) -> Token | None:
        """What the pronoun that is a candidate's subject stands for.

        Returns:
            None if the subject is no pronoun, or it is not safe to say.
        """
        thing = None if candidate.clause is None else subject(candidate.clause)
        if thing is None or thing.pos_ != "PRON":
            return None
        return self._found.get((candidate.paragraph.index, thing.i))


def _agrees(pronoun: str, token: Token, people: Container[str]) -> bool:
    entry = noun(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    one_name = token.tag_ == "NNP" and token.ent_type_ == "" and not is_place(token.text)
    named = token.ent_type_ == "PERSON" or token.text in people
    person = named or one_name or (entry is not None and entry.shares.get("person", 0.0) > _MOSTLY)
    plural = token.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in token.children)
    if pronoun in _PERSONS:
        return person and not plural
    if pronoun in _THINGS:
        return not named and not plural and (one_name or not person)
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
