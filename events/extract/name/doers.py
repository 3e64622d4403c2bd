"""Doers: whom *the buyer*, *the winner* or *the victim* means, by what the text told that somebody did or underwent.

Only where all that is told of late of such a deed has the same name for him: *Arlex bid for Blueline. The bidder …*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.callings import Name, called
from events.extract.language.grammar import PAST_TAGS, SUBJECTS, is_passive, negated
from events.extract.language.people import person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from events.extract.language.words import Span, Token
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Paragraph, Read

__all__ = ["Doers"]

#: How many sentences back a deed may have been told.
_FAR = 8
_ROLES = (*SUBJECTS, "dobj", "pobj", "poss", "dative")
_BESIDE = frozenset(("det", "punct", "case", "relcl"))


class Doers:
    """Who did or underwent what a document tells.

    Args:
        read: Of the document.
        names: Of its words.
    """

    def __init__(self, read: Read, names: Names) -> None:
        """Collect the deeds that any noun of ``rules/persons.toml`` speaks of."""
        self._names = names
        tables = person_words()
        known = frozenset().union(
            *tables["doers"].values(), *tables["undergoers"].values(), *tables["recipients"].values()
        )
        self._deeds: list[tuple[int, Paragraph, Token]] = []
        #: In which sentences somebody unnamed is called by such a noun: ``a rival bidder``.
        self._unnamed: dict[str, list[int]] = {}
        nouns = tables["doers"].keys() | tables["undergoers"].keys()
        for paragraph in read.paragraphs:
            for token in paragraph.doc:
                lemma = token.lemma_.lower()
                if token.pos_ == "VERB" and lemma in known and _is_done(token):
                    if (number := paragraph.place(token)) - 1 in read.telling:
                        self._deeds.append((number, paragraph, token))
                elif lemma in nouns and any(c.lower_ in ("a", "an", "another") for c in token.lefts):
                    self._unnamed.setdefault(lemma, []).append(paragraph.place(token))

    def of(self, number: int, sentence: Span, names: Mapping[int, Name]) -> dict[int, Name]:
        """Whom the nouns of a sentence mean, by their index.

        Args:
            number: Which sentence of the document it is.
            sentence: The sentence.
            names: What stands for its words otherwise.
        """
        found = {t.i: self._meant(t, number) for t in sentence if t.i not in names and _is_bare(t)}
        return {at: name for at, name in found.items() if name is not None}

    def _meant(self, token: Token, number: int) -> Name | None:
        lemma, tables = token.lemma_.lower(), person_words()
        did = tables["doers"].get(lemma)
        verbs = did or tables["undergoers"].get(lemma, frozenset())
        if any(number - _FAR <= at <= number for at in self._unnamed.get(lemma, ())):
            return None
        told = self._near(token, number, verbs)
        who = {self._name(paragraph, _thing(verb, did=bool(did))) for paragraph, verb in told}
        given = tables["recipients"].get(lemma, frozenset())
        who |= {self._name(p, _recipient(verb)) for p, verb in self._near(token, number, given)}
        name = who.pop() if len(who) == 1 else ""
        return Name(name) if name else None

    def _near(self, token: Token, number: int, verbs: Container[str]) -> list[tuple[Paragraph, Token]]:
        """The deeds of a kind that were told before a word, a few sentences back at most."""
        first = number - _FAR
        near = ((at, p, verb) for at, p, verb in self._deeds if first <= at <= number and verb.lemma_.lower() in verbs)
        return [(p, verb) for at, p, verb in near if at < number or verb.i < token.i]

    def _name(self, paragraph: Paragraph, thing: Token) -> str:
        """The name that a word has or stands for; empty if it has none."""
        known = self._names.of(paragraph.index, thing.sent).get(thing.i)
        if known is not None:
            return known.words if known.acts and not known.plural and known.words[:1].isupper() else ""
        name = self._names.full(called(thing))
        return "" if thing.ent_type_ in ("GPE", "NORP", "DATE") else name


def _is_done(verb: Token) -> bool:
    """Whether a verb tells of something done or under way, or what somebody agreed to do."""
    agreed = verb.dep_ == "xcomp" and verb.tag_ == "VB" and in_class(verb.head.lemma_.lower(), "resolving")
    finite = verb.tag_ in (*PAST_TAGS, "VBZ", "VBP") or verb.dep_ == "ROOT"  # "Redline bid"
    return (finite or agreed) and not negated(verb)


def _thing(verb: Token, *, did: bool) -> Token:
    """Who did what a verb tells, or to whom it was done; the verb itself where that is not said."""
    passive = is_passive(verb)
    if did and passive:
        agents = (c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj")
        thing = next(agents, None)
    elif did:
        thing = doer(verb)
    else:
        roles = ("nsubjpass",) if passive else ("dobj",)
        thing = next((c for c in verb.children if c.dep_ in roles), None)
    return verb if thing is None else thing


def _recipient(verb: Token) -> Token:
    """To whom something was done: ``sold its mill to Blueline``; the verb itself where that is not said."""
    to = (c for prep in verb.children if prep.lower_ == "to" for c in prep.children if c.dep_ == "pobj")
    return next(to, verb)


def _is_bare(token: Token) -> bool:
    """Whether a noun is of one who has been told of, and nothing beside it says who."""
    lemma, tables = token.lemma_.lower(), person_words()
    team = in_class(lemma, "holders")
    if (token.tag_ != "NN" and not team) or token.dep_ not in (SUBJECTS if team else _ROLES):
        return False  # "knocked out the holders", who may be others
    if not (lemma in tables["doers"] or lemma in tables["undergoers"]):
        return False
    definite = any(c.lower_ == "the" for c in token.lefts)
    return definite and all(c.dep_ in _BESIDE or in_class(c.lower_, "holders.now") for c in token.children)
