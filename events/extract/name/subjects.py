"""Who a pronoun is: resolved to an earlier noun where that is safe.

A pronoun takes what agrees with it in number, kind (person, thing, group) and, where the text tells it, sex, in its own
sentence or the one before; what the main clause is about comes first. Where two people could be meant, none is taken.
First and second persons are not resolved: whose *we* it is, the parse does not say.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from events.extract.language.callings import called
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import (
    PAST_TAGS,
    SUBJECTS,
    clause_head,
    is_past_perfect,
    is_told_beside,
    own_subject,
    subject,
)
from events.extract.language.people import is_aged, is_person, is_plural, is_post_given, person_words
from events.extract.language.predicates import in_class
from events.extract.name.heroes import Hero
from events.extract.name.referents import (
    OBJECTS,
    SEXES,
    called_person,
    expletive,
    fronted_subject,
    given_sex,
    is_one_name,
    is_ship,
    is_spot,
    is_taken_over,
    plural_name,
    told_sex,
    too_near,
    turned_to,
)
from events.extract.name.things import GROUPS, Thing, Things, goes_on_with, is_main_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword
    from events.extract.parse.nlp import Paragraph

__all__ = ["Pronouns"]

#: Among so many words a pronoun opens a sentence, and after a gap of a line its paragraph: of whom all is.
_OPENING = 4
#: What a text has so often, it is about.
_OFTEN = 2
_THINGS = frozenset(("it", "its"))
_ROLES = (*SUBJECTS, *OBJECTS, "attr", "appos", "poss", "conj")


class Pronouns:
    """The pronouns of a document, resolved where that is safe.

    Args:
        paragraphs: All of the document.
        people: Family names of the people it names in full, with the full names.
        skip: By paragraph, the words of temporal expressions.
        headword: What the document is an article on, if it is one.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        people: Mapping[str, str],
        skip: Mapping[int, frozenset[int]],
        headword: Headword | None = None,
    ) -> None:
        """Resolve all pronouns, sentence by sentence."""
        self._full, self._people = people, set(people)
        self._things = Things(self._people, self._is_known)
        self._hero = Hero(headword, [paragraph.doc for paragraph in paragraphs], self._people)
        self._meant: dict[tuple[int, int], Token] = {}
        self._latest: dict[str, Thing] = {}
        self._sex: dict[str, str] = {}
        #: Those whose sex only a pronoun of the sentence before, or of this one, has told.
        self._just_told: list[set[str]] = [set(), set()]
        #: The people named so far.
        self._all: dict[str, Thing] = {}
        #: Whether the sentence before is of another paragraph, so that its subject need not be what is spoken of.
        self._turned = False
        #: The paragraph that is read.
        self._paragraph = 0
        #: The subject of its first sentence.
        self._opening: Token | None = None
        #: The nouns of the sentence before the last.
        self._earlier: list[Thing] = []
        #: How often the text has each word that is a name's.
        self._often = Counter(t.text for paragraph in paragraphs for t in paragraph.doc if t.pos_ == "PROPN")
        before, last = list[Thing](), list[Thing]()
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                before = [] if paragraph.follows_gap(sentence) else before
                self._earlier, last = last, before
                before = self._read(sentence, paragraph.index, before, skip.get(paragraph.index, frozenset()))

    def meaning(self, paragraph: int, token: Token) -> Token | None:
        """The noun that a pronoun stands for, or None."""
        return self._meant.get((paragraph, token.i))

    def _read(self, sentence: Span, paragraph: int, before: list[Thing], skip: frozenset[int]) -> list[Thing]:
        """Resolve the pronouns of a sentence; its nouns, pronouns replaced by what they stand for."""
        here: list[Thing] = []
        self._paragraph = paragraph
        self._turned = bool(before) and before[0].token.doc is not sentence.doc
        if self._opening is None or self._opening.doc is not sentence.doc:
            self._opening = own_subject(sentence.root)
        self._just_told = [self._just_told[1], set()]
        for token in sentence:
            named_before = token.dep_ == "appos" and token.head.pos_ == "NOUN" and token.pos_ == "PROPN"
            if token.dep_ not in _ROLES or token.i in skip or named_before or is_post_given(token):
                continue
            meant = _named_beside(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
            meant = None if meant is token and token.pos_ == "ADJ" else meant  # "Its rival Arlex", if that is one
            bears = token.pos_ == "NOUN" or (
                token.dep_ == "attr" and token.lower_ in person_words()["offices"]["borne"]
            )
            if bears and (named := self._described(paragraph, token)) is not None:
                meant = named
            if token.pos_ == "PRON":
                meant = self._resolve(token, here, before)
                if meant is not None:
                    self._meant[paragraph, token.i] = meant
            if token.lower_ == "old" and is_aged(token):
                meant = self._the_one(before)
                if meant is not None:
                    self._meant[paragraph, token.i] = meant
            if meant is not None:
                thing = Thing(meant, token, is_main_subject(token))
                self._learn(thing)
                self._hero.see(thing)
                here.append(thing)
        return here

    def _described(self, paragraph: int, token: Token) -> Token | None:
        """Whom a noun only describes: ``Rao, a teacher``, ``she worked as a nurse``, ``Arlex, a chain of shops``."""
        verb, above = token.head, token.head
        if token.dep_ in SUBJECTS and verb.lemma_ == "be":  # "The first master was Thomas Hebden. He …"
            named = (c for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON")
            return next(named, None) if is_person(token, self._people) and not is_plural(token) else None
        if token.dep_ == "attr":
            above = next((c for c in verb.children if c.dep_ in SUBJECTS), token)
        elif token.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ == "VERB":
            objects = [c for c in verb.head.children if c.dep_ == "dobj"]
            above = (objects or [c for c in verb.head.children if c.dep_ in SUBJECTS] or [token])[0]
        elif token.dep_ != "appos":
            return None
        elif above.dep_ == "pobj" and above.head.head.lower_ == "born":  # "born at Skelby, the son of a smith"
            above = subject(above.head.head) or above
        meant = self._meant.get((paragraph, above.i), above)
        if above.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
            meant = verb.head
        other = meant.ent_type_ in ("GPE", "LOC", "NORP", "DATE")
        firm = any(token.lemma_.lower() in words for words in person_words()["stands_for"].values())  # "a pump maker"
        if meant.pos_ != "PROPN" or other or firm or not is_person(token, self._people):
            tells = token.dep_ == "appos" or (token.dep_ == "attr" and is_ship(token))  # "the Arran was a steamer"
            return meant if tells and meant.pos_ == "PROPN" and not other else None
        if meant.ent_type_ != "ORG":
            self._people.add(meant.text)
        return meant

    def _whose(self, thing: Thing) -> str:
        """By what a person's sex is known: the full name, where the text has one for it; else the phrase."""
        full = self._full.get(thing.token.text, "")
        return full if full and (thing.name == thing.token.text or full in thing.name) else thing.name

    def _learn(self, thing: Thing) -> None:
        """Note a person's sex where a title or a word of kinship tells it."""
        strange = " " in thing.name or not is_place(thing.name)  # but "a clockmaker from Bern"
        if thing.token.ent_type_ == "PERSON" and strange:
            self._all.setdefault(self._full.get(thing.token.text, thing.name), thing)
        if sex := told_sex(thing.token):
            self._sex.setdefault(self._whose(thing), sex)

    def _resolve(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        word = token.lower_
        if token.dep_ == "poss" and token.head.dep_ == "conj":
            return None  # "Sudan and its rebels": the phrase itself says whose
        if (ahead := self._named_next(token)) is not None:
            return ahead
        free = [thing for thing in here if not (too_near(token, thing.at) or is_told_beside(token, thing.at))]
        if SEXES.get(word) == "f" and (ship := self._ship(free, before)) is not None:
            return ship.token
        if word in SEXES and token.dep_ in SUBJECTS:  # "He was replaced during Lee's retreat": not Lee
            named = {t.text for t in token.head.subtree if t.i > token.i and t.pos_ == "PROPN"}
            before = [thing for thing in before if thing.token.text not in named]
        if word in SEXES:
            thing = self._of_clause(token, here) or self._told_it(token, here)
            thing = thing or self._parallel(token, here, before)
            thing = thing or self._still_him(token, before)
            thing = thing or self._hero.he_or_she(SEXES[word], self._fitting(SEXES[word], (*before, *free)))
            thing = thing or self._person(SEXES[word], self._beside_speaker(token, free), before)
            if thing is not None:
                self._latest[SEXES[word]] = thing
                whose = self._whose(thing)
                if whose not in self._sex:
                    self._just_told[1].add(whose)
                self._sex.setdefault(whose, SEXES[word])
            return None if thing is None else thing.token
        if word in _THINGS | GROUPS and not expletive(token) and not self._goes_on_unknown(token):
            single = partial(self._things.may_be, plural=False)
            told = [] if self._turned and token.sent.start <= token.i <= token.sent.start + _OPENING else before
            hero = self._hero.it(token, free, told, single) if word in _THINGS else None
            meant = self._told_on(token, self._things.meant(token, free, before), before)
            return self._whole(token, meant) if hero is None else hero.token
        return None

    def _told_on(self, token: Token, meant: Token | None, before: Sequence[Thing]) -> Token | None:
        """What *It* means after others did something to what the text tells of: ``A fund bought Arlex. It grew``."""
        opens = token.lower_ == "it" and token.i == token.sent.start and is_main_subject(token)
        if meant is None or not opens or meant.pos_ != "NOUN" or meant.dep_ not in SUBJECTS:
            return meant
        named = [t for t in before if t.at.dep_ in ("dobj", "dative") and t.token.pos_ == "PROPN"]
        named = [t for t in named if in_class(t.at.head.lemma_.lower(), "granting", "trading") or is_taken_over(t.at)]
        named = [t for t in named if self._things.may_be(t.token, plural=False) and self._often[t.token.text] >= _OFTEN]
        return named[0].token if len({t.name for t in named}) == 1 else meant

    def _goes_on_unknown(self, token: Token) -> bool:
        """Whether *It* goes on with what *It* was in the sentence before, and that is not known."""
        start = token.sent.start
        if token.lower_ != "it" or token.i != start or start == 0 or token.dep_ not in SUBJECTS:
            return False
        told = own_subject(token.doc[start - 1].sent.root)
        again = told is not None and told.lower_ == "it" and not expletive(told)
        return again and told is not None and (self._paragraph, told.i) not in self._meant

    def _whole(self, token: Token, meant: Token | None) -> Token | None:
        """What *it* means after a part was added: what the paragraph opens with, if the text goes on with that."""
        added = meant is not None and meant.dep_ == "nsubjpass" and in_class(meant.head.lemma_.lower(), "adding")
        whole = self._opening
        if not added or meant is None or whole is None or token.lower_ != "it" or meant.doc is not whole.doc:
            return meant
        return whole if token.head.tag_ in PAST_TAGS and goes_on_with(whole, token.head) else meant

    def _named_next(self, token: Token) -> Token | None:
        """Whom what stands before its clause means, the subject right after it: ``In his speech, Crane said``.

        And whom a sentence turns to: ``As for Crane, he resigned``.
        """
        sex = SEXES.get(token.lower_)
        if (turned := turned_to(token)) is not None and (sex is not None) == is_person(turned, self._people):
            return self._told_of(turned, sex)
        about = fronted_subject(token)
        if about is None or not token.i < about.i or is_plural(about) or about.pos_ == "PRON":
            return None
        who = is_person(about, self._people)
        if sex is None:
            return about if token.lower_ in _THINGS and not who and about.ent_type_ in ("ORG", "GPE") else None
        another = (t for t in about.head.subtree if t is not token and SEXES.get(t.lower_) == sex)
        unnamed = about.pos_ != "PROPN" and (self._all or sex in self._latest)  # "in her speech, the mayor said"
        if not who or unnamed or token.head.lemma_ in ("death", "absence") or any(another):
            return None  # "after his death, Crane ruled", "before her trial, Crane met her"
        return self._told_of(about, sex)

    def _told_of(self, about: Token, sex: str | None) -> Token | None:
        """Whom a sentence is about, whose pronoun tells a sex; None if it is known that that is not his."""
        if sex is None:
            return about
        thing = Thing(about, about, main=True)
        fits = self._sex.setdefault(self._whose(thing), told_sex(about) or sex) == sex
        self._latest |= {sex: thing} if fits else {}
        return about if fits else None

    def _of_clause(self, token: Token, here: Sequence[Thing]) -> Thing | None:
        """The one person whom the clause of an owner is about: ``said that Crane would meet his brother``."""
        verb = clause_head(token) if token.dep_ == "poss" and token.head.dep_ != "conj" else None
        about = None if verb is None else subject(verb) if verb.dep_ == "conj" else own_subject(verb)
        own = [thing for thing in here if about is not None and thing.at.i == about.i < token.i]
        named = self._fitting(SEXES[token.lower_], own)
        return named[0] if named and called_person(named[0].token) else None

    def _told_it(self, token: Token, here: Sequence[Thing]) -> Thing | None:
        """Who is told what he had done by then: ``Judge Marchetti told Robert Dace that he had lied``."""
        clause = token.head
        telling = clause.head if clause.dep_ == "ccomp" and token.dep_ in SUBJECTS else None
        if telling is None or telling.lemma_ not in ("tell", "inform", "remind") or not is_past_perfect(clause):
            return None
        whom = [t for t in here if t.at.dep_ in ("dobj", "dative") and t.at.head.i == telling.i]
        return next(iter(self._fitting(SEXES[token.lower_], whom)), None)

    def _parallel(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Thing | None:
        """Who did it in the sentence before, of two of whom both may be meant: ``Lunde defeated her. She resigned``."""
        sex = SEXES[token.lower_]
        if token.dep_ not in SUBJECTS or any(is_person(thing.token, self._people) for thing in here):
            return None
        held = [t for t in self._fitting(sex, before) if t.at.dep_ in ("dobj", "nsubjpass") and t.token.pos_ == "PROPN"]
        held = [t for t in held if in_class(t.at.head.lemma_.lower(), "prosecuting")]
        if len({t.name for t in held}) == 1:
            return held[0]  # "The judge jailed Crane. He had robbed a bank"
        both = [thing for thing in before if thing.token.pos_ == "PROPN" and self._sex.get(self._whose(thing)) == sex]
        about = [thing for thing in both if thing.main and thing.at.dep_ == "nsubj"]
        done_to = any(thing.at.dep_ == "dobj" and thing.at.pos_ == "PRON" for thing in both)
        return about[0] if len({thing.name for thing in about}) == 1 and done_to else None

    def _still_him(self, token: Token, before: Sequence[Thing]) -> Thing | None:
        """Whom the sentence before had as *him*, where nobody with a name did it: ``A judge freed him. They …``."""
        fitting = [] if token.dep_ in SUBJECTS else self._fitting(SEXES[token.lower_], before)
        about = [thing for thing in fitting if thing.main and thing.at.pos_ != "PRON"]
        again = [thing for thing in fitting if thing.at.pos_ == "PRON"]
        unnamed = bool(about) and all(thing.token.pos_ == "NOUN" for thing in about)
        return again[0] if unnamed and len({thing.name for thing in again}) == 1 else None

    def _ship(self, here: Sequence[Thing], before: Sequence[Thing]) -> Thing | None:
        """The only ship that is spoken of, where no woman is."""
        near = [*here, *before]
        people = [thing for thing in near if thing.token.ent_type_ == "PERSON"]
        women = any(thing.main or thing.token.text in self._people for thing in people)
        women = women or any(self._sex.get(self._whose(thing)) == "f" for thing in near)
        ships = [thing for thing in near if is_ship(thing.token)]
        latest = self._latest.get("f")
        one = len({thing.name for thing in ships}) == 1 and not is_plural(ships[0].token)
        return ships[0] if one and not women and latest is None else None

    def _person(self, sex: str, here: Sequence[Thing], before: Sequence[Thing]) -> Thing | None:
        """The one person meant: the only one near, else the one whom the main clause before is about."""
        if any(plural_name(thing.token) and thing.token.text not in self._full for thing in (*here, *before)):
            return None  # a family name that looks like a plural
        found = self._only(sex, here) or self._only(sex, before)
        latest = self._latest.get(sex)
        named = found is not None and bool(called(found.token))  # "Crane", "the painter Ada Crane"
        alone = named and found in here
        near = {thing.name for thing in (here if alone else (*here, *before))}
        if found is not None and latest is not None and not _alike(found.name, latest.name):
            rank = named or latest.token.pos_ == "NOUN"
            known, told = (self._whose(thing) in self._sex for thing in (latest, found))
            surer = self._turned and known and not (told or alone)
            near -= {latest.name} if found.main and self._whose(latest) in self._just_told[0] else set()
            newly = found.token.pos_ == "PROPN" and found.token.doc is not latest.token.doc  # told of in this paragraph
            if surer and not named and latest.name not in near and found not in here:
                return latest
            if latest.name in near or surer or not (rank and (found.main or alone or newly)):
                return None
        if found is None and self._fitting(sex, before):
            return None
        return found or latest or self._sole(sex) or self._only(sex, self._earlier)

    def _sole(self, sex: str) -> Thing | None:
        """The only person whom the text has named yet."""
        alone = [*self._all.values()] if len(self._all) == 1 else []
        return next(iter(self._fitting(sex, alone)), None)

    def _the_one(self, before: Sequence[Thing]) -> Token | None:
        """The one person whom the sentence before is about, else the one to whom something was done in it."""
        names = [t for t in before if t.token.pos_ == "PROPN"]
        people = [t for t in names if t.token.ent_type_ == "PERSON" or self._is_known(t)]
        people = people or [t for t in names if is_person(t.token, self._people)]
        undergoing = [t for t in people if t.at.dep_ in ("dobj", "nsubjpass")]
        chosen = [t for t in people if t.main] or undergoing or people
        return chosen[0].token if len({t.name for t in chosen}) == 1 else None

    def _is_known(self, thing: Thing) -> bool:
        """Whether a name has been spoken of as *he* or *she*."""
        return thing.token.pos_ == "PROPN" and self._whose(thing) in self._sex

    def _only(self, sex: str, things: Sequence[Thing]) -> Thing | None:
        fitting = self._fitting(sex, things)
        sure = [t for t in fitting if self._is_sure(t, sex)]
        main = [thing for thing in fitting if thing.main]
        given = [] if main else [t for t in fitting if t.at.dep_ == "dobj" and t.at.head.dep_ == "ROOT"]
        for chosen in (fitting, sure, main, given):
            if len({thing.name for thing in chosen}) == 1:
                named = [thing for thing in chosen if thing.token.pos_ == "PROPN"]
                return next((thing for thing in named if thing.main), (named or chosen)[0])
        return None

    def _is_sure(self, thing: Thing, sex: str) -> bool:
        """Whether somebody's sex was told before the last sentence, or a given name in a main clause tells it."""
        whose = self._whose(thing)
        told = self._sex.get(whose) == sex and whose not in self._just_told[0]
        return told or (thing.main and given_sex(thing.token, whose) == sex)

    def _fitting(self, sex: str, things: Iterable[Thing]) -> list[Thing]:
        """The single people among nouns who are not known to be of the other sex."""
        known = self._full  # "Noakes", of Graham Noakes, is no plural
        single = [t for t in things if t.token.text in known or not is_plural(t.token)]
        single = [t for t in single if not is_spot(t.at, self._people)]
        single = [t for t in single if (self._sex.get(w := self._whose(t)) or given_sex(t.token, w) or sex) == sex]
        single = [t for t in single if not self._hero.is_thing(t)]
        found = [t for t in single if is_person(t.token, self._people) or self._is_known(t)]
        if any(t.main for t in found):
            return found
        return [*found, *(t for t in single if t.main and t.token.tag_ == "NNP" and is_one_name(t.token))]

    def _beside_speaker(self, token: Token, things: Sequence[Thing]) -> list[Thing]:
        """Without those named in a speaker's phrase, for what he says: ``Crane, aide of King Ola, said he hoped``."""
        said = token.head.head if token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" else token
        speaker = own_subject(said)
        reports = speaker is not None and is_person(speaker, self._people) and not is_plural(speaker)
        if speaker is None or not reports or not in_class(said.lemma_.lower(), "reporting", "statement"):
            return list(things)
        return [thing for thing in things if not speaker.is_ancestor(thing.at) or thing.at.i == speaker.i]


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _named_beside(token: Token) -> Token:
    """The name beside what its bearer is: ``The developer, Bellman Homes, said it would appeal``; else the noun."""
    if token.pos_ == "PROPN" or token.dep_ not in SUBJECTS:
        return token
    kinds = ("ORG", "PERSON") if token.i > token.head.i else ("ORG",)  # "said the manager, Roy Lund"
    beside = (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ in kinds)
    return next(beside, token)
