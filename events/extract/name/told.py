"""What a text tells by name: which name *the operator* or *the company* goes back to, and whom the text is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.language.callings import (
    MAIN_ROLES,
    alike,
    bare_name,
    before_sort,
    has_main_result,
    is_remark,
    kinds_of,
    part_of,
    race_of,
    sorts_of,
)
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import INDEFINITE, LOCATING, SUBJECTS, clause_head, own_subject, subject
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import is_person, is_plural, is_public, person_words, settled_name
from events.extract.language.phrases import noun_phrase
from events.extract.language.pieces import ownerless
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword
    from events.extract.name.principals import Principal
    from events.extract.name.written import Written

__all__ = ["Told"]

_NEAR = 2
#: How much of a text is about the company that it is about.
_MOST = 0.6
_FAR = 6
#: How many sentences back a thing may have been named that is the only one of its kind.
_FAR_NAMED = 15
#: Prepositions of those who take part or have.
_WHOSE = frozenset(("of", "by", "for", "with", "against"))


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the text: the number of its sentence, its words, the common noun beside it, and what it is of."""

    sentence: int
    words: str
    beside: str
    company: bool
    body: bool = False


class Told:
    """The names of a document, with what it says that they are.

    Args:
        people: Family names of the people whom it names in full.
        firms: The names that end in what kind of firm they are.
        full: A person's name in full.
        principal: Whom or what it is the story of.
        written: Those of its text, parsed or not.
    """

    def __init__(
        self,
        people: Collection[str],
        firms: Sequence[str],
        full: Callable[[str], str],
        principal: Callable[[], Principal | None],
        written: Written,
    ) -> None:
        """Begin with no sentence."""
        self._principal, self._written = principal, written
        self._people, self._firms, self._full = people, firms, full
        self._named: list[_Named] = []
        #: In which sentences an unnamed one of a kind is spoken of: ``a rival firm``.
        self._indefinite: dict[str, list[int]] = {}
        #: Names of others than a noun of their kind speaks of: ``the club merged with Orsk Cricket Club``.
        self._apart: set[str] = set()
        #: What has sunk, and so is no company, with what it carries: ``an ore carrier``.
        self._sunk: dict[str, str] = {}
        #: In which sentences a noun with *the* speaks of one.
        self._again: dict[str, list[int]] = {}
        self._gaps: set[int] = set()
        self._telling: set[int] = set()
        self._gone: set[str] = set()
        #: The names beside which it says that they are firms': ``Arlex, the pump maker``.
        self._makers: set[str] = set()
        self._subjects: set[str] = set()
        #: The companies that main clauses are about: the number of the sentence, the name, whether it speaks there.
        self._topics: list[tuple[int, str, bool]] = []
        self._headword: Headword | None = None

    def stands_under(self, headword: Headword) -> None:
        """Take in what the document is an article on."""
        self._headword = headword

    def add(self, sentence: Span, number: int, *, gap: bool, telling: bool) -> None:
        """Take in a sentence by its number.

        Args:
            sentence: The next one that is read.
            number: Which sentence of the document it is.
            gap: Whether sentences before it were not read.
            telling: Whether it may say what a name is.
        """
        self._gaps |= {number} if gap else set()
        self._telling |= {number} if telling else set()
        for token in (t for t in sentence if t.pos_ in ("NOUN", "PROPN")):
            if token.pos_ == "NOUN" and token.n_lefts:
                self._add_common(token, number)
            if token.pos_ == "NOUN" and (name := before_sort(token) or settled_name(token)) is not None:
                self._named.append(_Named(number, bare_name(name), token.lemma_.lower(), company=False))
            owns = token.pos_ == "PROPN" and has_main_result(token)
            if token.pos_ == "PROPN" and (owns or token.dep_ not in ("compound", "nmod")) and not _took(token):
                found = list(self._names(token, number))
                self._apart |= {n.words for n in found if _is_met(token, n.beside, firm=n.company)}
                self._named += found
                if owns and any(n.company for n in found):
                    self._topics.append((number, bare_name(token), True))
                if token.dep_ in SUBJECTS:
                    self._subjects.add(bare_name(token))
                    if token.head.dep_ in MAIN_ROLES and any(n.company for n in found):
                        speaks = in_class(token.head.lemma_.lower(), "reporting", "statement")
                        self._topics.append((number, bare_name(token), speaks))
                if token.dep_ in SUBJECTS and token.head.lemma_ == "die":
                    self._gone.add(self._full(ownerless(noun_phrase(token, frozenset(), 0))))

    def _add_common(self, token: Token, number: int) -> None:
        """Take in a common noun: one that has no name, or that speaks again of what may have one."""
        kind = [c.lower_ for c in token.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"]
        if kind and token.tag_ == "NN" and token.dep_ in SUBJECTS and in_class(token.head.lemma_.lower(), "sailing"):
            self._sunk.setdefault(token.lower_, " ".join((*kind, token.lower_)))
        if _is_another(token) and not self._is_founded(token):
            self._indefinite.setdefault(token.lemma_.lower(), []).append(number)
        elif token.tag_ == "NN" and [c.lower_ for c in token.lefts] == ["the"]:
            self._again.setdefault(token.lemma_.lower(), []).append(number)

    def _names(self, token: Token, number: int) -> Iterator[_Named]:
        """A proper noun as the name of the common noun beside it, or of what its last word says."""
        words = bare_name(token)
        person = is_person(token, self._people)
        located = token.dep_ == "pobj" and token.head.lower_ in LOCATING and not has_main_result(token)
        public = is_public(token.text) or located or is_place(words)
        public = public or in_class(token.lower_, "quoted")
        company = (
            token.ent_type_ in ("ORG", "") and not public and token.text not in self._people and not token.like_num
        )
        office = " " in words and bool(classes(token.lower_) & {"official", "leader"})  # "Transport Secretary"
        company = company and not (office or _is_somebody(token) or _is_happening(token))
        company = company and (token.ent_type_ == "ORG" or token.dep_ in SUBJECTS)
        company = company or any(n.company and part_of(words, n.words) for n in self._named)  # "Arlen", of Arlen Corp.
        company = company or any(firm.startswith(f"{words} ") or firm == words for firm in self._firms)
        kinds = [*kinds_of(token)] if number in self._telling else []
        kinds += ["newspaper"] if " " in words and token.lower_ in person_words()["mastheads"]["papers"] else []
        said = bool(person_words()["stands_for"]["company"].intersection(kinds)) and not located  # "the brewer Arlex"
        beside = token.head.lemma_.lower() if token.dep_ == "appos" and token.head.pos_ == "NOUN" else ""
        if not beside and " " in words and not person:
            whole, of, part = words.partition(" of ")
            beside = token.lower_ if not of else _last_word(whole)  # the Friends of Arden Library are no library
            if of and " " in part and beside != token.lower_:
                inside = in_class(beside, "housing")  # "Church of England School", which is a school
                yield _Named(number, words if inside else part, token.lower_, company=False)
        title = token.doc[token.i - 1] if token.i > token.sent.start else token
        bears = in_class(title.lower_, "titles") or title.lower_ in person_words()["nature"]["before_names"]
        if title.head.i == token.i and title.text[:1].isupper() and bears:
            beside = title.lower_  # "King Hussein": the king; "Storm Elin": the storm
            words = words if words.startswith(title.text) else f"{title.text} {words}"
        elif person and (called := next(iter(token.lefts), token).lower_.rstrip(".")) in person_words()["titled"]:
            beside = next(iter(person_words()["titled"][called]))  # "Father Luis Ortega": the priest
        name = self._full(words) if person else words
        if self._headword is not None and self._headword.kinds and self._headword.words == words:
            company = said = self._is_firms(self._headword)  # a ship is none
        if said:
            self._subjects.add(words)
        if number in self._telling and any(map(_is_firms_noun, token.rights)):
            self._makers.add(words)
        if whole := race_of(token):
            yield _Named(number, whole, token.lower_, company=False)
        for kind in (beside, *kinds):
            yield _Named(number, name, kind, company or said, token.ent_type_ == "ORG")

    def is_first_told_of(self, name: str, thing: Token, number: int) -> bool:
        """Whether a name is another's than a noun's: told only behind it, in its clause, or of whom it is the object.

        *The firm sued Arlex*, *Kemp renamed the firm*.
        """
        who = own_subject(thing.head) if thing.dep_ == "dobj" else None
        if who is not None and who.pos_ == "PROPN" and who.text in name.split():
            return True
        if any(n.sentence < number and alike(n.words, name) for n in self._named):
            return False
        clause = clause_head(thing)
        inside = {t.i for t in clause.subtree if t.i > thing.i} if clause is not None else set()
        told = [t.i for t in thing.sent if t.pos_ == "PROPN" and t.text == name.replace("-", " ").rpartition(" ")[2]]
        return bool(told) and inside.issuperset(told)

    def heros(self, token: Token, number: int) -> str:
        """The name of what the whole text is about, where nothing nearer is called so: ``the club was founded``."""
        hero, lemma = self._principal(), token.lemma_.lower()
        plain = [c.lower_ for c in token.children if c.dep_ != "case" and c.lower_ != "former"] == ["the"]
        if hero is None or lemma not in hero.nouns or not plain:
            return ""
        told = any(t.pos_ == "PROPN" and t.text in hero.words for t in token.sent)  # "the club became Lund City"
        if told or (token.dep_ == "pobj" and token.head.lower_ not in _WHOSE):
            return ""
        near = range(number - _NEAR, number + 1)
        others = [
            n for n in self._named if n.sentence in near and n.beside in hero.nouns and n.words not in self._apart
        ]
        unnamed = any(n in near for n in self._indefinite.get(lemma, ()))
        return hero.words if not unnamed and all(alike(n.words, hero.words) for n in others) else ""

    def kinds(self, name: str) -> frozenset[str]:
        """The common nouns that the text has beside a name (``ferry`` of *Nordlys*); ``company`` if it is a firm's."""
        return self._kinds.get(name, frozenset())

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        out: dict[str, set[str]] = {}
        for named in self._named:
            first, _, rest = named.words.partition(" ")
            if named.beside:
                out.setdefault(named.words, set()).add(named.beside)
            if rest.lower() == named.beside != "" and not is_place(first):  # "the Meridian Probe"
                out.setdefault(first, set()).add(named.beside)
        for firm in self._firms:
            for form in (firm, firm.rpartition(" ")[0]):
                out.setdefault(form, set()).add("company")
        for maker in self._makers:
            out.setdefault(maker, set()).add("company")
        if self._headword is not None:
            out.setdefault(self._headword.words, set()).update(self._headword.kinds)
        return {name: frozenset(kinds) for name, kinds in out.items()}

    def beside(self, lemma: str, number: int) -> str:
        """The only name that stands beside a common noun: ``the operator, Blueline``, ``the Northern Bank``."""
        known = [n for n in self._named if n.beside == lemma and n.sentence <= number and n.words not in self._apart]
        words = {n.words for n in known}
        if self.is_headwords(lemma, number, words):
            return "" if self._headword is None else self._headword.words
        far = _FAR if lemma in person_words()["stands_for"]["company"] else _FAR_NAMED
        near = bool(known) and number - self._spoken_of(lemma, known[-1].sentence, number, far) <= far
        unnamed = self._telling & set(self._indefinite.get(lemma, ()))
        near = near and not any(known[-1].sentence <= n <= number for n in unnamed)
        one = known[-1].words if len(words) == 1 and near and not words & self._gone else ""
        if len(words) > 1:
            return self._named_so(lemma, number, main=True)
        return one if words else self._sort(lemma, number) or self._named_so(lemma, number)

    def _named_so(self, lemma: str, number: int, *, main: bool = False) -> str:
        """What the text names by a noun nearest before: ``the museum``, of *the Yorkley Museum*.

        Of several names only one that begins its sentence.
        """
        if lemma in _companies():
            return ""
        found = self._written.nearest(lemma, number, _NEAR if main else _FAR_NAMED, main=main)
        if found is None or any(found[1] <= n <= number for n in self._indefinite.get(lemma, ())):
            return ""
        return "" if found[0] in self._apart or found[0] in self._gone else found[0]

    def _spoken_of(self, lemma: str, named: int, number: int, far: int) -> int:
        """In which sentence before a common noun spoke of what was named last: ``the commission``, all along a text."""
        for at in self._again.get(lemma, ()):
            named = at if named < at < number and at - named <= far else named
        return named

    def _is_founded(self, token: Token) -> bool:
        """Whether a noun is for what the article is on, which is going to be: *resolved to found an infirmary*."""
        head = self._headword
        founded = token.dep_ == "dobj" and in_class(token.head.lemma_, "creating.founded")
        return founded and head is not None and token.lemma_.lower() in head.kinds

    def is_headword(self, name: str) -> bool:
        """Whether a name is what the document is an article on."""
        return self._headword is not None and self._headword.words == name

    def is_headwords(self, lemma: str, number: int, others: Collection[str]) -> bool:
        """Whether a common noun speaks of what the article stands under, and of no other of its kind."""
        head = self._headword
        if head is None or not (lemma in head.kinds or (self._is_firms(head) and lemma in _companies())):
            return False
        unnamed = any(number - _FAR <= n <= number for n in self._indefinite.get(lemma, ()) if n in self._telling)
        return not unnamed and all(part_of(other, head.words) or head.words in other for other in others)

    @staticmethod
    def _is_firms(head: Headword) -> bool:
        """Whether an article is on a firm."""
        return not head.kinds.isdisjoint(_companies())

    def _sort(self, lemma: str, number: int) -> str:
        """The only name of a sort that a noun stands for: ``the ship``, of *the ferry Nordlys*."""
        general = person_words()["sorts"]
        sorts = {sort for sort, words in general.items() if lemma in words}
        kinds = (n for n in self._named if n.beside and n.sentence <= number and n.beside not in general["unhoused"])
        known = [n for n in kinds if sorts & sorts_of(n.beside)]
        if len({n.words for n in known}) != 1 or number - known[-1].sentence > _FAR_NAMED:
            return ""
        unnamed = {n for word, told in self._indefinite.items() if sorts & sorts_of(word) for n in told} & self._telling
        return "" if any(known[-1].sentence <= n <= number for n in unnamed) else known[-1].words

    def company(self, lemma: str, number: int) -> str:
        """The only company that the sentences before name, unless the text has one without a name."""
        generic = person_words()["stands_for"]["company"]
        unnamed = [n for word in generic - {"group"} | {lemma} for n in self._indefinite.get(word, ())]
        if lemma in self._sunk:
            return self._sunk[lemma]
        if lemma not in {*generic, "club"} or any(number - _NEAR <= n <= number for n in unnamed):
            return ""
        companies = {n.words for n in self._named if n.company}
        near = [n.words for n in self._named if number - _NEAR <= n.sentence <= number and n.words not in self._apart]
        words = dict.fromkeys(w for w in near if any(part_of(w, known) for known in companies))
        longest = [w for w in words if not any(w != other and part_of(w, other) for other in words)]
        meant = longest[0] if len(longest) == 1 and self._is_the_company(longest[0], number) else self.topic(number)
        if meant and is_public(meant):
            return ""  # no court and no ministry is a company
        return meant if lemma != "club" or in_class(_last_word(meant), "clubs", "clubs.towns") else ""

    def _is_the_company(self, words: str, number: int) -> bool:
        """Whether a name is of what a text is about, or of its only company so far, and no other body is told of."""
        if self._topics and not alike(words, self._topics[0][1]):
            return False
        named = [n for n in self._named if n.words not in self._apart]
        if any(n.body and n.sentence == number and not alike(words, n.words) for n in named):
            return False  # "a note at Arlex shows the company"
        again = [alike(words, n.words) for n in named if n.company]
        if sum(again) > 1:
            return True  # "ordered Arlex to pay; the company" of "Arlex fined"
        only = all(alike(words, n.words) for n in named if n.company and n.sentence <= number)
        return only or any(alike(words, known) for known in (*self._subjects, *self._firms))

    def described(self, token: Token, number: int) -> str:
        """The company that a text goes on to tell of by what it does: ``The insurance concern said``.

        It is what the sentence before is about, and of a nationality told with it the only one that the text is about.
        """
        lists, kin = person_words()["stands_for"], {c.dep_ for c in token.children}
        subject_ = token.head if token.dep_ == "poss" else token
        goes_on = subject_.dep_ in SUBJECTS and subject_.head.dep_ in ("ROOT", "conj")
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
        if not (goes_on and definite and token.lemma_.lower() in lists["company"] | lists["described"]):
            return ""
        named = any(c.pos_ == "PROPN" and c.ent_type_ not in ("GPE", "NORP", "LOC") for c in token.lefts)
        tied = any(c.dep_ == "acl" and not is_remark(c) for c in token.children)
        tied = tied or any(c.lower_ in person_words()["state"]["bodies"] for c in token.lefts)  # "the central bank"
        if named or tied or is_plural(token) or kin & {"prep", "appos", "nummod", "conj"}:
            return ""
        told = [words for at, words, _ in self._topics if at < number]
        last = [words for at, words, _ in self._topics if at == number - 1 and number not in self._gaps]
        narrow = any(c.ent_type_ in ("NORP", "GPE", "LOC") or c.tag_ in ("JJR", "JJS") for c in token.lefts)
        about = told if narrow or not last else last
        if not about or not all(alike(words, about[0]) for words in about):
            return ""
        return max((w for w in told if alike(about[0], w)), key=len)

    def topic(self, number: int) -> str:
        """The company that a sentence is about, or the text: its first main clause is, and so is the last about any."""
        here = [words for at, words, speaks in self._topics if at == number and speaks]
        if here:
            return here[0]  # "Arlex said the company had lost money"
        told = [words for at, words, _ in self._topics if at <= number]
        last = {words for at, words, _ in self._topics if at == number - 1 and number not in self._gaps}
        if last and all(alike(words, told[-1]) for words in last):
            return max((w for w in told if alike(told[-1], w)), key=len)
        about = bool(told) and alike(told[-1], told[0])
        return max((w for w in told if part_of(told[0], w)), key=len) if about else ""

    def is_firm(self, name: str) -> bool:
        """Whether a text gives a name with what kind of firm it is, or tells of it in several main clauses."""
        told = [at for at, words, _ in self._topics if alike(words, name)]
        return len(told) > 1 or any(part_of(name, firm) for firm in self._firms)

    def is_company(self, token: Token, number: int) -> bool:
        """Whether a proper noun names a company."""
        return any(n.company for n in self._names(token, number))

    def most(self, number: int) -> str:
        """The company that most main clauses up to a sentence are about; empty if there is none."""
        told = [words for at, words, _ in self._topics if at <= number]
        most = max(told, key=lambda name: sum(alike(name, other) for other in told), default="")
        same = [name for name in told if alike(most, name)]
        return max(same, key=len) if len(same) > _MOST * len(told) else ""

    def is_topic(self, name: str) -> bool:
        """Whether a main clause is about a company of which a name is part."""
        return any(part_of(name, words) for _, words, _ in self._topics)


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _companies() -> frozenset[str]:
    """Nouns that stand for a company whatever it makes."""
    return person_words()["stands_for"]["company"]


def _took(token: Token) -> bool:
    """Whether a name is one that its bearer took or had besides: ``became Ardrick``, ``was founded as St Mark's``."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "as":
        return head.head.lemma_ == "know" or in_class(head.head.lemma_, "creating.founded")
    return (token.dep_, head.lemma_) in (("attr", "become"), ("oprd", "rename"), ("oprd", "call"))


def _is_firms_noun(noun: Token) -> bool:
    """Whether a noun after a name says that it is a firm's: ``the pump maker``."""
    return noun.dep_ == "appos" and noun.tag_ == "NN" and noun.lemma_.lower() in _companies()


def _is_met(name: Token, kind: str, *, firm: bool) -> bool:
    """Whether what a name's kind of is called by a noun does something with it: ``the club merged with Orsk Club``."""
    clause = clause_head(name)
    thing = None if clause is None or name.dep_ in SUBJECTS or not (kind or firm) else subject(clause)
    if thing is None or thing.pos_ != "NOUN" or thing.i > name.i:
        return False
    if thing.lower_ != kind and not (firm and thing.lower_ in _companies()):
        return False
    said = name.dep_ in ("attr", "oprd") or (name.dep_ == "appos" and name.head.i == thing.i)
    return [c.lower_ for c in thing.lefts] == ["the"] and not said


def _is_another(thing: Token) -> bool:
    """Whether a noun with an indefinite article is told of by itself."""
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in thing.rights)  # "a ferry named Nordlys"
    if named or (thing.dep_ in ("appos", "attr") and thing.head.pos_ in ("PROPN", "AUX")):
        return False  # "Arlex, a pump maker"
    indefinite = any(c.dep_ == "det" and c.lower_ in INDEFINITE for c in thing.children)
    return indefinite and not (thing.dep_ == "pobj" and thing.head.lower_ == "as")  # "its first concert as a trio"


def _is_happening(token: Token) -> bool:
    """Whether a name with *the* is of an event or an illness: ``the Great Fire``, ``the Spanish Flu``."""
    word = token.lower_
    entry = noun(word) if any(c.lower_ == "the" for c in token.lefts) else None
    return entry is not None and (entry.event_share >= _MOST or "disease" in classes(word))


def _is_somebody(token: Token) -> bool:
    """Whether a clause tells of a name as of a person: ``Crane, who joined the bank``."""
    return any(c.lower_ == "who" for clause in token.children if clause.dep_ == "relcl" for c in clause.children)
