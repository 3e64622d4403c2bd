"""Names: what stands in a title for a pronoun, a family name or a general noun.

*Crane* becomes *Daniel Crane*, *he* whom it means, *the company* the one company that the sentences before name, *the
operator* the name that stands beside that word. Only where the text names one and no other fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.callings import bare_name, kinds_of
from events.extract.fullnames import brands, firms_of, full_names, given_names, people_of
from events.extract.gazetteer import is_place
from events.extract.grammar import LOCATING, SUBJECTS, clause_head, conjuncts, is_bare_owner
from events.extract.people import is_aged, is_list, is_person, is_plural, person_words
from events.extract.phrases import noun_phrase
from events.extract.pieces import ownerless, possessive
from events.extract.predicates import in_class
from events.extract.roles import doer, is_happening, takes_part
from events.extract.subjects import Pronouns

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from events.extract.nlp import Paragraph
    from events.extract.words import Span, Token

__all__ = ["Name", "Names"]

_NEAR = 2
_FAR = 6
_DEFINITE = frozenset(("the", "this"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_NAME_PARTS = ("compound", "nmod", "amod")
_ATTRIBUTES = ("compound", "amod", "appos", "prep", "nmod", "relcl", "conj")
_OWNING = ("poss", "compound", "nmod")
_MAIN = ("ROOT", "ccomp", "conj", "parataxis")
#: What may stand before a family name, or before *company*, and tells it from no other.
_BESIDE_NAMES = frozenset(("based", "mr.", "mrs.", "ms."))
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
_POSSESSIVES = frozenset(("his", "her", "its", "their"))


@dataclass(frozen=True, slots=True)
class Name:
    """What stands for a word.

    Attributes:
        words: As in the evidence.
        plural: Whether a verb after it is in the plural.
        acts: Whether it names a person or a group.
        members: Of several, each by itself: *Chad*, *Mali* of *the two countries*.
    """

    words: str
    plural: bool = False
    acts: bool = True
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the text: the number of its sentence, its words, the common noun beside it, and what it is of."""

    sentence: int
    words: str
    beside: str
    company: bool
    body: bool = False


