"""Phrases: the words of a verb's complements, beside those of nouns (:mod:`events.extract.language.nounphrases`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.belonging import (
    ARGUMENTS,
    is_aside,
    is_mere_start,
    is_preposition_after_all,
    is_set_off,
    lost_object,
    object_before,
    object_is_head,
    said_in,
    shared_object,
    stands_in,
    states,
    under_relative,
)
from events.extract.language.grammar import SUBJECTS, climb, has_subject, is_passive, modal, own_subject
from events.extract.language.lexicon import noun
from events.extract.language.nounphrases import BEFORE_PREPOSITIONS, NounPhrases
from events.extract.language.pieces import hyphenated_before, is_tally, join_words, score
from events.extract.language.predicates import frames, in_class
from events.extract.language.quantities import (
    MEASURED,
    amount_of_time,
    amounts,
    breaks_even,
    chosen_time,
    counts_some,
    is_apiece,
    is_told,
    measures,
)
from events.extract.language.subclauses import RESULTING, asks, opening
from events.extract.language.words import asked_once

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = ["Phrase", "noun_phrase"]

#: An object of more words stands well behind a short phrase.
_LONG = 5
_OBJECTS = frozenset(("it", "them", "him", "her", "himself", "herself", "itself", "themselves"))
#: Verbs with *for* before the subject of an infinitive: ``paid for the widows to fly``.
_FOR = ("pay", "arrange", "wait", "vote", "allow", "provide")
#: Subjects that say nothing without what is under their *of*.
_SOME = frozenset(("much", "most", "some", "many", "all", "none", "part", "half"))
#: So much of a noun's senses are of people before whom somebody is brought.
_MOSTLY = 0.5
#: Verbs that say nothing without what follows.
_LEAN = ("have", "be", "do", "get")
#: What may be a part of a verb: ``broke in``.
_PARTICLES = ("in", "out", "up", "down", "off", "over", "through", "by")


class Phrase(NounPhrases):
    """Builds the words of a title from a parse: see :class:`~events.extract.language.nounphrases.NounPhrases`."""

    def infinitive(self, verb: Token, depth: int) -> list[Token]:
        """``to host peace talks``, ``to be razed``."""
        to = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < verb.i]
        first = next((c for c in to if c.dep_ != "neg"), None)  # "not to finance"
        unknown = verb.dep_ == "acl" and any(
            c.dep_ == "dobj" and c.lower_ in _OBJECTS and c.i not in self.names for c in verb.rights
        )  # "a scheme to drain it"
        if first is None or first.tag_ != "TO" or to[0].i in self.skip or unknown or self._lacks_doer(verb):
            return []
        self.droppable.add(to[0].i)
        rest = self.complements(verb, depth)
        bare = all(t.dep_ == "prt" for t in rest)
        if bare and verb.dep_ != "xcomp" and lost_object(verb):
            return []  # "to determine (that it was used)"
        if rest and bare and any(c.dep_ == "conj" and lost_object(c) for c in verb.rights):
            return []  # "to track down and hand (to the court those who did it)"
        asked = [t for t in opening(verb) if t.i < to[0].i]  # "whether to appeal"
        return [] if not rest and verb.lemma_ in _LEAN else [*asked, *to, *hyphenated_before(verb), *rest]

    def _lacks_doer(self, verb: Token) -> bool:
        """Whether who is to do it is left out: ``paid (for ten members of the council) to fly to Arlen``."""
        preps = (c for c in verb.head.rights if c.lower_ == "for" and c.i < verb.i and c.i in self.skip)
        return any(c.dep_ == "pobj" and c.i not in self.skip for prep in preps for c in prep.rights)

    def complements(self, verb: Token, depth: int | None = None) -> list[Token]:
        """What stands after the verb: particle, objects, infinitive, prepositional phrases."""
        depth = self.depth if depth is None else depth
        tokens = self._objects_elsewhere(verb, depth)
        for child in verb.rights:
            if child.dep_ == "dobj" and child.pos_ == "PRON" and any(t.dep_ == "dobj" for t in tokens):
                continue  # "retakes the city and fines it 600 talents"
            timed = child.dep_ in ("dobj", "npadvmod") and any(t.i in self.skip for t in child.subtree)
            if timed and _is_spent(child, verb):
                tokens += [t for t in child.subtree if t.dep_ != "det"]  # "spent most of last week in Geneva"
                continue
            if child.i in self.skip and child.dep_ == "dobj":  # "ended three days of talks"
                tokens += [t for c in child.children if c.lower_ == "of" for t in self._counted(c, depth)]
            if child.dep_ == "npadvmod" and counts_some(child):
                break  # "427 were caught, 133 of them after a call"
            if child.dep_ == "prep" and child.lower_ == "of" and child.nbor(-1).dep_ == "cc":
                continue  # "needs the approval of owners, who vote on Monday, and of the crown"
            lone = is_set_off(child) and all(t.i != child.left_edge.i - 2 for t in tokens)  # beside what is left out
            if child.i not in self.skip and not (lone or is_aside(child, after=bool(tokens))):
                tokens += self._complement(child, depth)
        tokens += self._said(verb, depth, after=bool(tokens))
        tokens += [even] if (even := breaks_even(verb)) is not None and even.i not in self.skip else []
        tokens += [t for prep in amounts(verb, self.skip) if prep not in tokens for t in self.prep(prep, 0)]
        tokens += amount_of_time(verb, self.skip)
        tokens = sorted(set(tokens), key=lambda t: (self.recalled.get(t.i, t.i), t.i in self.recalled, t.i))
        while tokens and tokens[-1].dep_ == "prep" and tokens[-1].n_rights:
            tokens.pop()
        if tokens and tokens[0].i < verb.i:  # "an injury that he picked up"
            tokens.sort(key=lambda t: t.dep_ != "prt" or t.head.i != verb.i)
        return [*_in_order(verb, tokens), *self._under_relative(verb)]

    def _objects_elsewhere(self, verb: Token, depth: int) -> list[Token]:
        """The object that a verb shares with another, or that a clause before it told, which goes behind it."""
        depth_of_head = 0 if verb.tag_ == "VB" else min(depth, 1)  # whose infinitive it may be
        tokens = self.noun(verb.head, depth_of_head) if object_is_head(verb) else []
        shared, before = shared_object(verb), object_before(verb)
        if shared is not None and shared.i not in self.skip:
            tokens += self.noun(shared, depth)
        if before is not None and before.i not in self.skip:
            recalled = self.noun(before, 0)
            self.recalled |= dict.fromkeys((t.i for t in recalled), verb.i)
            tokens += recalled
        return tokens

    def _under_relative(self, verb: Token) -> list[Token]:
        """``with the painter``, of *the painter, with whom the bishop dined*."""
        prep = under_relative(verb)
        if prep is None:
            return []
        whom = prep.nbor(-2) if prep.nbor(-1).text == "," else prep.nbor(-1)
        whole = verb.head if verb.head.is_ancestor(whom) and verb.head.pos_ in ("NOUN", "PROPN") else whom
        body = whole.i not in self.names and whole.ent_type_ in ("ORG", "FAC")
        if body:  # "the academy in Lund, to which she won a place"
            return [prep, *self.noun(whole, 1)]
        return [prep, *self.noun(whom, 0)] if whom.pos_ in ("NOUN", "PROPN") else []

    def _said(self, verb: Token, depth: int, *, after: bool) -> list[Token]:
        """What was said, where it stands before its verb or in a letter: ``The mill will close, it announced``."""
        if depth == 0 or not in_class(verb.lemma_.lower(), "statement", "ruling", "pledging"):
            return []
        apart = any(c.text == ";" for c in verb.lefts)  # "A flood killed nine; a wall was promised"
        clauses = [] if after or apart else [c for c in verb.lefts if c.dep_ == "ccomp"]
        return [t for c in (*clauses, *said_in(verb)) for t in self.content(c, depth - 1)]

    def _complement(self, child: Token, depth: int) -> list[Token]:  # noqa: PLR0911 - one return a role
        role = child.dep_
        if _is_by_itself(child):
            return [child]
        if child.lower_ == "aged":  # "dies aged 84"
            age = [c for c in child.rights if c.like_num and c.i not in self.skip]
            return [child, *age] if age else []
        whither = role in ("advmod", "prep") and self._says_whither(child)
        bare_led = role == "prt" or (role == "oprd" and child.pos_ == "ADJ")
        if child.n_rights and (bare_led or (role == "advmod" and self._leads(child))):
            return self._led(child, depth)
        left = role == "prep" and child.n_rights == 0 and child.i == child.head.i + 1
        left = left and (is_passive(child.head) or _goes_with(child))
        bare = (
            whither
            or left
            or role in ("prt", "neg")
            or (role == "oprd" and child.pos_ == "ADJ")
            or (child.lower_ == "live" and child.pos_ != "VERB")
            or (child.lower_ == "so" and child.head.lemma_ == "do")
        )
        if bare or (role == "dobj" and child.lower_ in _OBJECTS):
            return _graded(child)
        counted = child.pos_ == "PRON" and any(c.lower_ == "of" for c in child.children)  # "some of its shares"
        counted = counted or child.tag_ == "NN" or (child.lower_ == "those" and child.n_rights > 0)  # "everyone"
        counted = counted or (role == "dative" and child.i in self.names)  # "gave him a medal"
        if role in ("dobj", "dative", "oprd", "attr") and (counted or child.pos_ not in ("PRON", "ADP")):
            return self.noun(child, depth)
        if role == "advmod" and child.pos_ == "PROPN":
            return self.noun(child, 0)
        if (told := self._measure(child)) or is_tally(child):
            return told
        facing = child.lower_ == "before" and "before" in frames().get(child.head.lemma_.lower(), ())
        facing = facing or _stands_before(child)
        facing = facing or (child.lower_ == "after" and in_class(child.head.lemma_, "after"))
        if role == "prep" and child.lower_ == "as" and chosen_time(child, self.skip):
            return [t for c in child.rights if c.dep_ == "pobj" for t in self.noun(c, depth)]
        leads = (role in ("prep", "agent", "dative") or is_preposition_after_all(child)) and not measures(child)
        if leads and depth > 0 and (facing or child.lower_ in ARGUMENTS):
            return self.prep(child, depth - 1)
        return self._clausal(child, depth)

    def _measure(self, child: Token) -> list[Token]:
        """By how much, how often, or with what result: ``rose 23 per cent``, ``to shrink 3% yearly``, ``won 2-1``."""
        role = child.dep_
        if role == "npadvmod" and child.pos_ == "PROPN":  # "beat Rovers 2-1"
            if is_set_off(child):
                self.droppable.add(child.i)
            return self.noun(child, 0)
        if role == "npadvmod" and child.ent_type_ in MEASURED:
            off = any(c.dep_ == "prep" and c.lower_ == "from" for c in child.rights)
            if off or (child.ent_type_ == "QUANTITY" and child.left_edge.nbor(-1).text == ","):
                return []  # "was shot less than a mile from a station", "died in Lund, 20 miles north of Orsk"
            per = [t for c in child.rights if c.lower_ == "per" for t in c.subtree]
            return [*self.noun(child, 0), *per]
        if child.ent_type_ == "DATE" and is_told("SET", child):
            return [t for t in child.subtree if t.tag_ != "IN"]  # "12 percent a year"
        return score(child) if role in ("npadvmod", "nummod", "dobj") else []

    def _says_whither(self, child: Token) -> bool:
        """Whether a word by itself says where something goes: ``fall apart in May``."""
        if not in_class(child.lower_, "directions") or any(c.i not in self.skip for c in child.rights):
            return False
        beside = child.doc[child.i + 1 : child.i + 2]
        return not (child.lower_ in BEFORE_PREPOSITIONS and beside and beside[0].lower_ == "from")

    def _leads(self, adverb: Token) -> bool:
        """Whether an adverb goes with what is under it: ``inched up a metre``, ``brought back from Chad``."""
        edge = adverb.left_edge
        set_off = "," in (edge.text, edge.nbor(-1).text if edge.i else "")  # "…, the first in the county"
        if in_class(adverb.lower_, "resultative") and not set_off:
            return True
        if adverb.tag_ in ("RBR", "JJR") and in_class(adverb.lemma_.lower(), "nearing"):
            return True
        if adverb.nbor(-1).text == ",":
            return False
        if any(c.dep_ == "npadvmod" and c.ent_type_ in MEASURED for c in adverb.rights):
            return True
        led = in_class(adverb.lower_, "directions") and adverb.lower_ not in BEFORE_PREPOSITIONS
        return led and any(c.dep_ == "prep" and c.i not in self.skip for c in adverb.rights)

    def _led(self, child: Token, depth: int) -> list[Token]:
        """A particle or adverb with the noun under it: ``voted down a bill``, ``pleaded guilty to theft``."""
        under = [c for c in child.rights if c.dep_ == "pobj" or (c.dep_ == "npadvmod" and c.ent_type_ in MEASURED)]
        told = [t for c in under for t in self.noun(c, depth)]
        told += [t for c in child.rights if c.dep_ == "prep" for t in self.prep(c, depth)]
        led = [*_graded(child), *_qualities_beside(child)]
        return [*led, *told] if told or child.dep_ in ("prt", "oprd") else []

    def _clausal(self, child: Token, depth: int) -> list[Token]:
        """A complement that is a clause: an adjective with its infinitive, a participle, an infinitive, a report."""
        role = child.dep_
        if is_mere_start(child, self.skip):
            return []
        if role == "acomp":
            led = [t for c in child.rights if c.dep_ == "xcomp" for t in self.infinitive(c, depth - 1)]
            preps = (c for c in child.rights if c.dep_ == "prep" and c.lower_ in ARGUMENTS and c.i not in self.skip)
            led += [t for c in preps if depth > 0 for t in self.prep(c, depth - 1)]  # "is open to traffic"
            return [*_graded(child), *led]
        called = [
            c for c in child.lefts if c.dep_ == "mark" and c.lower_ == "for"
        ]  # "calls for the law to be repealed"
        asked = in_class(child.head.lemma_.lower(), "calling") or child.head.lemma_.lower() in _FOR
        called = called if asked else []
        if (role in ("xcomp", "ccomp") or (called and role == "advcl")) and any(c.tag_ == "TO" for c in child.children):
            own = [t for c in child.children if c.dep_ in SUBJECTS for t in self.noun(c, 0)]
            return [*called, *own, *self.infinitive(child, depth)]
        bare = child.tag_ == "VBG" or (child.tag_ == "VB" and modal(child) is None)
        bare = bare or (child.tag_ == "VBN" and child.head.lemma_ in RESULTING)  # "was found abandoned"
        if role in ("xcomp", "ccomp") and bare and depth > 0 and not has_subject(child):
            self.droppable.add(child.i)  # "began shearing its sheep", "helped end the war"
            return [child, *self.complements(child, depth - 1)]
        if role in ("xcomp", "advcl") and child.tag_ not in ("VBG", "VBN", "VBD") and not has_subject(child):
            return self.infinitive(child, depth)
        return self.content(child, depth - 1) if role == "ccomp" and depth > 0 else []

    def content(self, verb: Token, depth: int) -> list[Token]:
        """What a clause reports, in its own words: ``it has rented a barge``."""
        thing = next((c for c in verb.children if c.dep_ in (*SUBJECTS, "expl")), None)
        if thing is None or thing.left_edge.i in self.skip or not (asks(verb) or states(verb, thing)):
            return []
        if thing.pos_ == "PRON" and self._is_speaker(verb, thing):
            self.names.pop(thing.i, None)  # whom it means has just been named
        some = int(thing.tag_ in ("JJ", "JJS", "DT", "NN") and thing.lower_ in _SOME)
        words = [
            *_conjunction(verb, self.skip),
            *opening(verb),
            *(c for c in thing.lefts if c.lower_ == "how"),
            *([thing] if thing.n_rights == 0 and thing.pos_ == "PRON" else self.noun(thing, min(max(depth, some), 1))),
        ]
        if stands_in(verb):
            return []  # "swore she would do at her wedding"
        self.droppable.add(thing.left_edge.i)
        group = (c for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg"))
        longer = (t for c in verb.lefts if c.lower_ == "longer" for t in c.subtree)  # "could no longer pay"
        amiss = (c for c in verb.lefts if c.dep_ == "advmod" and in_class(c.lower_, "degrees.amiss"))
        words += [c for c in (*group, *longer, *amiss) if c.i not in self.skip]
        says = _graded(verb) if verb.pos_ == "ADJ" else [verb]
        return [*words, *(t for t in says if t not in words), *self.complements(verb, depth), *self.only_if(verb)]

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
        meant = meant.lower()
        return any(words and (words in meant or meant in words) for words in map(str.lower, called))

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


def _is_by_itself(child: Token) -> bool:
    """Whether an adverb is told by itself: ``fell ill``, ``put up £50 apiece``, ``acted unlawfully``."""
    if is_apiece(child) or (child.dep_ == "advmod" and in_class(child.lower_, "degrees.amiss")):
        return True
    led = child.nbor(-1) in (child.head, *(c for c in child.head.rights if c.dep_ == "prt"))  # "came up short"
    state = child.dep_ == "advmod" and (child.pos_ == "ADJ" or in_class(child.lower_, "resultative"))
    return state and led and child.n_lefts + child.n_rights == 0


def _stands_before(before: Token) -> bool:
    """Whether a phrase says before whom somebody is brought, and no time: ``sent four men before a firing squad``."""
    brought = any(c.dep_ in ("dobj", "nsubjpass") for c in before.head.children)
    whom = [c for c in before.rights if c.dep_ == "pobj" and c.pos_ == "NOUN"] if before.lower_ == "before" else []
    entries = [noun(c.lemma_.lower()) for c in whom] if brought else []
    return any(entry is not None and entry.share("group", "person") > _MOSTLY for entry in entries)


def _conjunction(verb: Token, skip: frozenset[int]) -> list[Token]:
    """The *that* of a report which stands behind a name: ``wrote to London that the floor had dropped``."""
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is None or verb.dep_ != "ccomp" or mark.i == 0:
        return []
    before = mark.nbor(-1)
    named = before.dep_ == "pobj" and before.pos_ == "PROPN" and before.i not in skip
    return [mark] if named and before.head.head.i == verb.head.i else []


def _qualities_beside(quality: Token) -> list[Token]:
    """What else something is found or called: ``cruel and unjust``."""
    if quality.dep_ != "oprd" or quality.pos_ != "ADJ":
        return []
    both = (c for c in quality.rights if c.dep_ in ("cc", "conj") and not c.n_rights)
    return [t for c in both for t in (*c.lefts, c) if t.pos_ != "PUNCT"]


def _graded(word: Token) -> list[Token]:
    """An adjective or particle, with what turns or counts it: ``not guilty``, ``less popular``, ``three dead``."""
    turned = (c for c in word.lefts if c.dep_ in ("neg", "nummod") or in_class(c.lower_, "degrees"))
    return [*(t for c in turned for t in (*(w for w in c.lefts if w.dep_ == "neg"), c)), word]


def _is_spent(time: Token, verb: Token) -> bool:
    """Whether a time is what somebody spent, and not when he spent something else: ``spent last week in Geneva``.

    Or gained or lost: ``clawed back two minutes``.
    """
    counted = in_class(verb.lemma_.lower(), "clocking") and any(c.dep_ == "nummod" for c in time.lefts)
    return (verb.lemma_ == "spend" or counted) and not any(c.dep_ == "dobj" and c.i != time.i for c in verb.rights)


def _in_order(verb: Token, tokens: list[Token]) -> list[Token]:
    """Complements with an object before the phrases that it was put behind: ``approved by 90 votes a law on water``."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    before = [] if thing is None else [c for c in verb.rights if c.dep_ in ("prep", "dative") and c.i < thing.i]
    before = [c for c in before if c.n_rights and c.pos_ == "ADP" and c in tokens]
    if thing is None or thing not in tokens or not before:
        return tokens
    moved = [t for t in tokens if before[0].i <= t.i < thing.left_edge.i]
    last = max(i for i, t in enumerate(tokens) if t in thing.subtree)
    if last - tokens.index(before[0]) - len(moved) >= _LONG:
        return tokens  # "signed into law a bill that lowers the voting age"
    rest = [t for t in tokens[: last + 1] if t not in moved]
    return [*rest, *moved, *tokens[last + 1 :]]


def noun_phrase(head: Token, skip: frozenset[int], depth: int = 2) -> str:
    """A noun phrase as words."""
    if skip:
        return join_words(Phrase(skip, depth).noun(head))
    known = _whole_phrases(head)
    if depth not in known:
        known[depth] = join_words(Phrase(skip, depth).noun(head))
    return known[depth]


@asked_once
def _whole_phrases(_: Token) -> dict[int, str]:
    """A noun's phrases of which nothing is left out, by their depth."""
    return {}


def _goes_with(prep: Token) -> bool:
    """Whether what was read as a preposition is a part of its verb, for nothing is under it: ``broke in overnight``."""
    behind = prep.doc[prep.i + 1] if prep.i + 1 < len(prep.doc) else prep
    return prep.lower_ in _PARTICLES and prep.head.dep_ not in ("relcl", "acl") and behind.text != "("
