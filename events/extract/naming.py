"""Names: what stands in a title for a pronoun, a family name or a general noun.

*Crane* becomes *Daniel Crane*, *he* whom it means, *the company* the one company that the sentences before name, *the
operator* the name that stands beside that word. Only where the text names one and no other fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.callings import (
    MAIN_ROLES,
    Name,
    alike,
    alone,
    bare_name,
    called,
    has_main_result,
    is_no_owner,
    is_remark,
    kinds_of,
    part_of,
    uncapped,
)
from events.extract.fullnames import (
    bodies,
    brands,
    firms_of,
    full_names,
    given_names,
    heads_of,
    people_of,
    stands_alone,
)
from events.extract.gazetteer import is_place
from events.extract.grammar import LOCATING, SUBJECTS, clause_head, conjuncts, own_subject
from events.extract.misplaced import is_firm_word
from events.extract.models import Models
from events.extract.people import is_aged, is_list, is_person, is_plural, person_words
from events.extract.phrases import noun_phrase
from events.extract.pieces import ownerless, possessive
from events.extract.predicates import in_class
from events.extract.roles import doer, is_eventive, is_happening, takes_part
from events.extract.several import Several, counted, shared, summed
from events.extract.subjects import Pronouns

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from events.extract.nlp import Paragraph
    from events.extract.words import Span, Token

__all__ = ["Name", "Names"]

_NEAR = 2
#: How much of a text is about the company that it is about.
_MOST = 0.6
_FAR = 6
#: How many sentences back a thing may have been named that is the only one of its kind.
_FAR_NAMED = 15
_DEFINITE = frozenset(("the", "this"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_NAME_PARTS = ("compound", "nmod", "amod")
_ATTRIBUTES = ("compound", "amod", "appos", "prep", "nmod", "relcl", "conj")
#: What may stand before a family name, or before *company*, and tells it from no other.
_BESIDE_NAMES = frozenset(("based", "mr.", "mrs.", "ms."))
_POSSESSIVES = frozenset(("his", "her", "its", "their"))


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
        self._heads = heads_of(docs, self._full)
        self._pronouns = Pronouns(paragraphs, self._full, skip)
        self._models = Models()
        self._several = Several(self.full, self._pronouns.meaning)
        self._named: list[_Named] = []
        #: In which sentences an unnamed one of a kind is spoken of: ``a rival firm``.
        self._indefinite: dict[str, list[int]] = {}
        self._gaps: set[int] = set()
        self._telling: set[int] = set()
        self._gone: set[str] = set()
        self._known: dict[tuple[int, int], dict[int, Name]] = {}
        self._subjects: set[str] = set()
        #: The companies that main clauses are about: the number of the sentence, the name, whether it speaks there.
        self._topics: list[tuple[int, str, bool]] = []
        self._number: dict[tuple[int, int], int] = {}
        self._firms, self._bodies = firms_of(paragraphs), bodies(paragraphs, self._full)
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                number = self._number[paragraph.index, sentence.start] = paragraph.place(sentence[0]) - 1
                if paragraph.follows_gap(sentence):
                    self._gaps.add(number)
                if number in telling:
                    self._telling.add(number)
                    self._models.add(sentence, number)
                self._collect(sentence, number)
                self._several.add(sentence, paragraph.index, number)

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

    def owners(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """Whom the possessors of a sentence mean, by their index, though a title does not say so: ``its plant``."""
        known = self.of(paragraph, sentence)
        own = (t for t in sentence if t.lower_ in _POSSESSIVES and t.dep_ == "poss" and t.i not in known)
        own = (t for t in own if not is_eventive(t.head) or self._is_subjects(paragraph, t))
        found = ((t.i, self._pronoun(paragraph, t, always=True)) for t in own)
        return {at: name for at, name in found if name is not None}

    def _is_subjects(self, paragraph: int, token: Token) -> bool:
        """Whether a possessor means the subject of its own clause."""
        verb = clause_head(token)
        thing = None if verb is None else own_subject(verb)
        meant = None if thing is None else self._pronouns.meaning(paragraph, thing) or thing
        owner = self._pronouns.meaning(paragraph, token)
        return owner is not None and meant is not None and self.full(bare_name(owner)) == self.full(bare_name(meant))

    def _pronoun(self, paragraph: int, token: Token, *, always: bool = False) -> Name | None:
        meant = self._pronouns.meaning(paragraph, token)
        if meant is None or token.dep_ == "expl":
            return None
        named = self._noun(meant, self._number.get((paragraph, meant.sent.start), 0))
        owns = token.lower_ in _POSSESSIVES and token.dep_ == "poss"
        words = self._words(meant, whole=not owns) if named is None else named.words
        if always and named is None and (own_name := called(meant)):
            words = self.full(own_name)
        if not words or (owns and is_no_owner(meant, token.head)):
            return None
        if owns:
            mine = Name(possessive(words), acts=meant.pos_ == "PROPN" or takes_part(meant) or named is not None)
            return None if not always and self._is_doers(paragraph, token, words) else mine
        acts = (meant.pos_ == "PROPN" and '"' not in words and not is_happening(meant)) or takes_part(meant)
        acts = acts or (named is not None and named.acts)  # "The maker said it …", of Arlex
        if named is None and is_plural(meant):
            beside = next((c for c in meant.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and is_list(c)), None)
            if beside is not None and meant.pos_ == "NOUN":  # "the ministers, Karl Berg and Ola Holm,"
                return summed([self.full(bare_name(t)) for t in (beside, *conjuncts(beside)) if t.pos_ == "PROPN"])
            each = [t for t in (meant, *conjuncts(meant)) if t.pos_ in ("NOUN", "PROPN")]
            members = tuple(self.full(alone(t)) for t in each) if is_list(meant) else ()
            acts = acts or (bool(members) and any(t.pos_ == "PROPN" for t in each))
            return Name(words, token.lower_ != "it", acts, members)
        return Name(words, is_plural(meant) and token.lower_ != "it", acts)

    def _words(self, token: Token, *, whole: bool = True) -> str:
        """Its phrase, and if that is asked for, what a common noun is of: ``mother of the boy``, ``group of banks``."""
        of = whole and token.pos_ == "NOUN" and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
        words = ownerless(noun_phrase(token, frozenset(), int(of)))
        return self.full(uncapped(words, token))

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
        return alike(self._words(meant) if named is None else named.words, words)

    def _noun(self, token: Token, number: int) -> Name | None:
        named = token.pos_ == "PROPN" or (token.text in self._full and (token.ent_type_ != "" or _is_name(token)))
        named = named or (token.text in self._heads and _is_name(token))
        several = self._several.of(token, number, self._full) or counted(token) or shared(token)
        if several is not None:
            return several
        if token.dep_ in ("compound", "nmod", "appos") or token.pos_ not in ("NOUN", "PROPN"):
            return None
        more = _NAME_PARTS if named else _ATTRIBUTES
        telling = [c for c in token.children if c.dep_ in more and c.pos_ != "NUM" and c.lower_ not in _BESIDE_NAMES]
        if not all(map(is_remark, telling)):
            described = self._described(token, number)
            return Name(described) if described else None
        if named:
            return self._proper(token)
        definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
        if not definite or is_plural(token) or token.dep_ not in (*SUBJECTS, "dobj", "poss", "pobj"):
            return None
        words = self._beside(token.lemma_.lower(), number)
        model = "" if words else self._models.meant(token, number)
        words = words or model or self._company(token.lemma_.lower(), number)
        return Name(words, acts=not model) if words else None

    def _proper(self, token: Token) -> Name | None:
        """The full name of a person or a body that a capital word by itself stands for: ``Crane``, ``the Front``."""
        if token.text in self._full and (token.ent_type_ in ("PERSON", "") or not is_place(token.text)):
            return Name(self._full[token.text])
        body = self._heads.get(token.text, "") if stands_alone(token) else ""
        return Name(body, is_plural(token)) if body else None

    def _beside(self, lemma: str, number: int) -> str:
        """The only name that stands beside a common noun: ``the operator, Blueline``, ``the Northern Bank``."""
        known = [n for n in self._named if n.beside == lemma and n.sentence <= number]
        words = {n.words for n in known}
        far = _FAR if lemma in person_words()["stands_for"]["company"] else _FAR_NAMED
        near = bool(known) and number - known[-1].sentence <= far
        unnamed = self._telling & set(self._indefinite.get(lemma, ()))
        near = near and not any(known[-1].sentence <= n <= number for n in unnamed)
        return known[-1].words if len(words) == 1 and near and not words & self._gone else ""

    def _company(self, lemma: str, number: int) -> str:
        """The only company that the sentences before name, unless the text has one without a name."""
        generic = person_words()["stands_for"]["company"]
        unnamed = [n for word in generic - {"group"} | {lemma} for n in self._indefinite.get(word, ())]
        if lemma not in generic or any(number - _NEAR <= n <= number for n in unnamed):
            return ""
        companies = {n.words for n in self._named if n.company}
        near = [n.words for n in self._named if number - _NEAR <= n.sentence <= number]
        near = near if any(n in companies for n in near) else self._only_company(number)
        words = dict.fromkeys(w for w in near if any(part_of(w, known) for known in companies))
        longest = [w for w in words if not any(w != other and part_of(w, other) for other in words)]
        fits = not self._topics or any(alike(w, self._topics[0][1]) for w in longest)
        others = {
            n.words for n in self._named if n.body and n.sentence == number
        }  # "a note at Arlex shows the company"
        fits = fits and all(alike(w, other) for w in longest for other in others)
        alone = len(longest) == 1 and any(alike(longest[0], known) for known in (*self._subjects, *self._firms))
        return longest[0] if alone and fits else self.topic(number)

    def _only_company(self, number: int) -> list[str]:
        """The company that a text names, if it is the only one up to a sentence."""
        told = dict.fromkeys(n.words for n in self._named if n.company and n.sentence <= number)
        return list(told) if told and all(alike(words, next(iter(told))) for words in told) else []

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
        tied = any(c.dep_ == "acl" and not is_remark(c) for c in token.children)
        if named or tied or is_plural(token) or kin & {"prep", "appos", "nummod", "conj"}:
            return ""
        told = [words for at, words, _ in self._topics if at < number]
        last = [words for at, words, _ in self._topics if at == number - 1 and number not in self._gaps]
        narrow = any(c.ent_type_ in ("NORP", "GPE", "LOC") or c.tag_ in ("JJR", "JJS") for c in token.lefts)
        about = told if narrow or not last else last
        if not about or not all(alike(words, about[0]) for words in about):
            return ""
        return max((w for w in told if alike(about[0], w)), key=len)

    def bodies_of(self, sentence: Span) -> dict[int, Name]:
        """The short names of bodies that the recogniser left out, by the index of their word."""
        left = (t for t in sentence if t.text in self._bodies and t.pos_ == "PROPN" and not (t.ent_type_ or t.n_lefts))
        return {t.i: Name(self._bodies[t.text]) for t in left if t.dep_ in (*SUBJECTS, "dobj", "pobj")}

    def whole(self, name: str) -> str:
        """A participant's name in full: a person's, or a firm's that the text gives with what kind of firm it is."""
        person = self.full(name)
        if person != name or is_place(name):
            return person
        kind, _, rest = name.partition(" ")
        if rest in self._bodies and is_firm_word(kind.lower()):
            return self._bodies[rest]  # "Brewer Haldersen"
        if name in self._given:
            return self._given[name]
        if name in self._bodies:
            return self._bodies[name]
        longer = [firm for firm in self._firms if firm.startswith((f"{name} ", f"{name}, ", f"{name}'s "))]
        short = [firm for firm in longer if all(alike(firm, other) for other in longer)]
        return max(short, key=len, default=name) if len(short) == len(longer) else name

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

    def about(self, paragraph: int, token: Token) -> str:
        """:meth:`topic_of`, else the company that most main clauses before are about; empty if there is none."""
        number = self._number.get((paragraph, token.sent.start), 0)
        told = [words for at, words, _ in self._topics if at <= number]
        most = max(told, key=lambda name: sum(alike(name, other) for other in told), default="")
        same = [name for name in told if alike(most, name)]
        return self.topic_of(paragraph, token) or (max(same, key=len) if len(same) > _MOST * len(told) else "")

    def topic_of(self, paragraph: int, token: Token) -> str:
        """:meth:`topic` of the sentence that a word stands in."""
        return self.topic(self._number.get((paragraph, token.sent.start), 0))

    def company(self, paragraph: int, token: Token) -> str:
        """The company that a subject names or stands for; empty if it is none."""
        number = self._number.get((paragraph, token.sent.start), 0)
        beside = next((c for c in token.rights if c.dep_ == "appos" and c.ent_type_ == "ORG"), None)
        if token.pos_ == "NOUN" and beside is not None and beside.pos_ == "PROPN":
            token = beside  # "its electronics unit, Arlex Systems,"
        if token.pos_ == "PROPN":
            return bare_name(token) if any(n.company for n in self._names(token, number)) else ""
        named = self.of(paragraph, token.sent).get(token.i)
        return named.words if named is not None and any(part_of(named.words, w) for _, w, _ in self._topics) else ""

    def _collect(self, sentence: Span, number: int) -> None:
        for token in sentence:
            beside = token.dep_ in ("appos", "attr") and token.head.pos_ in ("PROPN", "AUX")  # "Arlex, a pump maker"
            beside = beside or (token.dep_ == "pobj" and token.head.lower_ == "as")  # "its first loss as a firm"
            indefinite = any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in token.children)
            if token.pos_ == "NOUN" and indefinite and not beside:
                self._indefinite.setdefault(token.lemma_.lower(), []).append(number)
            if token.pos_ == "PROPN" and token.dep_ not in ("compound", "nmod"):
                found = list(self._names(token, number))
                self._named += found
                if has_main_result(token) and any(n.company for n in found):
                    self._topics.append((number, bare_name(token), False))
                if token.dep_ in SUBJECTS:
                    self._subjects.add(bare_name(token))
                    if token.head.dep_ in MAIN_ROLES and any(n.company for n in found):
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
        company = company or any(n.company and part_of(words, n.words) for n in self._named)  # "Arlen", of Arlen Corp.
        company = company or any(firm.startswith(f"{words} ") or firm == words for firm in self._firms)
        kinds = [*kinds_of(token)] if number in self._telling else []
        said = bool(person_words()["stands_for"]["company"].intersection(kinds)) and not located  # "the brewer Arlex"
        beside = token.head.lemma_.lower() if token.dep_ == "appos" and token.head.pos_ == "NOUN" else ""
        if not beside and " " in words and not person:
            beside = token.lower_
        title = token.doc[token.i - 1] if token.i > token.sent.start else token
        if title.head.i == token.i and title.text[:1].isupper() and in_class(title.lower_, "titles"):
            beside = title.lower_  # "King Hussein": the king
            words = words if words.startswith(title.text) else f"{title.text} {words}"
        name = self.full(words) if person else words
        if said:
            self._subjects.add(words)
        for kind in (beside, *kinds):
            yield _Named(number, name, kind, company or said, token.ent_type_ == "ORG")


def _only_says(verb: Token, token: Token) -> bool:
    """Whether who reports what his own thing did is named by no title otherwise: *Arlex said its profit fell*."""
    thing = token.head
    reports = in_class(verb.lemma_.lower(), "reporting") and thing.dep_ in SUBJECTS and thing.head.head.i == verb.i
    return reports and token.lower_ in ("its", "their")


def _is_somebody(token: Token) -> bool:
    """Whether a clause tells of a name as of a person: ``Crane, who joined the bank``."""
    return any(c.lower_ == "who" for clause in token.children if clause.dep_ == "relcl" for c in clause.children)


def _is_name(token: Token) -> bool:
    """Whether a capital word without an article is a family name, though the parser took it for a plural: ``Jobs``."""
    return token.tag_ == "NNS" and token.text[:1].isupper() and token.n_lefts == 0
