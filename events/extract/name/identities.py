"""Identities: who somebody is whom a report tells of before or after it names him.

*A doctor who forged a will was jailed on Friday. Adrian Vell, 61, had denied fraud*: a report that opens with somebody
without a name says who he was in one of the next sentences, by name and age. *The suspect* and *the defendant* are the
only one whom a text says was arrested, charged or tried, and so is he whose trial it tells of without a name. These say
who took part; a title says both: *Former doctor Adrian Vell jailed*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.language.callings import Name, alone
from events.extract.language.grammar import SUBJECTS, governing_verb
from events.extract.language.parties import whole_name
from events.extract.language.people import is_person, person_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, passive
from events.extract.name.several import NUMBERS, summed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Span, Token
    from events.extract.name.naming import Names
    from events.extract.parse.nlp import Paragraph

__all__ = ["Identities"]

#: Among how many sentences somebody is described first and named then, and how far apart.
_OPENING, _APART = 5, 2
#: Longest words for somebody with his name, in code points.
_LONGEST = 45
_OF = frozenset(("of", "for", "against", "on", "over", "by", "into", "about"))
_AGE = re.compile("[1-9][0-9]?")


class Identities:
    """Those of a document who are told of without their names.

    Args:
        paragraphs: All of the document.
        names: What stands for its words otherwise.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], names: Names) -> None:
        """Find who is who."""
        self._names = names
        sentences = [(p.index, sentence) for p in paragraphs for sentence in p.sentences()]
        self._first: dict[tuple[int, int], Name] = dict(self._introduced(sentences[:_OPENING]))
        tried = dict.fromkeys(name for at, sentence in sentences for name in self._prosecuted(at, sentence))
        whole = [name for name in tried if not any(name != other and name in other.split() for other in tried)]
        self._defendant = whole[0] if len(whole) == 1 else ""

    def of(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """Whom the words of a sentence mean, by their index."""
        found = {t.i: self._first[paragraph, t.i] for t in sentence if (paragraph, t.i) in self._first}
        if self._defendant:
            found |= {token.i: Name(self._defendant) for token in sentence if _is_the_accused(token)}
        return found

    def titled(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """What a title says for those words of a sentence that mean one person, by their index."""
        out: dict[int, Name] = {}
        for token in sentence:
            who = self._first.get((paragraph, token.i))
            named = token.dep_ == "dobj" and token.head.lemma_ in ("identify", "name")  # "named a man as Karl Berg"
            if who is not None and not (who.plural or named) and _is_stranger(token):
                told = f"{alone(token)} {who.words}"
                said = len(told) <= _LONGEST and not in_class(alone(token), "whoever.unsaid")
                out[token.i] = Name(told if said else who.words)
            elif self._defendant and _is_the_accused(token) and in_class(token.lower_, "prosecuting.defendants"):
                out[token.i] = Name(self._defendant)
        return out

    def tried_in(self, candidate: Candidate) -> str:
        """Whose trial an event is, where it does not say so itself; empty if it is none or that is not known."""
        thing = candidate.token if not candidate.is_verb else doer(candidate.token)
        if thing is None or thing.pos_ != "NOUN" or not in_class(thing.lemma_.lower(), "prosecuting.nouns"):
            return ""
        own = any(c.dep_ == "poss" or c.lower_ in ("of", "another") for c in thing.children)
        verb = governing_verb(thing)  # "His wife was cleared after a trial"
        tried = doer(verb) if verb is not None and in_class(verb.lemma_.lower(), "prosecuting", "clearing") else None
        own = own or (tried is not None and tried.pos_ == "NOUN" and any(c.dep_ == "poss" for c in tried.lefts))
        return "" if own or _says_of_whom(thing) else self._defendant

    def _introduced(self, sentences: Sequence[tuple[int, Span]]) -> Iterator[tuple[tuple[int, int], Name]]:
        """Who is described at the opening of a report, by paragraph and index, and what he turns out to be called."""
        strangers: list[tuple[int, int, Token]] = []
        known: set[str] = set()
        for number, (at, sentence) in enumerate(sentences):
            people = [ent for ent in sentence.ents if ent.label_ == "PERSON"]
            aged = [ent for ent in people if len(ent) > 1 and _is_aged(ent) and ent.text not in known]
            near = [(p, token) for n, p, token in strangers if number - _APART <= n]
            single = [(p, token) for p, token in near if token.tag_ == "NN"]
            several = len(single) > 1
            single = [(p, token) for p, token in single if token.dep_ in SUBJECTS] if several else single
            same = len(aged) == len(single) == 1 and _is_spoken_to(aged[0].root)
            if same and _may_be(single[0][1], aged[0].root, several=several):
                yield (single[0][0], single[0][1].i), Name(self._names.full(whole_name(aged[0])))
            for whom, named in _identified(sentence, people):
                found = [self._names.full(whole_name(ent)) for ent in named]
                who = summed(found) if len(found) > 1 else Name(found[0])
                yield (at, whom.i), who
                held = [(p, token) for p, token in near if in_class(token.head.lemma_.lower(), "prosecuting")]
                held = held if _is_the_accused(whom) or len(found) > 1 else near
                held = [(p, token) for p, token in held if _how_many(token) == len(found)]
                yield from [((p, token.i), who) for p, token in held if len(held) == 1]
            known |= {ent.text for ent in people}
            strangers += [(number, at, token) for token in sentence if _is_stranger(token)]

    def _prosecuted(self, paragraph: int, sentence: Span) -> Iterator[str]:
        """Who is said to be arrested, charged or tried, of those who have a name."""
        meant: dict[int, Name] | None = None
        for token in sentence:
            if token.pos_ != "VERB" or not (in_class(token.lemma_.lower(), "prosecuting") or _is_found(token)):
                continue
            meant = self._names.of(paragraph, sentence) if meant is None else meant
            whom = doer(token) if passive(token) else next((c for c in token.rights if c.dep_ == "dobj"), None)
            if whom is None:
                continue
            if whom.i in meant:
                known = meant[whom.i]
                yield from [known.words] if known.acts and not known.plural and known.words[:1].isupper() else []
            yield from (self._names.full(whole_name(e)) for e in sentence.ents if _names_him(e.root, whom, e.label_))


def _identified(sentence: Span, people: Sequence[Span]) -> Iterator[tuple[Token, list[Span]]]:
    """Who is identified and as whom: ``The suspect, identified by prosecutors as Danilo Petrov,``, ``the pair``."""
    for verb in (t for t in sentence if t.pos_ == "VERB" and t.lemma_ in ("identify", "name")):
        whom = next((c for c in verb.rights if c.dep_ == "dobj"), None)  # "Police named him as Danilo Petrov"
        if verb.tag_ == "VBN" and whom is None:
            whom = verb.head if verb.dep_ == "acl" else doer(verb)
        under = {c.i for prep in verb.subtree if prep.lower_ == "as" and prep.i > verb.i for c in prep.subtree}
        named = [ent for ent in people if ent.root.i in under and ent.root.head.lower_ not in ("of", "from")]
        pair = whom is not None and (whom.tag_ == "NNS" or whom.lower_ in person_words()["summed_up"]["pair"])
        if whom is not None and named and pair == (len(named) > 1):
            yield whom, named


def _how_many(token: Token) -> int:
    """How many a noun that has not been told of speaks of; 1 without a number."""
    number = next((c.lower_ for c in token.lefts if c.dep_ == "nummod"), "one")
    return 1 if number == "one" else NUMBERS.get(number, 0)


def _names_him(name: Token, whom: Token, label: str) -> bool:
    """Whether a name is that of somebody, or stands beside the word for him."""
    return label == "PERSON" and (name.i == whom.i or (name.dep_ == "appos" and name.head.i == whom.i))


def _is_found(verb: Token) -> bool:
    """Whether somebody is found guilty or not."""
    return verb.lemma_ == "find" and any(c.lower_ == "guilty" for c in verb.children)


def _says_of_whom(trial: Token) -> bool:
    """Whether a trial has a name, or says of whom or what it is: ``a hearing on their claims``."""
    named = any(c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" for c in trial.children)
    return named or trial.tag_ == "NNS" or any(c.dep_ == "prep" and c.lower_ in _OF for c in trial.children)


def _is_aged(ent: Span) -> bool:
    """Whether a person's name is followed by his age: ``Adrian Vell, 61,``."""
    after = ent.doc[ent.end : ent.end + 3]
    return len(after) > 2 and after[0].text == after[2].text == "," and _AGE.fullmatch(after[1].text) is not None


def _is_spoken_to(name: Token) -> bool:
    """Whether a name is of whom a sentence is about, or of whom a court speaks to: ``told Robert Marsh, 44, that``."""
    verb = name.head
    told = verb.lemma_ == "tell" or in_class(verb.lemma_.lower(), "prosecuting")
    return name.dep_ in SUBJECTS or (told and name.dep_ in ("dobj", "dative"))


def _may_be(stranger: Token, name: Token, *, several: bool) -> bool:
    """Whether who is told of without a name may be who is named then; neither is the other's victim.

    Args:
        stranger: The noun for the one.
        name: The name.
        several: Whether others are told of without a name, so that only what the accused do is sure.
    """
    tried = in_class(stranger.head.lemma_.lower(), "prosecuting")
    told = name.dep_ not in SUBJECTS or in_class(name.head.lemma_.lower(), "prosecuting", "prosecuting.answers")
    if several:
        return tried and told
    harmed = [t.dep_ == "nsubjpass" or in_class(t.head.lemma_.lower(), "harming.undergone") for t in (stranger, name)]
    return not (harmed[1] and not told) if tried else not (harmed[0] and told)


def _is_stranger(token: Token) -> bool:
    """Whether a noun tells of somebody who has no name yet: ``a former treasurer who stole``, ``two men``."""
    if token.dep_ not in (*SUBJECTS, "dobj"):
        return False
    one = token.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children)
    many = token.tag_ == "NNS" and _how_many(token) > 1 and not any(c.dep_ in ("det", "poss") for c in token.lefts)
    if not (one or many) or not is_person(token):
        return False
    return not any(c.dep_ == "appos" or (c.ent_type_ == "PERSON" and c.text[:1].isupper()) for c in token.children)


def _is_the_accused(token: Token) -> bool:
    """Whether a word means the one who is accused."""
    told = token.tag_ in ("NN", "NNP", "VBN", "JJ") and in_class(token.lower_, "prosecuting.accused")
    beside = [c.lower_ for c in token.children if c.dep_ not in ("punct", "case", "relcl", "acl")]
    return told and (beside == ["the"] or (not beside and token.i == token.sent.start))