class Names:
    """What the pronouns and general nouns of a document stand for.

    Args:
        paragraphs: All of the document.
        skip: By paragraph, the words of temporal expressions.
        telling: The numbers of the sentences that may say what a name is.
    """

    def __init__(
        self, paragraphs: Sequence[Paragraph], skip: Mapping[int, frozenset[int]], telling: Container[int]
    ) -> None:
        """Collect names, resolve pronouns."""
        docs = [paragraph.doc for paragraph in paragraphs]
        people = people_of(docs)
        self._full, self._given, self._brands = full_names(people, docs), given_names(docs, people), brands(docs)
        self._pronouns = Pronouns(paragraphs, self._full, skip)
        self._named: list[_Named] = []
        #: In which sentences an unnamed one of a kind is spoken of: ``a rival firm``.
        self._indefinite: dict[str, list[int]] = {}
        self._gaps: set[int] = set()
        self._telling: set[int] = set()
        self._gone: set[str] = set()
        #: Names in a row: the number of the sentence, each of them, and their kinds.
        self._rows: list[tuple[int, tuple[str, ...], frozenset[str]]] = []
        self._known: dict[tuple[int, int], dict[int, Name]] = {}
        self._subjects: set[str] = set()
        #: The companies that main clauses are about: the number of the sentence, the name, whether it speaks there.
        self._topics: list[tuple[int, str, bool]] = []
        self._number: dict[tuple[int, int], int] = {}
        self._firms = firms_of(paragraphs)
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                self._number[paragraph.index, sentence.start] = len(self._number)
                if paragraph.follows_gap(sentence):
                    self._gaps.add(len(self._number) - 1)
                if paragraph.place(sentence[0]) - 1 in telling:
                    self._telling.add(len(self._number) - 1)
                self._collect(sentence, len(self._number) - 1)

    def full(self, name: str) -> str:
        """A family name with the rest of the name, a firm's with its *'s* (``Marlow's``); any other as it is."""
        return self._full.get(name, self._brands.get(name, name))

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
        return {name: frozenset(kinds) for name, kinds in out.items()}

    def of(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """What stands for the words of a sentence, by their index; only for those that something else stands for."""
        key = (paragraph, sentence.start)
        if key not in self._known:
            self._known[key] = dict(self._of(paragraph, sentence, self._number.get(key, 0)))
        return self._known[key]

    def _of(self, paragraph: int, sentence: Span, number: int) -> Iterator[tuple[int, Name]]:
        for token in sentence:
            stands_in = token.pos_ == "PRON" or is_aged(token)
            name = self._pronoun(paragraph, token) if stands_in else self._noun(token, number)
            if name is not None:
                yield token.i, name

    def _pronoun(self, paragraph: int, token: Token) -> Name | None:
        meant = self._pronouns.meaning(paragraph, token)
        if meant is None or token.dep_ == "expl":
            return None
        named = self._noun(meant, self._number.get((paragraph, meant.sent.start), 0))
        owns = token.lower_ in _POSSESSIVES and token.dep_ == "poss"
        words = self._words(meant, whole=not owns) if named is None else named.words
        if not words:
            return None
        if owns:
            mine = Name(possessive(words), acts=meant.pos_ == "PROPN" or takes_part(meant) or named is not None)
            return None if self._is_doers(paragraph, token, words) else mine
        acts = (meant.pos_ == "PROPN" and '"' not in words and not is_happening(meant)) or takes_part(meant)
        return Name(words, is_plural(meant) and token.lower_ != "it", acts)

    def _words(self, token: Token, *, whole: bool = True) -> str:
        """Its phrase, and if that is asked for, what a common noun is of: ``mother of the boy``, ``group of banks``."""
        of = whole and token.pos_ == "NOUN" and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
        return self.full(ownerless(noun_phrase(token, frozenset(), int(of))))

    def _is_doers(self, paragraph: int, token: Token, words: str) -> bool:
        """Whether a possessor is the subject of its clause, which a title names anyway, or that is not known."""
        verb = clause_head(token)
        if verb is None:
            return False  # "Her first exhibition, in Oslo."
        thing = doer(verb)
        while verb is not None and thing is not None and token in thing.subtree:
            if verb.dep_ not in ("ccomp", "advcl", "xcomp") or _only_says(verb.head, token):
                return False
            verb = clause_head(verb.head)  # "the minister warned that his country …"
            thing = None if verb is None else doer(verb)
        if thing is None:
            return True
        meant = self._pronouns.meaning(paragraph, thing) if thing.pos_ == "PRON" else thing
        if meant is None:
            return True
        named = self._noun(meant, self._number.get((paragraph, meant.sent.start), 0))
        return _alike(self._words(meant) if named is None else named.words, words)

    def _noun(self, token: Token, number: int) -> Name | None:
        named = token.pos_ == "PROPN" or (token.text in self._full and (token.ent_type_ != "" or _is_name(token)))
        if (several := self._several(token, number) or _counted(token) or _shared(token)) is not None:
            return several
        if token.dep_ in ("compound", "nmod", "appos") or token.pos_ not in ("NOUN", "PROPN"):
            return None
        more = _NAME_PARTS if named else _ATTRIBUTES
        telling = [c for c in token.children if c.dep_ in more and c.pos_ != "NUM" and c.lower_ not in _BESIDE_NAMES]
        if not all(map(_is_remark, telling)):
            described = self._described(token, number)
            return Name(described) if described else None
        if named:
            person = token.ent_type_ in ("PERSON", "") or not is_place(token.text)
            return Name(self._full[token.text]) if person and token.text in self._full else None
        definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
        if not definite or is_plural(token) or token.dep_ not in (*SUBJECTS, "dobj", "poss", "pobj"):
            return None
        words = self._beside(token.lemma_.lower(), number) or self._company(token.lemma_.lower(), number)
        return Name(words) if words else None

    def _several(self, token: Token, number: int) -> Name | None:
        """The names that a number sums up: ``the three``, ``the two companies``, if the last in a row are as many."""
        if not token.children or token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
            return None
        if (beside := self._named_beside(token)) is not None:
            return beside
        counted = token if token.tag_ == "CD" else next((c for c in token.lefts if c.dep_ == "nummod"), None)
        known = [c for c in token.children if c.dep_ not in ("det", "nummod", "punct", "case")]
        definite = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
        if counted is None or known or not definite:
            return None
        kind = self._kind(token)
        reach = _NEAR if token.tag_ == "CD" else _FAR
        if counted.lower_ not in _NUMBERS or not kind:
            return None
        last = next((row for row in reversed(self._rows) if number - reach <= row[0] < number), None)
        if last is None or len(last[1]) != _NUMBERS[counted.lower_] or not last[2] <= kind:
            return None
        return Name(f"{', '.join(last[1][:-1])} and {last[1][-1]}", plural=True, members=last[1])

    def _named_beside(self, token: Token) -> Name | None:
        """The people whom a counted noun sums up right after it: ``two men, Karl Berg and Ola Holm, were held``."""
        first = next((c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        number = next((_NUMBERS.get(c.lower_, 0) for c in token.lefts if c.dep_ == "nummod"), 0)
        if first is None or not is_person(token, self._full):
            return None
        members = [first, *(c for c in conjuncts(first) if c.pos_ == "PROPN")]
        if len(members) != number:
            return None
        names = tuple(self.full(bare_name(t)) for t in members)
        return Name(f"{', '.join(names[:-1])} and {names[-1]}", plural=True, members=names)

    def _kind(self, token: Token) -> frozenset[str]:
        """The kinds of names that a noun can sum up."""
        if token.tag_ == "CD":
            return frozenset(("ORG", "GPE"))
        lemma = token.lemma_.lower()
        if lemma in person_words()["stands_for"]["company"]:
            return frozenset(("ORG", ""))
        if lemma in person_words()["stands_for"]["state"]:
            return frozenset(("GPE",))
        return frozenset(("PERSON",)) if is_person(token, self._full) else frozenset()

    def _beside(self, lemma: str, number: int) -> str:
        """The only name that stands beside a common noun: ``the operator, Blueline``, ``the Northern Bank``."""
        known = [n for n in self._named if n.beside == lemma and n.sentence <= number]
        words = {n.words for n in known}
        near = bool(known) and number - known[-1].sentence <= _FAR
        unnamed = self._telling & set(self._indefinite.get(lemma, ()))
        near = near and not any(known[-1].sentence <= n <= number for n in unnamed)
        return known[-1].words if len(words) == 1 and near and not words & self._gone else ""

    def _company(self, lemma: str, number: int) -> str:
        """The only company that the sentences before name, unless the text has one without a name."""
        generic = person_words()["stands_for"]["company"]
        unnamed = [n for word in generic for n in self._indefinite.get(word, ())]
        if lemma not in generic or any(number - _NEAR <= n <= number for n in unnamed):
            return ""
        companies = {n.words for n in self._named if n.company}
        near = [n.words for n in self._named if number - _NEAR <= n.sentence <= number]
        words = dict.fromkeys(w for w in near if any(_part_of(w, known) for known in companies))
        longest = [w for w in words if not any(w != other and _part_of(w, other) for other in words)]
        fits = not self._topics or any(_alike(w, self._topics[0][1]) for w in longest)
        others = {
            n.words for n in self._named if n.body and n.sentence == number
        }  # "a note at Arlex shows the company"
        fits = fits and all(_alike(w, other) for w in longest for other in others)
        alone = len(longest) == 1 and longest[0] in self._subjects
        return longest[0] if alone and fits else self.topic(number)

    def _described(self, token: Token, number: int) -> str:
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
        if named or is_plural(token) or kin & {"prep", "appos", "acl", "nummod", "conj"}:
            return ""
        told = [words for at, words, _ in self._topics if at < number]
        last = [words for at, words, _ in self._topics if at == number - 1 and number not in self._gaps]
        narrow = any(c.ent_type_ in ("NORP", "GPE", "LOC") or c.tag_ in ("JJR", "JJS") for c in token.lefts)
        about = told if narrow or not last else last
        if not about or not all(_alike(words, about[0]) for words in about):
            return ""
        return max((w for w in told if _alike(about[0], w)), key=len)

    def whole(self, name: str) -> str:
        """A participant's name in full: a person's, or a firm's that the text gives with what kind of firm it is."""
        person = self.full(name)
        if person != name or is_place(name):
            return person
        if name in self._given:
            return self._given[name]
        longer = [firm for firm in self._firms if firm.startswith((f"{name} ", f"{name}, ", f"{name}'s "))]
        short = [firm for firm in longer if all(_alike(firm, other) for other in longer)]
        return max(short, key=len, default=name) if len(short) == len(longer) else name

    def topic(self, number: int) -> str:
        """The company that a sentence is about, or the text: its first main clause is, and so is the last about any."""
        here = [words for at, words, speaks in self._topics if at == number and speaks]
        if here:
            return here[0]  # "Arlex said the company had lost money"
        told = [words for at, words, _ in self._topics if at <= number]
        last = {words for at, words, _ in self._topics if at == number - 1 and number not in self._gaps}
        if last and all(_alike(words, told[-1]) for words in last):
            return max((w for w in told if _alike(told[-1], w)), key=len)
        about = bool(told) and _alike(told[-1], told[0])
        return max((w for w in told if _part_of(told[0], w)), key=len) if about else ""

    def is_firm(self, name: str) -> bool:
        """Whether a text gives a name with what kind of firm it is, or tells of it in several main clauses."""
        told = [at for at, words, _ in self._topics if _alike(words, name)]
        return len(told) > 1 or any(_part_of(name, firm) for firm in self._firms)

    def topic_of(self, paragraph: int, token: Token) -> str:
        """:meth:`topic` of the sentence that a word stands in."""
        return self.topic(self._number.get((paragraph, token.sent.start), 0))

    def company(self, paragraph: int, token: Token) -> str:
        """The company that a subject names or stands for; empty if it is none."""
        number = self._number.get((paragraph, token.sent.start), 0)
        if token.pos_ == "PROPN":
            return bare_name(token) if any(n.company for n in self._names(token, number)) else ""
        named = self.of(paragraph, token.sent).get(token.i)
        return named.words if named is not None and any(_part_of(named.words, w) for _, w, _ in self._topics) else ""

    def _collect(self, sentence: Span, number: int) -> None:
        for token in sentence:
            beside = token.dep_ in ("appos", "attr") and token.head.pos_ in ("PROPN", "AUX")  # "Arlex, a pump maker"
            beside = beside or (token.dep_ == "pobj" and token.head.lower_ == "as")  # "its first loss as a firm"
            indefinite = any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in token.children)
            if token.pos_ == "NOUN" and indefinite and not beside:
                self._indefinite.setdefault(token.lemma_.lower(), []).append(number)
            if token.pos_ == "PROPN" and token.dep_ != "conj" and is_list(token):
                members = [token, *(c for c in conjuncts(token) if c.pos_ == "PROPN")]
                names = tuple(self.full(bare_name(t)) for t in members)
                self._rows.append((number, names, frozenset(t.ent_type_ for t in members)))
            if token.pos_ == "PROPN" and token.dep_ not in ("compound", "nmod"):
                found = list(self._names(token, number))
                self._named += found
                if _has_main_result(token) and any(n.company for n in found):
                    self._topics.append((number, bare_name(token), False))
                if token.dep_ in SUBJECTS:
                    self._subjects.add(bare_name(token))
                    if token.head.dep_ in _MAIN and any(n.company for n in found):
                        speaks = in_class(token.head.lemma_.lower(), "reporting", "statement")
                        self._topics.append((number, bare_name(token), speaks))
                if token.dep_ in SUBJECTS and token.head.lemma_ == "die":
                    self._gone.add(self._words(token))

    def _names(self, token: Token, number: int) -> Iterator[_Named]:
        """A proper noun as the name of the common noun beside it, or of what its last word says."""
        words = bare_name(token)
        person = is_person(token, self._full)
        located = token.dep_ == "pobj" and token.head.lower_ in LOCATING
        public = token.lower_ in person_words()["stands_for"]["public"] or located or is_place(words)
        company = token.ent_type_ in ("ORG", "") and not public and token.text not in self._full and not token.like_num
        company = company and (token.ent_type_ == "ORG" or token.dep_ in SUBJECTS) and not _is_somebody(token)
        company = company or any(n.company and _part_of(words, n.words) for n in self._named)  # "Arlen", of Arlen Corp.
        company = company or any(firm.startswith(f"{words} ") or firm == words for firm in self._firms)
        beside = token.head.lemma_.lower() if token.dep_ == "appos" and token.head.pos_ == "NOUN" else ""
        if not beside and " " in words and not person:
            beside = token.lower_
        title = token.doc[token.i - 1] if token.i > token.sent.start else token
        if title.head.i == token.i and title.text[:1].isupper() and in_class(title.lower_, "titles"):
            beside = title.lower_  # "King Hussein": the king
            words = words if words.startswith(title.text) else f"{title.text} {words}"
        name = self.full(words) if person else words
        yield _Named(number, name, beside, company, token.ent_type_ == "ORG")
        for kind in kinds_of(token) if number in self._telling else ():
            yield _Named(number, name, kind, company, token.ent_type_ == "ORG")


def _counted(token: Token) -> Name | None:
    """A bare number with the noun that the clause before it counts: ``six men were held and two charged``."""
    if token.tag_ != "CD" or token.dep_ not in SUBJECTS or token.children or token.ent_type_ != "CARDINAL":
        return None
    before = token.head.head if token.head.dep_ == "conj" else token
    thing = next((c for c in before.children if c.dep_ in SUBJECTS and c.i < token.i), None)
    if thing is not None and thing.pos_ == "ADJ":  # "most of the plates"
        thing = next((c for of in thing.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), thing)
    if thing is None or thing.tag_ != "NNS" or token.lower_ in ("one", "1"):
        return None
    return Name(f"{token.text} {thing.text}", plural=True, acts=takes_part(thing))


def _only_says(verb: Token, token: Token) -> bool:
    """Whether who reports what his own thing did is named by no title otherwise: *Arlex said its profit fell*."""
    thing = token.head
    reports = in_class(verb.lemma_.lower(), "reporting") and thing.dep_ in SUBJECTS and thing.head.head.i == verb.i
    return reports and token.lower_ in ("its", "their")


def _shared(token: Token) -> Name | None:
    """A bare possessor with what the subject before it has: ``Arlex shares fell 2%. Blueline's rose 5%``."""
    if not is_bare_owner(token):
        return None
    at = token.sent.start
    words = list(token.doc[token.doc[at - 1].sent.start if at else at : token.left_edge.i])
    before = (t for t in reversed(words) if t.dep_ in SUBJECTS and t.pos_ == "NOUN")
    thing = next((t for t in before if any(c.pos_ == "PROPN" and c.dep_ in _OWNING for c in t.lefts)), None)
    if thing is None:
        return None
    return Name(f"{possessive(bare_name(token))} {thing.text}", plural=is_plural(thing), acts=False)


def _is_remark(clause: Token) -> bool:
    """Whether a clause is said beside a noun, between commas: ``the airline, which flies to Oslo,``."""
    return clause.dep_ == "relcl" and clause.doc[clause.left_edge.i - 1].text == ","


def _part_of(short: str, name: str) -> bool:
    """Whether the words of one name begin another: ``Castellan`` of ``Castellan Foods Inc.``."""
    return name == short or name.startswith(f"{short} ")


def _is_somebody(token: Token) -> bool:
    """Whether a clause tells of a name as of a person: ``Crane, who joined the bank``."""
    return any(c.lower_ == "who" for clause in token.children if clause.dep_ == "relcl" for c in clause.children)


def _has_main_result(token: Token) -> bool:
    """Whether a main clause is about what a name has: ``Arlex's net income rose``."""
    thing = token.head
    owns = token.dep_ == "poss" and in_class(thing.lemma_.lower(), "owned.nouns")
    return owns and thing.dep_ in SUBJECTS and thing.head.dep_ in _MAIN


def _is_name(token: Token) -> bool:
    """Whether a capital word without an article is a family name, though the parser took it for a plural: ``Jobs``."""
    return token.tag_ == "NNS" and token.text[:1].isupper() and token.n_lefts == 0


def _alike(one: str, other: str) -> bool:
    return _part_of(one, other) or _part_of(other, one)
