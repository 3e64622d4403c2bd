"""Deeds: what a verb told, of which a noun speaks again: *a mill was sold … the sale of the mill*.

A noun that points back and says nothing else takes what the verb before it was done to, or who did it where it was done
to nothing. Only where the last sentences have one verb of which it can speak, by derivation or as
``rules/retellings.toml`` has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.date.coreference import makes_deed
from events.extract.language.callings import alike, called
from events.extract.language.grammar import PAST_TAGS, SUBJECTS, is_passive, negated, own_subject
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import join_words
from events.extract.language.predicates import in_class, noun_again
from events.extract.name.naming import Name

if TYPE_CHECKING:
    from events.extract.language.words import Token
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Paragraph, Read

__all__ = ["Deeds"]

#: How many sentences back a deed may have been told.
_FAR, _FAR_DEAL = 3, 6
#: Longest phrase that stands for one word, in code points.
_LONGEST = 60
_PREPOSITIONS = ("by", "on", "for", "against", "to")
_ITS_THING = ("dobj", "nsubjpass")


def _is_before(told: tuple[int, Paragraph, Token], number: int, token: Token) -> bool:
    """Whether a verb was told before a noun, of one sentence in a clause that is no part of the noun's."""
    at, _, verb = told
    return at < number or (verb.i < token.i and not verb.is_ancestor(token))


def _is_agreed(verb: Token) -> bool:
    """Whether a verb is what somebody agreed to do: ``agreed to buy Blueline``."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and in_class(verb.head.lemma_.lower(), "resolving")


class Deeds:
    """The verbs of a document, for the nouns that speak again of what they told.

    Args:
        read: Of the document.
        names: Of its words.
    """

    def __init__(self, read: Read, names: Names) -> None:
        """Collect the verbs."""
        self._skip, self._names = read.skip, names
        self._verbs: list[tuple[int, Paragraph, Token]] = []
        for paragraph in read.paragraphs:
            for token in paragraph.doc:
                tells = token.pos_ == "VERB" and (token.tag_ in PAST_TAGS or token.dep_ == "ROOT" or _is_agreed(token))
                if tells and paragraph.place(token) - 1 in read.telling and not negated(token):
                    self._verbs.append((paragraph.place(token), paragraph, token))

    def of(self, token: Token, number: int) -> Name | None:
        """What a noun speaks of again, in its sentence's words before it; None where that is not one thing.

        Args:
            token: The noun.
            number: Of its sentence.
        """
        lemma, entry = token.lemma_.lower(), noun(token.lemma_.lower())
        if lemma == "deal":
            return self._deal(lemma, number, token)
        by = in_class(lemma, "nominal.by")
        if in_class(lemma, "generic.vague"):
            return None  # no "transaction of Blueline"
        if token.tag_ != "NN" or entry is None or not (by or (entry.event_share >= EVENTIVE and entry.top != "time")):
            return None
        near = [told for told in self._verbs if number - _FAR <= told[0] <= number and _is_before(told, number, token)]
        near = [told for told in near if not makes_deed(told[2])]
        same = [told for told in near if told[2].lemma_.lower() == entry.verb]
        if not same and (entry.verb is not None or not in_class(lemma, "generic")):
            same = [told for told in near if noun_again(lemma, told[2].lemma_.lower())]
        phrases = {self._phrase(lemma, paragraph, verb, by=by, root=entry.verb) for _, paragraph, verb in same}
        words = phrases.pop() if len(phrases) == 1 else ""
        return Name(words, acts=False) if words and len(words) <= _LONGEST else None

    def _deal(self, lemma: str, number: int, token: Token) -> Name | None:
        """Which deal is meant, by what was bought: ``Blueline deal``; None where the last told of is another."""
        near = [
            told for told in self._verbs if number - _FAR_DEAL <= told[0] <= number and _is_before(told, number, token)
        ]
        bought = [told for told in near if noun_again("acquisition", told[2].lemma_.lower())]
        agreed = {verb.head.i for _, _, verb in bought}
        others = [verb for _, _, verb in near if noun_again("deal", verb.lemma_.lower()) and verb.i not in agreed]
        things = {self._bought(paragraph, verb) for _, paragraph, verb in bought}
        name = "" if others else max(things, key=len, default="")
        name = name if all(thing and alike(thing, name) for thing in things) else ""  # "Blueline", of Blueline Foods
        return Name(f"{name} {lemma}", acts=False) if name else None

    def _bought(self, paragraph: Paragraph, verb: Token) -> str:
        """The name of what was bought; empty where it has none."""
        thing = next((c for c in verb.children if c.dep_ in _ITS_THING), None)
        if thing is None:
            return ""
        named = self._names.of(paragraph.index, thing.sent).get(thing.i)
        return named.words if named is not None and named.acts else called(thing)

    def _phrase(self, lemma: str, paragraph: Paragraph, verb: Token, *, by: bool, root: str | None) -> str:
        """A noun with what its verb was done to, or who did it; empty where the text does not say."""
        things = [c for c in verb.children if c.dep_ in _ITS_THING]
        thing = things[0] if things else verb.head if verb.dep_ == "acl" and is_passive(verb) else None
        preposition = next((word for word in _PREPOSITIONS if in_class(lemma, f"nominal.{word}")), "of")
        if by:
            thing = None if is_passive(verb) else own_subject(verb)
        elif thing is None:
            told = any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in verb.children)
            thing = own_subject(verb) if verb.lemma_.lower() == root and not told else None
            preposition = "of"
        words = self._words(paragraph, thing) if thing is not None else ""
        return f"{lemma} {preposition} {words}" if words else ""

    def _words(self, paragraph: Paragraph, thing: Token) -> str:
        skip = self._skip[paragraph.index]
        names = self._names.of(paragraph.index, thing.sent)
        if thing.i in skip or (thing.pos_ not in ("NOUN", "PROPN") and thing.i not in names):
            return ""
        if thing.dep_ in SUBJECTS and thing.tag_ in ("WDT", "WP"):
            return ""
        known = {at: name.words for at, name in names.items()}
        return join_words(Phrase(skip, 1, known).noun(thing), known, inside=True)
