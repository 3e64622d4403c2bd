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
    INDEFINITE,
    PAST_TAGS,
    SUBJECTS,
    clause_head,
    is_told_beside,
    own_subject,
    subject,
)
from events.extract.language.parties import whole_name
from events.extract.language.people import (
    bears_rank,
    is_aged,
    is_person,
    is_plural,
    is_post_given,
    person_words,
)
from events.extract.language.predicates import in_class
from events.extract.name.descriptions import Descriptions, is_one, tells_more
from events.extract.name.heroes import SELF, Hero
from events.extract.name.its import said_before, seated
from events.extract.name.referents import (
    OBJECTS,
    SEXES,
    enclosing_subject,
    expletive,
    fronted_aside,
    fronted_subject,
    given_first,
    given_sex,
    is_craft,
    is_done_to_people,
    is_found,
    is_of_those,
    is_one_name,
    is_ship,
    is_spot,
    kin_owner,
    may_be_somebodys,
    named_beside,
    of_state,
    plural_name,
    says,
    serving,
    told_sex,
    too_near,
    undergoer,
    whose_clause,
)
from events.extract.name.salience import Salience
from events.extract.name.things import (
    GROUPS,
    Thing,
    Things,
    goes_on_with,
    is_main_subject,
    is_no_rival,
    leaves_part,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword
    from events.extract.parse.nlp import Read

__all__ = ["Pronouns"]

#: Among so many words a pronoun opens a sentence, and after a gap of a line its paragraph: of whom all is.
_OPENING = 4
#: So many sentences after a thing was named, *it* may go back to it.
_STILL = 3
#: What it adds that somebody's sex is known: texts tell a woman's, and a man's need not be told.
_KNOWN = {"m": 0.3, "f": 1.4}
#: What it adds that somebody has a name, and what he does; by how much more one is in mind than another.
_NAMED, _DOER, _ALIKE, _CLEARLY, _LEAST = 0.3, 2.5, 0.5, 0.2, 0.3
_SELVES = {"himself": "m", "herself": "f"}
_THINGS = frozenset(("it", "its"))
_ROLES = (*SUBJECTS, *OBJECTS, "attr", "appos", "poss", "conj")


class Pronouns:
    """The pronouns of a document, resolved where that is safe.

    Args:
        read: Of the document.
        people: Family names of the people it names in full, with the full names.
        headword: What the document is an article on, if it is one.
    """

    def __init__(
        self,
        read: Read,
        people: Mapping[str, str],
        headword: Headword | None = None,
    ) -> None:
        """Resolve all pronouns, sentence by sentence."""
        paragraphs, skip, telling = read.paragraphs, read.skip, read.telling
        self._full, self._people = people, set(people)
        self._things = Things(self._people, self._is_known)
        self._hero = Hero(headword, [paragraph.doc for paragraph in paragraphs], self._people)
        self._meant: dict[tuple[int, int], Token] = {}
        self._latest: dict[str, Thing] = {}
        self._sex: dict[str, str] = {}
        if self._hero.sex:
            self._sex[self._hero.words] = self._hero.sex
        self._any = False  #: Whether anybody has been named.
        #: Whether the sentence before is of another paragraph, so that its subject need not be what is spoken of.
        self._turned = False
        #: The paragraph that is read.
        self._paragraph = 0
        #: The subject of its first sentence.
        self._opening: Token | None = None
        #: How often the text has each word that is a name's.
        self._often = Counter(t.text for paragraph in paragraphs for t in paragraph.doc if t.pos_ == "PROPN")
        heard = (s for p in paragraphs for s in p.sentences() if p.place(s[0]) - 1 in telling)
        ents = (ent for sentence in heard for ent in sentence.ents if ent.label_ == "PERSON")
        named = Counter(people.get(name := whole_name(ent), name) for ent in ents)
        self._salience = Salience(named, self._hero.words)
        self._descriptions = Descriptions()
        #: The thing by name that a main clause was last about, and in which sentence.
        self._theme: tuple[Thing, int] | None = None
        #: Whether the sentence that is read may say whom others mean, and its number.
        self._heard = True
        self._number = 0
        before: list[Thing] = []
        told = True
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                number = paragraph.place(sentence[0])
                gap = not told or paragraph.follows_gap(sentence)
                before = [] if gap else before
                self._salience.last, self._number = self._number, number + paragraph.index
                if gap:
                    self._overhear(sentence)
                told = self._heard = number - 1 in telling
                before = self._read(sentence, paragraph.index, before, skip.get(paragraph.index, frozenset()))

    def meaning(self, paragraph: int, token: Token) -> Token | None:
        """The noun that a pronoun stands for, or None."""
        return self._meant.get((paragraph, token.i))

    def _overhear(self, sentence: Span) -> None:
        """Take in whom the sentence before names, which need not have been read."""
        self._salience.last = self._number - 1
        doc = sentence.doc
        if sentence.start:
            at = next((t for t in reversed(doc[: sentence.start]) if not (t.is_space or t.is_punct)), doc[0])
            self._salience.overhear(at.sent.text, self._number - 1, doc[0].sent.text)

    def _read(self, sentence: Span, paragraph: int, before: list[Thing], skip: frozenset[int]) -> list[Thing]:
        """Resolve the pronouns of a sentence; its nouns, pronouns replaced by what they stand for."""
        here: list[Thing] = []
        self._paragraph = paragraph
        self._turned = bool(before) and before[0].token.doc is not sentence.doc
        if self._opening is None or self._opening.doc is not sentence.doc:
            self._opening = own_subject(sentence.root)
        for token in sentence:
            named_before = token.dep_ == "appos" and token.head.pos_ == "NOUN" and token.pos_ == "PROPN"
            headed = self._hero.headed(token) if token.dep_ == "ROOT" else None
            aside = token.dep_ not in _ROLES and headed is None and not is_found(token, self._people)
            if aside or token.i in skip or named_before or is_post_given(token):
                continue
            meant = self._noun(paragraph, token)
            told = None if headed is token else headed
            if token.pos_ == "PRON":
                meant = told = self._resolve(token, here, before)
            elif told is None and (meant is token or is_aged(token)):
                told = self._meant_by(token, before)
            if told is not None:
                meant = self._meant[paragraph, token.i] = told
            if meant is not None:
                here.append(Thing(meant, token, headed is not None or is_main_subject(token)))
                self._take(here[-1])
        named = (t for t in here if t.main and t.token.pos_ == "PROPN" and t.token.text[:1].isupper())
        about = [t for t in named if self._things.may_be(t.token, plural=False) and not self._is_known(t)]
        if about and self._heard:
            self._theme = about[-1], self._number
        return here

    def _noun(self, paragraph: int, token: Token) -> Token | None:
        """A noun, or the name of whom it only describes."""
        bears = token.pos_ == "NOUN" or (token.dep_ == "attr" and token.lower_ in person_words()["offices"]["borne"])
        if bears and (named := self._described(paragraph, token)) is not None:
            return named
        meant = named_beside(token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else None
        return None if meant is token and token.pos_ == "ADJ" else meant  # "Its rival Arlex", if that is one

    def _take(self, thing: Thing) -> None:
        """Take in a noun that has been told of."""
        self._hero.see(thing)
        if not self._heard:
            return
        named = thing.token.pos_ == "PROPN" and thing.token.text[:1].isupper()
        sort = thing.at.dep_ == "poss" and any(c.lower_ in INDEFINITE for c in thing.at.lefts)  # "a printer's wife"
        if named or (is_person(thing.token) and not sort):
            self._learn(thing)
            who = self._who(thing)
            self._salience.see(who, thing, self._number)
            if not named or is_person(thing.token, self._people):
                self._descriptions.add(who, thing)

    def _described(self, paragraph: int, token: Token) -> Token | None:
        """Whom a noun only describes: ``Rao, a teacher``, ``she worked as a nurse``, ``Arlex, a chain of shops``."""
        verb, above = token.head, token.head
        if token.dep_ in SUBJECTS and verb.lemma_ == "be":  # "The first master was Thomas Hebden. He …"
            named = next((c for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN"), None)
            one = any(c.lower_ == "another" for c in token.lefts)  # "another example was Arden Castle"
            somebody = named is not None and named.ent_type_ == "PERSON" and is_person(token, self._people)
            return named if (one or somebody) and not is_plural(token) else None
        if token.dep_ == "conj" and verb.dep_ == "attr":
            token, verb = verb, verb.head
        if token.dep_ == "attr":
            above = next((c for c in verb.children if c.dep_ in SUBJECTS), token)
        elif token.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ == "VERB":
            above = serving(token, verb.head, self._people)
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
            tells = token.dep_ in ("appos", "pobj") or (token.dep_ == "attr" and is_ship(token))
            # "the Arran was a steamer", "was built as a ferry"
            return meant if tells and meant.pos_ == "PROPN" and not other else None
        if meant.ent_type_ != "ORG":
            self._people.add(meant.text)
        return meant

    def _who(self, thing: Thing) -> str:
        """By what somebody is known: his name, in full where the text has it so; of whom it names none, the phrase."""
        name = self._hero.words if self._hero.is_named(thing) else called(thing.token)
        return self._full.get(name, name) or thing.name

    def _learn(self, thing: Thing) -> None:
        """Note a person's sex where a title or a word of kinship tells it."""
        if thing.token.ent_type_ == "PERSON" and not self._any:
            self._any = " " in thing.name or not is_place(thing.name)  # but "a clockmaker from Bern"
        self_ = next((c.lower_ for c in thing.token.rights if c.lower_ in _SELVES), "")
        if sex := told_sex(thing.token) or _SELVES.get(self_, ""):
            self._sex.setdefault(self._who(thing), sex)

    def _resolve(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        word = token.lower_
        if token.dep_ == "poss" and (token.head.dep_ == "conj" or is_of_those(token)):
            return None  # "Sudan and its rebels": the phrase itself says whose
        own = self._hero.i() if word in SELF else self._hero.under(token)
        if (ahead := of_state(token) or (self._named_next(token) if own is None else own.token)) is not None:
            return ahead
        free = [t for t in here if not (too_near(token, t.at) or is_told_beside(token, t.at))]
        if SEXES.get(word) == "f" and (ship := self._ship(token, free, before)) is not None:
            return (self._hero.she("f", ()) or ship).token if self._hero.is_thing(ship) else ship.token
        if word in SEXES:
            thing = self._whose_kin(token, here) or self._hero.she(SEXES[word], (*before, *free))
            thing = thing or self._person(token, here, free, (*before, *free))
            if thing is not None and self._heard:
                self._latest[SEXES[word]] = thing
                self._sex.setdefault(self._who(thing), SEXES[word])
            return None if thing is None else thing.token
        if word in _THINGS | GROUPS and not expletive(token) and not self._goes_on_unknown(token):
            told = seated(token, here) or undergoer(token) or self._things.befallen(token, free, before)
            return self._hero.named(told) or self._thing(token, free, before)
        return None

    def _thing(self, token: Token, free: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        """What *it* or *they* means by what its clause and the sentence before are about."""
        word, single = token.lower_, partial(self._things.may_be, plural=False)
        told = [] if self._turned and token.sent.start <= token.i <= token.sent.start + _OPENING else before
        if word in _THINGS and (hero := self._hero.it(token, free, told, single)) is not None:
            return hero.token
        meant = self._things.told_on(token, self._things.meant(token, free, before), before, self._often)
        meant = meant or (None if said_before(token) else self._still_about(token, free, before))
        about = whose_clause(token) if word == "their" and token.dep_ == "poss" else None
        if about is not None and meant is not None and about.i != meant.i and about.pos_ == meant.pos_ == "PROPN":
            meant = None  # "City entered the League and won their first cup"
        return self._whole(token, meant)

    def _still_about(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        """What *It* goes back to over a sentence that tells of nothing it may be: what was last told of by name."""
        thing, number = self._theme or (None, 0)
        if thing is None or self._number - number > _STILL or thing.at.doc is not token.doc:
            return None
        plural = token.lower_ in GROUPS
        others = (t for t in (*here, *before) if t.at.dep_ != "pobj" and self._things.may_be(t.token, plural=plural))
        asked = token.dep_ in ("dobj", "poss") or (token.i == token.sent.start and is_main_subject(token))
        fits = self._things.may_be(thing.token, plural=plural)
        return thing.token if asked and fits and not any(True for _ in others) else None

    def _goes_on_unknown(self, token: Token) -> bool:
        """Whether *It* goes on with what *It* was in the sentence before, and that is not known."""
        start = token.sent.start
        if token.lower_ != "it" or token.i != start or start == 0 or token.dep_ not in SUBJECTS:
            return False
        told = own_subject(token.doc[start - 1].sent.root)
        again = told is not None and told.lower_ == "it" and not expletive(told)
        return again and told is not None and (self._paragraph, told.i) not in self._meant

    def _whole(self, token: Token, meant: Token | None) -> Token | None:
        """What *it* means after a part was told of: what the paragraph opens with, if the text goes on with that."""
        added = meant is not None and meant.dep_ == "nsubjpass" and in_class(meant.head.lemma_.lower(), "adding")
        whole = None if self._opening is None or says(self._opening) else self._opening
        if leaves_part(token, meant) and whole is not None and whole.pos_ == "PROPN":
            return whole
        if not added or meant is None or whole is None or token.lower_ != "it" or meant.doc is not whole.doc:
            return meant
        return whole if token.head.tag_ in PAST_TAGS and goes_on_with(whole, token.head) else meant

    def _named_next(self, token: Token) -> Token | None:
        """Whom what stands before its clause means, the subject right after it: ``In his speech, Crane said``."""
        sex = SEXES.get(token.lower_)
        about = fronted_subject(token) or enclosing_subject(token)
        if about is None or is_plural(about) or about.pos_ == "PRON":
            return None
        who = is_person(about, self._people)
        if sex is None:
            return about if token.lower_ in _THINGS and not who and about.ent_type_ in ("ORG", "GPE") else None
        another = (t for t in about.head.subtree if about.i > t.i != token.i and SEXES.get(t.lower_) == sex)
        unnamed = about.pos_ != "PROPN" and (self._any or sex in self._latest)  # "in her speech, the mayor said"
        if not who or unnamed or token.head.lemma_ in ("death", "absence") or any(another):
            return None  # "after his death, Crane ruled", "before her trial, Crane met her"
        return self._told_of(about, sex)

    def _told_of(self, about: Token, sex: str | None) -> Token | None:
        """Whom a sentence is about, whose pronoun tells a sex; None if it is known that that is not his."""
        if sex is None:
            return about
        thing = Thing(about, about, main=True)
        fits = self._sex.setdefault(self._who(thing), told_sex(about) or sex) == sex
        self._latest |= {sex: thing} if fits else {}
        return about if fits else None

    def _ship(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Thing | None:
        """The only ship that is spoken of, where no woman is."""
        near = [*here, *before]
        own = token.dep_ == "poss" and token.head.lemma_.lower() in person_words()["wholes"]["moved"]  # "her crew"
        people = [t for t in near if t.token.ent_type_ == "PERSON" and not (own or is_ship(t.token))]
        women = self._hero.is_woman() or any(thing.main or thing.token.text in self._people for thing in people)
        women = women or any(self._sex.get(self._who(thing)) == "f" for thing in near)
        ships = [thing for thing in near if is_ship(thing.token) or is_ship(thing.at)]
        latest = self._latest.get("f")
        one = len({thing.name for thing in ships}) == 1 and not is_plural(ships[0].token)
        if one and not women and latest is None:
            return ships[0]
        about = None if self._theme is None or self._number - self._theme[1] > _STILL else self._theme[0]
        sails = token.dep_ in (*SUBJECTS, "dobj") and in_class(token.head.lemma_.lower(), "sailing")
        return about if about is not None and sails and is_ship(about.token) else None  # "She sank", after Orlo Venn

    def _person(
        self, token: Token, here: Sequence[Thing], free: Sequence[Thing], near: Sequence[Thing]
    ) -> Thing | None:
        """Who is most in mind of those whom *he* or *she* may mean."""
        sex = SEXES[token.lower_]
        if any(plural_name(thing.token) and thing.token.text not in self._full for thing in near):
            return None  # a family name that looks like a plural
        clause = clause_head(token) if token.dep_ == "poss" else None
        if clause is not None and clause.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.lefts):
            return next(iter(self._fitting(sex, [t for t in here if t.at.i == clause.head.i])), None)
        able = {self._who(t): t for t in self._fitting(sex, near)}
        able |= {who: t for who, t in self._salience.things() if who in able or self._fitting(sex, [t])}
        aside = {self._who(t) for t in here} - {self._who(t) for t in free}
        own = [(self._who(t), t) for t in here]
        not_he = {w for w, t in own if too_near(token, t.at) or (t.token.doc is token.doc and too_near(token, t.token))}
        if token.dep_ in SUBJECTS:  # "He was replaced during Lee's retreat": not Lee
            not_he |= {
                self._full.get(n := called(t), n) for t in token.head.subtree if t.i > token.i and t.pos_ == "PROPN"
            }
        return self._in_mind(token, {who: t for who, t in able.items() if who not in not_he}, sex, aside)

    def _whose_kin(self, token: Token, here: Sequence[Thing]) -> Thing | None:
        """Whom his kin does something to: ``Crane's wife followed him to Lund``."""
        owner = kin_owner(token)
        whose = (t for t in here if owner is not None and t.at.i == owner.i and self._may_be(t, SEXES[token.lower_]))
        return next(whose, None)

    def _in_mind(
        self, token: Token, able: Mapping[str, Thing], sex: str, aside: Container[str] = frozenset()
    ) -> Thing | None:
        """Who of some is most in mind; nobody if two are about as much."""
        found: list[tuple[float, str]] = []
        about = whose_clause(token)
        for who, thing in able.items():
            told = sex and (self._sex.get(who) or given_sex(thing.token, who)) == sex
            named = thing.token.ent_type_ == "PERSON" or self._is_known(thing)
            sure = (_KNOWN[sex] if told else 0.0) + (_NAMED if named else 0.0)
            doer = about is not None and thing.at.doc is token.doc and thing.at.i == about.i < token.i
            if token.dep_ == "poss" and token.head.lemma_.lower() not in person_words()["kin"]["parents"]:
                doer = doer and called(thing.token) != ""  # "The lawyer took up his case", but "The boy saw his father"
            doer = doer or (thing.at.doc is token.doc and fronted_aside(token, thing.at))
            sure += _DOER if doer else _ALIKE if thing.main and about is None and token.dep_ in SUBJECTS else 0.0
            found.append((self._salience.of(who, self._number, sure, aside=who in aside, told=not says(token)), who))
        (first, who), (second, other) = (*sorted(found, key=lambda pair: -pair[0]), (0.0, ""), (0.0, ""))[:2]
        if second and first - second <= (_CLEARLY if first > _LEAST else first / 2):
            who = self._salience.oftener(who, other) if first > _LEAST else ""
        return able[who] if first and who else None

    def _meant_by(self, token: Token, before: Sequence[Thing]) -> Token | None:
        """Whom a noun with *the* describes who has been named: ``the superintendent``, ``the Ghanaian striker``."""
        if (under := self._hero.under(token)) is not None or not is_one(token):
            return None if under is None else under.token
        bearers = {who: self._salience.thing(who) for who in self._descriptions.bearers(token)}
        if not bearers and tells_more(token):
            bearers = {self._who(t): t for t in before if t.token.ent_type_ == "PERSON" or self._is_known(t)}
            hero = self._salience.hero
            bearers = bearers or ({hero: self._salience.thing(hero)} if hero else {})
        sex = told_sex(token) if bearers else ""
        others = {who: t for who, t in bearers.items() if t.at.sent is not token.sent}
        fitting = {who: t for who, t in others.items() if not sex or self._may_be(t, sex)}
        meant = self._in_mind(token, fitting, sex)
        return meant.token if meant is not None and called(meant.token) else None

    def _is_known(self, thing: Thing) -> bool:
        """Whether a name has been spoken of as *he* or *she*."""
        return thing.token.pos_ == "PROPN" and self._who(thing) in self._sex

    def _may_be(self, thing: Thing, sex: str) -> bool:
        """Whether somebody is not known to be of the other sex."""
        return (self._sex.get(who := self._who(thing)) or given_sex(thing.token, who) or sex) == sex

    def _fitting(self, sex: str, things: Iterable[Thing]) -> list[Thing]:
        """The single people among nouns who are not known to be of the other sex."""
        single = [t for t in things if t.token.text in self._full or not is_plural(t.token)]  # "Noakes", a name
        single = [t for t in single if self._may_be(t, sex) and not (self._hero.is_thing(t) or is_no_rival(t))]
        single = [t for t in single if not is_craft(t.token)]
        plain = (t for t in single if not is_place(t.name) or t.token.text in self._people)
        single = [*plain, *(t for t in single if is_place(t.name) and t.main and bears_rank(t.token))]
        single = [t for t in single if t.token.pos_ != "PROPN" or (may_be_somebodys(t.token) and not is_spot(t.at))]
        found = [t for t in single if is_person(t.token, self._people) or self._is_known(t) or given_first(t.token)]
        named = () if any(t.main for t in found) else (t for t in single if t.main or is_done_to_people(t.at))
        return [*found, *(t for t in named if t.token.tag_ == "NNP" and is_one_name(t.token))]
