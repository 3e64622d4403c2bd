"""Noun phrases of a title: a noun with what tells it from others, taken from a parse.

Temporal expressions, relative clauses and asides are left out; names in quotation marks and names with an article of
their own are kept whole; what a pronoun or a general noun stands for takes its place.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from events.extract.language.belonging import (
    absolute,
    describes,
    happens_at,
    in_name,
    inside_name,
    is_felt,
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
    of_land,
    tells_more,
)
from events.extract.language.compass import COMPASS
from events.extract.language.grammar import SUBJECTS, has_subject, own_subject, ranked_above
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.people import settled_name
from events.extract.language.pieces import hyphenated, is_hyphenated, join_words, opens_rest, own_article, quoted, score
from events.extract.language.predicates import in_class
from events.extract.language.quantities import (
    beyond_clause,
    beyond_time,
    counts,
    is_counted_out,
    is_hour,
    is_of_more,
    is_of_time,
    leads_to_noun,
    some_of,
    stands_alone,
    summed,
    summing,
)
from events.extract.language.subclauses import asks, is_counted, is_small_clause, says_which

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.language.words import Token

__all__ = ["BEFORE_PREPOSITIONS", "LIKENING", "TIGHTEST", "NounPhrases"]

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
#: Words that make another preposition of the one after them: ``such as``, ``apart from``.
BEFORE_PREPOSITIONS = frozenset(
    ("such", "apart", "aside", "rather", "instead", "according", "because", "due", "well", "much")
)
_PAST = frozenset(("formerly", "previously", "originally", "lately", "late", "once", "then"))
_NO_FEAST = re.compile(
    "(jan|feb|mar|apr|may|june?$|july?$|aug|sept?|oct|nov|dec)|(mon|tues|wednes|thurs|fri|satur|sun)day|[^a-z]"
    r"|(ad|a\.d\.|bc|b\.c\.|bce|ce)$"
)
_DECADE = re.compile("[1-9]0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties")
#: How tight a phrase is that loses adjectives which only say what a thing is like, and one that loses any.
LIKENING, TIGHTEST = 2, 3
#: Units of a sum, where the parser does not hang them on it.
_UNITS = frozenset(("m", "mn", "bn", "million", "billion", "trillion"))
#: Prepositions before those of whom some may be left out, rather than all: *orders from Arlex and Corvin*.
_PARTNERS = frozenset(("by", "for", "from", "to", "with"))
#: Nouns of complex prepositions that say something without the noun after their *of*, under one of these.
_TELLING = frozenset((("off", "course"), ("into", "effect"), ("under", "way")))
#: Pronouns under a preposition that are no one's: *came to nothing*.
_NOTHING = frozenset(("nothing", "naught", "nought"))
_LOOSE = ("prep", "appos", "cc", "conj")


class NounPhrases(ABC):
    """Builds the words of a title from a parse.

    Args:
        skip: Indices of the tokens that never stand in a title: temporal expressions and their prepositions.
        depth: How many prepositional phrases may hang on one another (0: none).
        names: What stands for a word, by its index: for a pronoun or a general noun, what it means.
        tight: Whether to leave out for want of room what stands before a name (1), adjectives that only say what a
            thing is like (2), other adjectives (3).
        told: The verb or noun that the title is of, if relative clauses that do not tell it may say which a noun is.
        due: Whether what is told in the present is yet to come.

    Attributes:
        own: The verb of the title, which tells nothing of its subject beside it.
        recalled: The indices of words that another clause told, and of the verbs that they stand behind.
        droppable: Indices of the complements' first words that have been used, any of which could be left out.
        left_which: Whether a relative clause that says which a noun is was left out, since no ``told`` was given.
    """

    def __init__(
        self,
        skip: frozenset[int],
        depth: int = 4,
        names: Mapping[int, str] | None = None,
        *,
        tight: int = 0,
        told: Token | None = None,
        due: bool = False,
    ) -> None:
        """Keep what limits the phrase."""
        self.tight, self.told, self.due = tight, told, due
        self.skip = skip
        self.depth = depth
        self.names = dict(names or {})
        self.droppable: set[int] = set()
        self.recalled: dict[int, int] = {}
        self.own: Token | None = None
        self.left_which = False

    def words(self, head: Token, depth: int | None = None) -> str:
        """:meth:`noun` as words."""
        return join_words(self.noun(head, depth), self.names)

    def noun(self, head: Token, depth: int | None = None) -> list[Token]:
        """A noun with what tells it from others: modifiers before it, prepositional phrases after it."""
        depth, head = self.depth if depth is None else depth, summed(head)
        if head.lower_ == "those":  # "those angered by the verdict"
            told = [t for t in head.subtree if t.tag_ != "DT" or t.i == head.i]
            who = [t for t in told[1:] if t.pos_ == "PRON" and t.tag_ != "WP"]  # "those who had fled"
            return [] if who or any(t.i in self.skip for t in told[1:]) else told
        if head.i in self.names:
            either = [c for c in head.lefts if c.dep_ == "preconj"]
            joined = [t for c in head.rights if c.dep_ == "conj" for t in self._after(head, c, depth)]
            return [*either, head, *joined] if joined else [head]  # "he and the geologist Walter Pryce"
        if self.tight and (named := self._name_beside(head)) is not None:
            return self.noun(named, 0)
        if self.tight and (what := self._worth(head)) is not None:
            return self.noun(what, depth)
        kept = [c for c in head.lefts if self._keeps(c)]
        if self.tight:
            kept = [c for c in kept if not (is_title(c) or self._is_spared(c))]
        tokens = [t for child in kept for t in self._whole(child)]
        tokens += [*hyphenated(head), *own_article(head), *quoted(head)]
        for child in head.rights:
            if child.i not in self.skip:
                tokens += self._after(head, child, depth)
        if head.tag_ == "JJS" or any(c.tag_ == "JJS" or c.lower_ == "first" for c in head.lefts):
            tokens += self._since(head)
        beyond = beyond_time(head, self.skip) or beyond_clause(head)
        if beyond is not None and depth > 0:
            tokens += self.prep(beyond, depth - 1)
        return sorted(set(tokens), key=lambda t: t.i) if len(tokens) > 1 else tokens

    def _since(self, head: Token) -> list[Token]:
        """Since when something is the greatest: ``its lowest level since 1985``, ``the worst fire in 40 years``."""
        prep = next((t for t in head.doc[head.i + 1 : head.i + 2] if t.i in self.skip), None)
        times = [] if prep is None else [c for c in prep.rights if c.dep_ == "pobj"]
        long = any(c.tag_ in ("NNS", "NN") for c in times)  # "in 40 years", but "in 1985"
        if prep is None or not times or not (prep.lower_ == "since" or (prep.lower_ in ("in", "for") and long)):
            return []
        self.droppable.add(prep.i)
        return [prep, *(t for c in times for t in c.subtree)]

    def _name_beside(self, head: Token) -> Token | None:
        """The name that a common noun stands before: ``the Basel-based jeweller Marlow Inc.``, ``the town of Tarn``."""
        if head.pos_ != "NOUN":
            return None
        if (place := settled_name(head)) is not None:
            return place
        return next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and names_it(head, c)), None)

    def _worth(self, head: Token) -> Token | None:
        """What is bought for a price that there is no room for: ``£900 worth of Arlex vases``."""
        of = [c for c in head.rights if c.lower_ == "of" and c.i not in self.skip] if head.lower_ == "worth" else []
        return next((c for prep in of for c in prep.rights if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)

    def _name_after(self, head: Token, name: Token) -> list[Token]:
        """The name of a common noun, after it: ``the cheese maker Lindgren``, ``the mayor, Daniel Crane,``."""
        if name.pos_ == "PROPN" and names_it(head, name):
            called = [c for c in name.lefts if c.lower_ == "the" and c.ent_iob_ == "I"]  # "Otto the Lame"
            return [*called, *self.noun(name, 0)]
        if name.pos_ == "NOUN" and name.nbor(-1).text == '"':
            return quoted(name)  # 'the film "Salt"'
        one = next((c for c in name.rights if c.dep_ == "appos" and c.left_edge.i == name.i + 1), None)
        return self.noun(one, 0) if one and one.ent_type_ == "PERSON" else []  # "the envoy, the writer Ada Lind"

    def _after(self, head: Token, child: Token, depth: int) -> list[Token]:  # noqa: C901, PLR0911 - one return a construction
        """A noun's complements: prepositional phrases, an infinitive, conjuncts, a name in apposition."""
        if child.dep_ == "prep" and (depth > 0 or in_name(head, child)) and tells_more(head, child, self.skip):
            return self.prep(child, max(depth - 1, 0))
        if lands := of_land(head, child):
            return lands
        if child.dep_ in ("acl", "relcl") or (child.dep_ == "xcomp" and child.tag_ == "VB"):
            return self._in_clause(child, max(depth - 1, 0)) if depth > 0 or is_counted(child) else []
        if child.dep_ == "conj" and (child.pos_ in ("NOUN", "PROPN", "NUM") or child.lower_ in COMPASS):
            return self._joined(head, child, depth)
        if child.dep_ == "appos" and (name := self._name_after(head, child)):
            return name
        if is_noun_after_all(child, self.skip):
            return [child]  # "trade fair", "cup final", "attorney general"
        if child.dep_ == "nummod" and head.pos_ == "PROPN" and head.doc[child.i + 1 : child.i + 2].text in ("-", "–"):
            return score(child)
        if child.dep_ == "npadvmod" and child.i not in self.skip and is_counted_out(head):  # "40 pence a jar"
            each = [c for c in child.lefts if c.lower_ in ("a", "an", "per")]
            return [*each, child] if each else []
        if child.i == head.i + 1 and child.lower_ in ("back", "home") and depth > 0:  # "on his way back from Arlen"
            return [child, *(t for c in child.rights if c.dep_ == "prep" for t in self.prep(c, depth - 1))]
        if child.dep_ in ("case", "compound", "nummod") or (child.dep_ == "punct" and child.text == "-"):
            return [*(c for c in child.lefts if child.ent_type_ == "MONEY"), child]  # "a record £20 million"
        return self._priced(child)

    def _priced(self, worth: Token) -> list[Token]:
        """What a thing is worth, behind it: ``an order worth $7 billion``."""
        price = next((c for c in worth.rights if c.ent_type_ == "MONEY"), None) if worth.lower_ == "worth" else None
        if price is None or price.i in self.skip:
            return []
        self.droppable.add(worth.i)
        unit = [t for t in price.doc[price.i + 1 : price.i + 2] if t.lower_ in _UNITS]
        return [worth, *self.noun(price, 0), *unit]

    def _in_clause(self, child: Token, depth: int) -> list[Token]:
        """What a clause after a noun tells of it: who leads it, where it took place, what it is to do."""
        if is_led(child):
            return self._led_by(child)
        if child.dep_ == "acl" and (mark := next((c for c in child.lefts if c.dep_ == "mark"), None)) is not None:
            beside = mark.lower_ == "that" and mark.nbor(-1).is_alpha
            said = self.content(child, depth) if beside else []
            return [mark, *said] if said else []  # "reports that the dam had cracked"
        if happens_at(child):
            return [t for c in child.rights if c.dep_ == "prep" for t in self.prep(c, depth)]
        if (is_small_clause(child) or is_counted(child)) and child is not self.own:
            return [child, *self.complements(child, max(depth, 1) if is_counted(child) else depth)]
        if says_which(child.head, child):
            self.left_which |= self.told is None
            if self.told is not None and not child.is_ancestor(self.told):
                return self._which(child, depth)
        apart = any(t.text == "," for t in child.doc[child.head.i : child.i])  # "Mara, one of the worst to hit it,"
        first = child.tag_ == "VBN" and ranked_above(child) is not None  # "the first to be awarded the medal"
        infinitive = (child.tag_ == "VB" or first) and child is not self.own and not (has_subject(child) or apart)
        return self.infinitive(child, depth) if infinitive else []

    def _which(self, clause: Token, depth: int) -> list[Token]:
        """A relative clause in its own words: ``who stole a car``; nothing if it has words that a title leaves out."""
        rest = self.complements(clause, depth)
        group = [c for c in clause.lefts if c.dep_ in (*SUBJECTS, "aux", "auxpass", "neg")]
        told = sorted({*group, clause, *rest}, key=lambda t: t.i)
        unknown = any(t.pos_ == "PRON" and t not in group and t.i not in self.names for t in clause.subtree)
        end = told[-1].i if clause.tag_ in ("VBZ", "VBP") else clause.right_edge.i
        timed = any(t.i in self.skip for t in clause.subtree if t.i <= end)
        timed = timed or any(t.i not in self.skip for t in clause.subtree if t.i > end)  # "that lowers taxes on Monday"
        whole = rest and not (unknown or timed)
        whole = whole and told[-1].pos_ != "VERB"  # "sent to free wounded soldiers", where these are no object
        return told if whole and self.told not in (clause, clause.head) else []

    def _joined(self, head: Token, child: Token, depth: int) -> list[Token]:
        """What is joined to a noun; of agents (*signed by A and B*) it may be left out."""
        cc = [c for c in head.children if c.dep_ == "cc" and c.i < child.i][-1:]
        cc = [t for c in cc for t in (*(w for w in c.lefts if w.dep_ == "advmod"), c)]  # "as well as"
        aside = head.pos_ == "PROPN" and child.pos_ == "NOUN" and cc and cc[0].nbor(-1).text == ","
        aside = aside and head.head.lower_ != "between"  # "between the crown, and the burghers of Golo"
        land = child.ent_type_ == "GPE" and head.pos_ == "NOUN"  # "arrests of monks in Chad and Mali"
        wanted = any(c.dep_ == "acl" and c.tag_ == "VB" for c in child.rights)  # "the war and the need to feed all"
        apart = (land or wanted) and (entry := noun(head.lemma_.lower())) is not None and entry.event_share >= EVENTIVE
        past = (own := self.own) is not None and own.dep_ == "acl" and own.head is head and own.i < child.i
        if past or aside or apart or is_verb_after_all(head, child) or (not cc and names_them(head, child)):
            return []  # "Ada Lund, 71, and the keeper of the keys, was …"
        again = head.ent_type_ == child.ent_type_ == "MONEY"  # "£30, or 40 pence a jar"
        sum_ = head.ent_type_ == "MONEY" and head.dep_ == "dobj"
        some = head.head.lower_ in _PARTNERS or (sum_ and cc and cc[0].lower_ == "and")
        if cc and (some or (again and cc[0].lower_ == "or")):
            self.droppable.add(cc[0].i)
        if cc:
            more = max(depth, 1) if child.tag_ == "CD" else depth  # "three counts of fraud and one of theft"
            return [] if cc[-1].i in self.skip else [*cc, *self.noun(child, more)]
        return self._after_comma(child, depth) if opens_rest(child) else []  # "A, B and C"

    def _after_comma(self, child: Token, depth: int) -> list[Token]:
        """A conjunct without *and* before it, and its comma; nothing where a time stands between.

        All but the first may be left out of what somebody gets, and of a long list.
        """
        comma = [t for t in child.head.children if t.text == "," and t.i < child.i][-1:]
        if not comma or comma[0].i in self.skip:
            return []
        last_but_one = any(c.dep_ == "cc" for c in child.children)  # of more than three: not the second
        if child.head.dep_ == "dobj" or (child.head.dep_ in (*SUBJECTS, "pobj") and not last_but_one):
            self.droppable.add(comma[0].i)
        return [*comma, *self.noun(child, depth)]

    def _keeps(self, child: Token) -> bool:
        if child.dep_ not in _LEFT or child.tag_ == "WRB" or (child.i in self.skip and not self._is_feast(child)):
            return False
        his = child.tag_ == "PRP$" and (child.doc[child.i - 1].lower_ == "half" or _DECADE.fullmatch(child.head.lower_))
        if child.i in self.names or his or is_of_more(child):
            return True  # "a man in his 30s", "half its people", "a further 200 jobs"
        if (leads_to_noun(child) and child.tag_ != "NNP") or child.tag_ == "WP$":
            return False
        if child.lower_ == "one" and child.head.ent_type_ == "PERSON" and child.head.pos_ == "PROPN":
            return False  # "one Jan Holub, a cooper"
        if child.dep_ == "punct":
            return child.text in ("-", "/", "'", '"', "$", "#", "[", "]")
        lone = child.lower_ == "both" and any(c.dep_ == "cc" and c.i in self.skip for c in child.head.rights)
        counts = child.lower_ in ("no", "several", "all", "both", "half", "each", "every") and not lone
        return child.dep_ not in ("det", "predet") or counts

    def _is_spared(self, child: Token) -> bool:
        """Whether an adjective is left out for want of room."""
        return self.tight > 1 and describes(child, only_likens=self.tight == LIKENING)

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
            cut |= summing(token)
            inner = token.i != child.i and (
                token.dep_ in ("relcl", "advcl", "ccomp") or (child.dep_ == "poss" and token.dep_ in _LOOSE)
            )
            if inner:
                cut |= {t.i for t in token.subtree}
            part = is_hyphenated(token, either=True)  # "over-the-counter", "now-cancelled"
            if (token.i in self.skip and not part) or token.i in cut or token.is_space:
                continue
            each = token.dep_ == "det" and token.head.dep_ == "npadvmod"  # "a £20 a crate price"
            plain = not leads_to_noun(token) or part or each
            if token.i == child.i or token.i in self.names or plain:
                yield token

    def prep(self, prep: Token, depth: int) -> list[Token]:
        """A preposition with its noun phrase; nothing if it holds a temporal expression or no noun."""
        before = prep.nbor(-1).lower_ if prep.i else ""
        past = before in _PAST and prep.head.pos_ in ("NOUN", "PROPN")  # "Ada Lund, formerly of Arlex"
        after = before in ("seconds", "minutes") and prep.lower_ == "from"  # "a goal eleven seconds from time"
        led = before in BEFORE_PREPOSITIONS and (before, prep.lower_) != ("much", "of")
        if prep.i in self.skip or past or after or led or is_first_since(prep):
            return []
        if not (inside_name(prep) or counts(prep) or in_class(prep.head.lower_, "portions.most")):
            self.droppable.add(prep.i)
        for child in prep.children:
            if child.i in self.skip or (prep.lower_, child.lower_) == ("of", "own"):  # "an orchestra of her own"
                continue
            if child.dep_ == "pobj" and (child.pos_ != "PRON" or child.i in self.names or child.lower_ in _NOTHING):
                return self._under(prep, child, depth)
            likened = [c for c in child.rights if c.lower_ == "like"] if child.lower_ == "something" else []
            if likened and (told := self.prep(likened[0], depth)):
                return [prep, child, *told]  # "into something like a school"
            if child.dep_ == "pcomp" and (inner := self._gerund(child, depth)) is not None:
                return [prep, *inner] if inner else []
            if child.dep_ == "prep" and (inner := self.prep(child, depth)):
                return [prep, *inner]
        return []

    def _under(self, prep: Token, child: Token, depth: int) -> list[Token]:
        """A preposition with its noun; nothing if that says nothing."""
        words = [*some_of(prep, child, self.names), *self.noun(child, depth), *self._sum(child, depth)]
        if stands_alone(prep, child, self.names):
            return words  # "two drivers", of *two of its drivers*
        empty = in_class(child.lower_, "empty") or is_time(child) or is_left_open(child)
        empty = empty or (prep.lower_, child.lower_) == ("in", "order")  # to do what there is no room for
        empty = empty and (prep.lower_, child.lower_) not in _TELLING
        again = child.i not in self.names and any(c.lower_ == "same" for c in child.lefts)  # "at the same spot"
        timed = is_hour(prep, child) or is_of_time(child, self.skip)
        if again or timed or (words == [child] and empty) or is_felt(prep, child):
            return []
        return [prep, *words, *(absolute(child) if prep.lower_ == "with" else ())]

    def _gerund(self, child: Token, depth: int) -> list[Token] | None:
        """A clause under a preposition: ``for stealing lead``, ``half of what it owed``; None for another."""
        if asks(child) is not None:
            return self.content(child, depth) if has_subject(child) else self.infinitive(child, depth)
        who = own_subject(child)
        brought = who is not None and in_class(child.head.head.lemma_.lower(), "causing.outcome")
        if child.tag_ != "VBG" or (who is not None and not brought):
            return None
        rest = self.complements(child, depth)
        no = [c for c in child.lefts if c.dep_ == "neg"]  # "booked for not celebrating"
        whose = [] if who is None else self.noun(who, 0)  # "led to the two sides signing a truce"
        return [*whose, *no, child, *rest] if rest or not lost_object(child) else []

    def _counted(self, of: Token, depth: int) -> list[Token]:
        """The noun that an expression of time measures."""
        return [t for c in of.children if c.dep_ == "pobj" and c.i not in self.skip for t in self.noun(c, depth)]

    def _sum(self, code: Token, depth: int) -> list[Token]:
        """The number after the code of a currency, or what it counts, taken for a noun: ``DKK 412 m``, ``€22m``."""
        more = next((c for c in code.head.children if c.dep_ == "pobj" and c.i > code.i), None)
        if more is None or more.left_edge.i != code.i + 1:
            return []
        unit = code.like_num and not code.whitespace_
        return self.noun(more, depth) if more.like_num or unit else []

    def _led_by(self, verb: Token) -> list[Token]:
        """Who leads a group: ``investors led by Arlex``."""
        agent = next((c for c in verb.rights if c.dep_ == "agent"), None)
        thing = None if agent is None else next((c for c in agent.rights if c.dep_ == "pobj"), None)
        if agent is None or thing is None or thing.pos_ not in ("NOUN", "PROPN"):
            return []
        self.droppable.add(verb.i)
        named = (c for c in (*thing.rights, *verb.head.rights) if c.dep_ == "appos" and c.pos_ == "PROPN")
        name = next((c for c in named if thing.i < c.left_edge.i <= thing.i + 2), None)
        called = any(in_name(thing, c) for c in thing.rights)  # "led by the Duke of Lund"
        told = [t for t in self.noun(thing, 0) if called or t.i <= thing.i] if name is None else self.noun(name, 0)
        return [verb, agent, *told]

    @abstractmethod
    def infinitive(self, verb: Token, depth: int) -> list[Token]:
        """An infinitive with what stands after it."""

    @abstractmethod
    def content(self, verb: Token, depth: int) -> list[Token]:
        """What a clause reports."""

    @abstractmethod
    def complements(self, verb: Token, depth: int | None = None) -> list[Token]:
        """What stands after a verb."""
