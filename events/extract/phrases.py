"""Phrases: the words of a noun or a verb with what tells it from others, taken from a parse.

Temporal expressions, relative clauses and asides are left out; names in quotation marks and names with an article of
their own are kept whole; what a pronoun or a general noun stands for takes its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.extract.belonging import (
    ARGUMENTS,
    amounts,
    beyond_time,
    breaks_even,
    counts,
    counts_some,
    describes,
    happens_at,
    in_name,
    inside_name,
    is_aside,
    is_first_since,
    is_led,
    is_left_open,
    is_noun_after_all,
    is_time,
    is_title,
    is_verb_after_all,
    lost_object,
    names_it,
    names_them,
    object_is_head,
    said_in,
    shared_object,
    stands_in,
    states,
    tells_more,
    under_relative,
)
from events.extract.grammar import DETERMINERS, SUBJECTS, climb, has_subject, is_passive, modal, own_subject
from events.extract.pieces import hyphenated, hyphenated_before, is_hyphenated, join_words, own_article, quoted, score
from events.extract.predicates import frames, in_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.words import Token

__all__ = ["Phrase", "noun_phrase"]

_LEFT = (
    "compound",
    "amod",
    "nmod",
    "nummod",
    "poss",
    "quantmod",
    "npadvmod",
    "case",
    "punct",
    "advmod",
    "neg",
    "det",
    "predet",
)
_VAGUE = frozenset(("previously", "recently", "now", "then", "also", "already", "formerly", "currently", "reportedly"))
#: Words that make another preposition of the one after them: ``such as``, ``apart from``.
_BEFORE_PREPOSITIONS = frozenset(
    ("such", "apart", "aside", "rather", "instead", "according", "because", "due", "well", "much")
)
_NO_FEAST = re.compile(
    "(jan|feb|mar|apr|may|june?$|july?$|aug|sept?|oct|nov|dec)|(mon|tues|wednes|thurs|fri|satur|sun)day|[^a-z]"
    r"|(ad|a\.d\.|bc|b\.c\.|bce|ce)$"
)
_DECADE = re.compile("[1-9]0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties")
_OBJECTS = frozenset(("it", "them", "him", "her", "himself", "herself", "itself", "themselves"))
_MEASURED = ("PERCENT", "MONEY", "QUANTITY")
_LOOSE = ("prep", "appos", "cc", "conj")
#: Verbs that say nothing without what follows.
_LEAN = ("have", "be", "do", "get")


class Phrase:
    """Builds the words of a title from a parse.

    Args:
        skip: Indices of the tokens that never stand in a title: temporal expressions and their prepositions.
        depth: How many prepositional phrases may hang on one another (0: none).
        names: What stands for a word, by its index: for a pronoun or a general noun, what it means.
        tight: Whether to leave out for want of room what stands before a name (1), adjectives too (2).

    Attributes:
        droppable: Indices of the complements' first words that have been used, any of which could be left out.
    """

    def __init__(
        self, skip: frozenset[int], depth: int = 4, names: Mapping[int, str] | None = None, *, tight: int = 0
    ) -> None:
        """Keep what limits the phrase."""
        self.tight = tight
        self.skip = skip
        self.depth = depth
        self.names = dict(names or {})
        self.droppable: set[int] = set()

    def words(self, head: Token, depth: int | None = None) -> str:
        """:meth:`noun` as words."""
        return join_words(self.noun(head, depth), self.names)

    def noun(self, head: Token, depth: int | None = None) -> list[Token]:
        """A noun with what tells it from others: modifiers before it, prepositional phrases after it."""
        depth = self.depth if depth is None else depth
        if head.i in self.names:
            either = [c for c in head.lefts if c.dep_ == "preconj"]
            alike = [c for c in head.rights if c.dep_ == "conj" and head.pos_ in {"PRON", c.pos_}]
            joined = [t for c in alike for t in self._after(head, c, depth)]
            return [*either, head, *joined] if joined else [head]  # "he and the geologist Walter Pryce"
        if self.tight and (named := self._name_beside(head)) is not None:
            return self.noun(named, 0)
        loose = [c for c in head.lefts if (self.tight > 1 and describes(c)) or (self.tight and is_title(c))]
        kept = [c for c in head.lefts if self._keeps(c) and c not in loose]
        tokens = [t for child in kept for t in self._whole(child)]
        tokens += [*hyphenated(head), *own_article(head), *quoted(head)]
        for child in head.rights:
            if child.i not in self.skip:
                tokens += self._after(head, child, depth)
        beyond = beyond_time(head, self.skip)
        if beyond is not None and depth > 0:
            tokens += self.prep(beyond, depth - 1)
        return sorted(set(tokens), key=lambda t: t.i)

    def _name_beside(self, head: Token) -> Token | None:
        """The name that a common noun stands before: ``the Basel-based jeweller Marlow Inc.``."""
        if head.pos_ != "NOUN":
            return None
        return next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and names_it(head, c)), None)

    def _after(self, head: Token, child: Token, depth: int) -> list[Token]:  # noqa: PLR0911 - one return a construction
        """A noun's complements: prepositional phrases, an infinitive, conjuncts, a name in apposition."""
        if child.dep_ == "prep" and (depth > 0 or in_name(head, child)) and tells_more(head, child, self.skip):
            return self.prep(child, max(depth - 1, 0))
        if child.dep_ in ("acl", "relcl"):
            return self._in_clause(child, depth - 1) if depth > 0 else []
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM"):
            return self._joined(head, child, depth)
        if child.dep_ == "appos" and child.pos_ == "PROPN" and names_it(head, child):
            return self.noun(child, 0)  # "the cheese maker Lindgren", "the mayor, Daniel Crane,"
        if is_noun_after_all(child, self.skip):
            return [child]  # "trade fair", "cup final", "attorney general"
        if child.dep_ == "nummod" and head.pos_ == "PROPN" and head.doc[child.i + 1 : child.i + 2].text in ("-", "–"):
            return score(child)
        if child.dep_ == "npadvmod" and head.ent_type_ in _MEASURED:  # "98 cents a share"
            each = [c for c in child.lefts if c.lower_ in ("a", "an", "per")]
            return [*each, child] if each and child.i not in self.skip else []
        if child.dep_ in ("case", "compound", "nummod") or (child.dep_ == "punct" and child.text == "-"):
            return [child]
        return []

    def _in_clause(self, child: Token, depth: int) -> list[Token]:
        """What a clause after a noun tells of it: who leads it, where it took place, what it is to do."""
        if is_led(child):
            return self._led_by(child)
        if happens_at(child):
            return [t for c in child.rights if c.dep_ == "prep" for t in self.prep(c, depth)]
        return self.infinitive(child, depth) if child.dep_ == "acl" and child.tag_ == "VB" else []

    def _joined(self, head: Token, child: Token, depth: int) -> list[Token]:
        """What is joined to a noun; of agents (*signed by A and B*) it may be left out."""
        cc = [c for c in head.children if c.dep_ == "cc" and c.i < child.i][-1:]
        cc = [t for c in cc for t in (*(w for w in c.lefts if w.dep_ == "advmod"), c)]  # "as well as"
        if is_verb_after_all(head, child) or (not cc and names_them(head, child)):
            return []
        again = head.ent_type_ == child.ent_type_ == "MONEY"  # "$20 million, or 98 cents a share"
        if cc and (head.head.lower_ == "by" or (again and cc[0].lower_ == "or")):
            self.droppable.add(cc[0].i)
        if cc:
            return [] if cc[-1].i in self.skip else [*cc, *self.noun(child, depth)]
        if any(c.dep_ == "cc" for c in child.children):  # "A, B and C"
            return self._after_comma(child, depth)
        return []

    def _after_comma(self, child: Token, depth: int) -> list[Token]:
        """A conjunct without *and* before it, and its comma; nothing where a time stands between."""
        comma = [t for t in child.head.children if t.text == "," and t.i < child.i][-1:]
        return [*comma, *self.noun(child, depth)] if comma else []

    def _keeps(self, child: Token) -> bool:
        if child.dep_ not in _LEFT or child.tag_ == "WRB" or (child.i in self.skip and not self._is_feast(child)):
            return False
        if child.i in self.names:
            return True
        if child.tag_ == "PRP$" and _DECADE.fullmatch(child.head.lower_):
            return True  # "a man in his 30s"
        if (child.lower_ in DETERMINERS | _VAGUE and child.tag_ != "NNP") or child.tag_ == "WP$":
            return False
        if child.dep_ == "punct":
            return child.text in ("-", "/", "'", '"', "$", "#", "[", "]")
        return child.dep_ not in ("det", "predet") or child.lower_ in ("no", "several", "all", "both", "half")

    def _is_feast(self, child: Token) -> bool:
        """Whether a day's name says which of its kind a noun is: ``the Christmas market``."""
        named = child.dep_ == "compound" and child.tag_ == "NNP" and not _NO_FEAST.match(child.lower_)
        return named and child.head.i not in self.skip and child.n_lefts + child.n_rights == 0

    def _whole(self, child: Token) -> Iterator[Token]:
        if child.i in self.skip:
            yield child
            return
        if child.pos_ == "PRON" and child.dep_ == "compound":  # "she and the geologist Walter Pryce published"
            for other in (c for c in child.children if c.dep_ == "conj"):
                yield from self._whole(other)
            return
        if child.i in self.names:
            yield child
            yield from (c for c in child.children if c.dep_ == "case")
            return
        cut: set[int] = set()
        for token in child.subtree:
            if token.i in self.names and token.i != child.i:
                cut |= {t.i for t in token.subtree if t.i != token.i}
            inner = token.i != child.i and (
                token.dep_ in ("relcl", "advcl", "ccomp") or (child.dep_ == "poss" and token.dep_ in _LOOSE)
            )
            if inner:
                cut |= {t.i for t in token.subtree}
            if token.i in self.skip or token.i in cut or token.is_space:
                continue
            plain = token.lower_ not in DETERMINERS | _VAGUE or is_hyphenated(token)  # "over-the-counter"
            if token.i == child.i or token.i in self.names or plain:
                yield token

    def prep(self, prep: Token, depth: int) -> list[Token]:
        """A preposition with its noun phrase; nothing if it holds a temporal expression or no noun."""
        if prep.i in self.skip or (prep.i and prep.nbor(-1).lower_ in _BEFORE_PREPOSITIONS) or is_first_since(prep):
            return []
        if not (inside_name(prep) or counts(prep)):
            self.droppable.add(prep.i)
        for child in prep.children:
            told = child.pos_ != "PRON" or child.i in self.names
            if child.dep_ == "pobj" and child.i not in self.skip and told:
                words = [*self.noun(child, depth), *self._sum(child, depth)]
                empty = in_class(child.lower_, "empty") or is_time(child) or is_left_open(child)
                return [prep, *words] if words != [child] or not empty else []
            if child.dep_ == "pcomp" and child.tag_ == "VBG" and child.i not in self.skip and not has_subject(child):
                rest = self.complements(child, depth)  # "on suspicion of stealing lead"
                return [prep, child, *rest] if rest or not lost_object(child) else []
            if child.dep_ == "prep" and child.i not in self.skip:
                inner = self.prep(child, depth)
                if inner:
                    return [prep, *inner]
        return []

    def _counted(self, of: Token, depth: int) -> list[Token]:
        """The noun that an expression of time measures."""
        return [t for c in of.children if c.dep_ == "pobj" and c.i not in self.skip for t in self.noun(c, depth)]

    def _sum(self, code: Token, depth: int) -> list[Token]:
        """The number after the code of a currency, which the parser takes for another noun: ``DKK 412 million``."""
        number = next((c for c in code.head.children if c.dep_ == "pobj" and c.i > code.i), None)
        return (
            []
            if number is None or number.left_edge.i != code.i + 1 or not number.like_num
            else self.noun(number, depth)
        )

    def infinitive(self, verb: Token, depth: int) -> list[Token]:
        """``to host peace talks``, ``to be razed``."""
        to = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
        first = next((c for c in to if c.dep_ != "neg"), None)  # "not to finance"
        if first is None or first.tag_ != "TO" or to[0].i in self.skip:
            return []
        self.droppable.add(to[0].i)
        rest = self.complements(verb, depth)
        if verb.dep_ != "xcomp" and all(t.dep_ == "prt" for t in rest) and lost_object(verb):
            return []  # "to determine (whether it was used)"
        return [] if not rest and verb.lemma_ in _LEAN else [*to, *hyphenated_before(verb), *rest]

    def complements(self, verb: Token, depth: int | None = None) -> list[Token]:
        """What stands after the verb: particle, objects, infinitive, prepositional phrases."""
        depth = self.depth if depth is None else depth
        tokens: list[Token] = []
        if object_is_head(verb):
            tokens += self.noun(verb.head, 1)
        shared = shared_object(verb)
        if shared is not None and shared.i not in self.skip:
            tokens += self.noun(shared, depth)
        for child in verb.rights:
            if child.dep_ == "dobj" and child.pos_ == "PRON" and any(t.dep_ == "dobj" for t in tokens):
                continue  # "retakes the city and fines it 600 talents"
            if child.i in self.skip and child.dep_ in ("dobj", "npadvmod") and verb.lemma_ == "spend":
                tokens += [*(c for c in child.lefts if c.dep_ == "nummod"), child]  # "spent last week in Geneva"
            elif child.i in self.skip and child.dep_ == "dobj":  # "ended three days of talks"
                tokens += [t for c in child.children if c.lower_ == "of" for t in self._counted(c, depth)]
            if child.dep_ == "npadvmod" and counts_some(child):
                break  # "427 were caught, 133 of them after a call"
            if child.i not in self.skip and not is_aside(child, after=bool(tokens)):
                tokens += self._complement(child, depth)
        tokens += self._said(verb, depth, after=bool(tokens))
        tokens += [even] if (even := breaks_even(verb)) is not None and even.i not in self.skip else []
        tokens += [t for prep in amounts(verb, self.skip) if prep not in tokens for t in self.prep(prep, 0)]
        tokens = sorted(set(tokens), key=lambda t: t.i)
        while tokens and tokens[-1].dep_ == "prep" and tokens[-1].n_rights:
            tokens.pop()
        return [*tokens, *self._under_relative(verb)]

    def _under_relative(self, verb: Token) -> list[Token]:
        """``with the envoy``, of *the envoy, with whom the king met*."""
        prep = under_relative(verb)
        if prep is None:
            return []
        whom = prep.nbor(-2) if prep.nbor(-1).text == "," else prep.nbor(-1)
        return [prep, *self.noun(whom, 0)] if whom.pos_ in ("NOUN", "PROPN") else []

    def _said(self, verb: Token, depth: int, *, after: bool) -> list[Token]:
        """What was said, where it stands before its verb or in a letter: ``The mill will close, it announced``."""
        if depth == 0 or not in_class(verb.lemma_.lower(), "statement"):
            return []
        clauses = [] if after else [c for c in verb.lefts if c.dep_ == "ccomp"]
        return [t for c in (*clauses, *said_in(verb)) for t in self.content(c, depth - 1)]

    def _complement(self, child: Token, depth: int) -> list[Token]:  # noqa: PLR0911 - one return a role
        role = child.dep_
        if (
            role == "advmod"
            and (child.pos_ == "ADJ" or in_class(child.lower_, "resultative"))
            and child.i == child.head.i + 1
            and child.n_lefts + child.n_rights == 0
        ):
            return [child]  # "fell ill"
        whither = role in ("advmod", "prep") and child.n_rights == 0 and in_class(child.lower_, "directions")
        beside = child.doc[child.i + 1 : child.i + 2]
        whither = whither and not (child.lower_ in _BEFORE_PREPOSITIONS and beside and beside[0].pos_ == "ADP")
        resulting = role == "advmod" and in_class(child.lower_, "resultative")
        if child.n_rights and (role == "prt" or resulting or (role == "oprd" and child.pos_ == "ADJ")):
            return self._led(child, depth)
        left = role == "prep" and child.n_rights == 0 and child.i == child.head.i + 1 and is_passive(child.head)
        bare = (
            whither
            or left
            or role in ("prt", "neg")
            or (role == "oprd" and child.pos_ == "ADJ")
            or child.lower_ == "live"
            or (child.lower_ == "so" and child.head.lemma_ == "do")
        )
        if bare or (role == "dobj" and child.lower_ in _OBJECTS):
            return [*(c for c in child.lefts if c.dep_ == "neg"), child]  # "found not guilty"
        counted = child.pos_ == "PRON" and any(c.lower_ == "of" for c in child.children)  # "some of its shares"
        counted = counted or child.tag_ == "NN"  # "everyone"
        if role in ("dobj", "dative", "oprd", "attr") and (counted or child.pos_ not in ("PRON", "ADP")):
            return self.noun(child, depth)
        if role == "advmod" and child.pos_ == "PROPN":
            return self.noun(child, 0)
        if role == "npadvmod" and child.pos_ == "PROPN":  # "beat Rovers 2-1"
            return self.noun(child, 0)
        if role == "npadvmod" and child.ent_type_ in _MEASURED:
            per = [t for c in child.rights if c.lower_ == "per" for t in c.subtree]  # "rose 23 per cent"
            return [*self.noun(child, 0), *per]
        if role in ("npadvmod", "nummod", "dobj") and (result := score(child)):
            return result
        facing = child.lower_ == "before" and "before" in frames().get(child.head.lemma_.lower(), ())
        if role in ("prep", "agent", "dative") and depth > 0 and (facing or child.lower_ in ARGUMENTS):
            return self.prep(child, depth - 1)
        return self._clausal(child, depth)

    def _led(self, child: Token, depth: int) -> list[Token]:
        """A particle or adverb with the noun under it: ``voted down a bill``, ``pleaded guilty to theft``."""
        told = [t for c in child.rights if c.dep_ == "pobj" for t in self.noun(c, depth)]
        told += [t for c in child.rights if c.dep_ == "prep" for t in self.prep(c, depth)]
        led = [*(c for c in child.lefts if c.dep_ == "neg"), child]
        return [*led, *told] if told or child.dep_ in ("prt", "oprd") else []

    def _clausal(self, child: Token, depth: int) -> list[Token]:
        """A complement that is a clause: an adjective with its infinitive, a participle, an infinitive, a report."""
        role = child.dep_
        if role == "acomp":
            led = [t for c in child.rights if c.dep_ == "xcomp" for t in self.infinitive(c, depth - 1)]
            return [*(c for c in child.lefts if c.dep_ == "neg"), child, *led]
        called = [
            c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "for"
        ]  # "calls for the law to be repealed"
        called = called if in_class(child.head.lemma_.lower(), "calling") else []
        if (role in ("xcomp", "ccomp") or (called and role == "advcl")) and any(c.tag_ == "TO" for c in child.children):
            own = [t for c in child.children if c.dep_ in SUBJECTS for t in self.noun(c, 0)]
            return [*called, *own, *self.infinitive(child, depth)]
        bare = child.tag_ == "VBG" or (child.tag_ == "VB" and modal(child) is None)
        bare = bare or (child.tag_ == "VBN" and child.head.lemma_ == "find")  # "was found abandoned"
        if role in ("xcomp", "ccomp") and bare and depth > 0 and not has_subject(child):
            self.droppable.add(child.i)  # "began raising its stake", "helped end the war"
            return [child, *self.complements(child, depth - 1)]
        if role in ("xcomp", "advcl") and child.tag_ not in ("VBG", "VBN", "VBD") and not has_subject(child):
            return self.infinitive(child, depth)
        return self.content(child, depth - 1) if role == "ccomp" and depth > 0 else []

    def content(self, verb: Token, depth: int) -> list[Token]:
        """What a clause reports, in its own words: ``it has settled a dispute``."""
        thing = next((c for c in verb.children if c.dep_ in (*SUBJECTS, "expl")), None)
        if thing is None or thing.left_edge.i in self.skip or not states(verb, thing):
            return []
        if thing.pos_ == "PRON" and self._is_speaker(verb, thing):
            self.names.pop(thing.i, None)  # whom it means has just been named
        words = [thing] if thing.pos_ == "PRON" else self.noun(thing, min(depth, 1))
        if stands_in(verb):
            return []  # "vowed he would do on his first day"
        self.droppable.add(thing.left_edge.i)
        words += [c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg") and c.i not in self.skip]
        return [*words, verb, *self.complements(verb, depth), *self.only_if(verb)]

    def _is_speaker(self, verb: Token, thing: Token) -> bool:
        """Whether the pronoun of a clause means who reports it, or nobody knows whom."""
        meant = self.names.get(thing.i)
        above = next((head for head in climb(verb) if head.pos_ in ("VERB", "AUX")), None)
        speaker = None if above is None else own_subject(above)
        if meant is None or speaker is None:
            return True
        if thing.lower_ in ("it", "they") and speaker.pos_ == "PROPN" and speaker.ent_type_ != "PERSON":
            return True
        called = (self.names.get(speaker.i, ""), join_words(Phrase(self.skip).noun(speaker, 0)))
        return any(words and (words in meant or meant in words) for words in called)

    def only_if(self, verb: Token) -> list[Token]:
        """``only if Norway withdraws``: without it a clause with a modal says more than was said."""
        for clause in verb.rights if modal(verb) else ():
            mark = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ in ("if", "unless")), None)
            if clause.dep_ != "advcl" or mark is None:
                continue
            only = [t for t in (mark.nbor(-1),) if t.lower_ == "only"]
            own = [t for c in clause.lefts if c.dep_ in SUBJECTS for t in self.noun(c, 0)]
            group = [c for c in clause.lefts if c.dep_ in ("aux", "auxpass", "neg")]
            if not only and mark.lower_ == "if":
                self.droppable.add(mark.i)
            return [*only, mark, *own, *group, clause, *self.complements(clause, 1)]
        return []

    def _led_by(self, verb: Token) -> list[Token]:
        """Who leads a group: ``investors led by Arlex``."""
        agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
        thing = None if agent is None else next((c for c in agent.rights if c.dep_ == "pobj"), None)
        if agent is None or thing is None or thing.pos_ not in ("NOUN", "PROPN"):
            return []
        self.droppable.add(verb.i)
        return [verb, agent, *(t for t in self.noun(thing, 0) if t.i <= thing.i)]


def noun_phrase(head: Token, skip: frozenset[int], depth: int = 2) -> str:
    """A noun phrase as words."""
    return join_words(Phrase(skip, depth).noun(head))
