"""Names: what stands in a title for a pronoun, a family name or a general noun.

*Crane* becomes *Daniel Crane*, *he* whom it means, *the company* the one company that the sentences before name, *the
operator* the name that stands beside that word. Only where the text names one and no other fits.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from events.extract.language.belonging import names_it
from events.extract.language.callings import (
    Name,
    alike,
    alone,
    bare_name,
    called,
    goes_on_of,
    is_no_owner,
    is_remark,
    named_beside,
    sorts_of,
    uncapped,
    worded,
)
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import SUBJECTS, clause_head, climb, conjuncts, subject
from events.extract.language.kin import Kin
from events.extract.language.lexicon import classes, noun
from events.extract.language.models import Models
from events.extract.language.parties import is_inert, whole_name
from events.extract.language.people import is_list, is_natural, is_person, is_plural, may_mean, person_words
from events.extract.language.pieces import possessive
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, is_eventive, is_happening, takes_part
from events.extract.mend.mendednames import is_firm_word
from events.extract.name.elided import Elided
from events.extract.name.fullnames import (
    addressed,
    bodies,
    brands,
    firms_of,
    full_names,
    given_names,
    heads_of,
    in_full,
    is_bare_word,
    is_body,
    is_knight,
    mastheads,
    people_of,
    siblings,
    stands_alone,
)
from events.extract.name.heroes import tells_of_somebody
from events.extract.name.pairs import Pairs
from events.extract.name.several import Several, summed
from events.extract.name.subjects import Pronouns
from events.extract.name.told import Told
from events.extract.name.wholes import Wholes
from events.extract.name.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword
    from events.extract.name.principals import Principal
    from events.extract.parse.nlp import Read

__all__ = ["Name", "Names"]

_DEFINITE = frozenset(("the", "this"))
_NAME_PARTS = ("compound", "nmod", "amod")
_ATTRIBUTES = ("compound", "amod", "appos", "prep", "nmod", "relcl", "conj")
#: What may stand before a family name, or before *company*, and tells it from no other.
_BESIDE_NAMES = frozenset(("based", "same"))
#: What tells what a plan or a deed is for, what such nouns are in most senses, and the longest phrase, in code points.
_FOR, _LONGEST = frozenset(("for", "on", "between", "against")), 50
_MEANT = frozenset(("communication", "cognition", "act", "event"))
_SPOTS, _THINGS = frozenset(("GPE", "LOC", "FAC")), ("FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "GPE", "LOC")
#: Classes of nouns for offices, which a title keeps beside a name.
_OFFICIAL = frozenset(("official", "leader", "ruler"))
_AGED = re.compile(r"^[\w-]+-year-old (?=[A-Z])", re.ASCII)
_POSSESSIVES, _ONE = frozenset(("his", "her", "its", "their", "my")), ("he", "she")


class Names:
    """What the pronouns and general nouns of a document stand for.

    Args:
        read: Of the document.
        headword: What the document is an article on, if it is one.
        title: The document's, if it has one beside its text.
        principal: Whom or what it is the story of; that is known only once its names are.
    """

    def __init__(
        self,
        read: Read,
        headword: Headword | None = None,
        title: str = "",
        principal: Callable[[], Principal | None] = lambda: None,
    ) -> None:
        """Collect names, resolve pronouns."""
        paragraphs, docs = read.paragraphs, [paragraph.doc for paragraph in read.paragraphs]
        people = people_of(docs)
        if headword is not None and headword.kinds:
            people = [name for name in people if name != headword.words]  # "Kestrel Mill", a mill
        self._full, self._given, self._brands = full_names(people, docs), given_names(docs, people), brands(docs)
        self._full = {**siblings(docs), **self._full}
        if headword is not None and " " in headword.words and not headword.kinds:
            given, family = headword.words.split()[0], headword.words.rsplit(" ", 1)[-1]
            his = (n for n in people[:2] if n.endswith(f" {family}") and n != family)
            his = (n for n in his if n.startswith(f"{given} ") or headword.words.endswith(f" {n}"))
            self._full |= dict.fromkeys(his, headword.words)  # "Ada Maria Holm", "Maria Holm", of *Ada Holm*
            self._full.setdefault(family.upper(), headword.words)  # "HOLM, Ada (1858–1931)"
            if any(doc.text.startswith(f"{family.upper()}, ") for doc in docs):
                self._full = dict.fromkeys((family, headword.words.split()[0]), headword.words) | self._full
            if headword.words in people or (tells_of_somebody(docs) and not is_place(headword.words)):
                self._full[family] = headword.words  # whoever else bears the name
        self._mastheads = mastheads(title, docs)
        self._heads = {**heads_of(docs, self._full), **self._mastheads}
        self._pronouns = Pronouns(read, {**self._given, **self._full}, headword)
        self._paragraph = {id(p.doc): p.index for p in paragraphs}
        self._models = Models()
        self.several = Several(self.full, self._pronouns.meaning)
        self._elided, self._wholes = Elided(), Wholes(self.full, self._pronouns.meaning, headword)
        self._kin = Kin(self.full, self._pronouns.meaning)
        self._pairs = Pairs(self._full, self.full, self._pronouns.meaning)
        self._known: dict[tuple[int, int], dict[int, Name]] = {}
        self._number: dict[tuple[int, int], int] = {}
        self._firms, self._bodies = firms_of(paragraphs), bodies(paragraphs, self._full)
        self._told = Told(self._full, self._firms, self.full, principal, Written(read.text, paragraphs))
        if headword is not None and (headword.kinds or headword.words not in people):
            self._told.stands_under(headword)
        for paragraph in paragraphs:
            for sentence in paragraph.sentences():
                number = self._number[paragraph.index, sentence.start] = paragraph.place(sentence[0]) - 1
                gap = paragraph.follows_gap(sentence)
                if number in read.telling:
                    self._models.add(sentence, number)
                self._told.add(sentence, number, gap=gap, telling=number in read.telling)
                self.several.add(sentence, paragraph.index, number)
                self._elided.add(sentence, number)
                self._wholes.add(sentence, paragraph.index, number, gap=gap)
                self._pairs.add(sentence, paragraph.index, follows=not gap)
                self._kin.add(sentence, paragraph.index, number)

    def full(self, name: str) -> str:
        """A family name with the rest of the name, a firm's with its *'s* (``Marlow's``); any other as it is."""
        return self._full.get(name, self._brands.get(name, name))

    def is_persons(self, name: str) -> bool:
        """Whether the document names somebody so in full, or by this family name."""
        family = name.rsplit(" ", 1)[-1]
        return family in self._full and name in (family, self._full[family])

    def kinds(self, name: str) -> frozenset[str]:
        """The common nouns that the text has beside a name (``ferry`` of *Nordlys*); ``company`` if it is a firm's."""
        return self._told.kinds(name)

    def of(self, paragraph: int, sentence: Span) -> dict[int, Name]:
        """What stands for the words of a sentence, by their index; only for those that something else stands for."""
        key = (paragraph, sentence.start)
        if key not in self._known:
            self._known[key] = dict(self._of(paragraph, sentence, self._number.get(key, 0)))
        return self._known[key]

    def _of(self, paragraph: int, sentence: Span, number: int) -> Iterator[tuple[int, Name]]:
        for token in filter(may_mean, sentence):
            stands_in = token.pos_ == "PRON" or self._pronouns.meaning(paragraph, token) is not None
            name = self._pairs.of(paragraph, token) or self._elided.of(token, number)
            if name is None:
                name = self._pronoun(paragraph, token) if stands_in else self._noun(token, number)
            if name is None:
                name = self._wholes.of(token, number)
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
        """Whether a possessor means the subject of its clause, and stands in no participle: *hit in its fall*."""
        verb = clause_head(token)
        if any(head.dep_ in ("acl", "relcl") for head in takewhile(lambda head: head is not verb, climb(token))):
            return False
        thing = None if verb is None else subject(verb)
        meant = None if thing is None else self._pronouns.meaning(paragraph, thing) or thing
        owner = self._pronouns.meaning(paragraph, token)
        return owner is not None and meant is not None and self.full(bare_name(owner)) == self.full(bare_name(meant))

    def _pronoun(self, paragraph: int, token: Token, *, always: bool = False) -> Name | None:
        meant = self._pronouns.meaning(paragraph, token)
        if meant is None or token.dep_ == "expl":
            return None
        named = self._noun(meant, self._place_of(meant, paragraph))
        if named is not None and meant.pos_ == "NOUN" and named.words in token.doc[token.i : token.sent.end].text:
            named = None  # "It became Arden City"
        owns = token.lower_ in _POSSESSIVES and token.dep_ == "poss"
        one = is_list(meant) and meant.ent_type_ != "ORG" and (token.tag_ in ("NN", "NNP") or token.lower_ in _ONE)
        words = named.words if named else self.full(alone(meant)) if one else self._words(meant, whole=not owns)
        briefly = named is None and (always or (owns and meant.ent_type_ == "PERSON"))
        if briefly and (own_name := called(meant)):  # "his resignation", of the minister Ada Moe
            words = self.full(own_name)
        if token.dep_ in SUBJECTS and named is None:
            words = self._with_owner(meant, words)
        elif token.lower_ == "them" and token.head.lower_ == "of" and words.islower() and not words.startswith("some "):
            words = f"the {words}"  # "two of the cars"
        if not words or (owns and is_no_owner(meant, token.head)):
            return None
        if owns:
            brief = self.full(bare_name(meant)) if named is None and meant.ent_type_ == "ORG" else words
            mine = Name(possessive(brief), acts=meant.pos_ == "PROPN" or takes_part(meant) or named is not None)
            return None if not always and self._is_doers(paragraph, token, words) else mine
        acts = meant.pos_ == "PROPN" and '"' not in words and not is_happening(meant) and not is_natural(meant)
        acts = acts or takes_part(meant) or (named is not None and named.acts)  # "The maker said it …", of Arlex
        if named is None and is_plural(meant) and not one:
            beside = next((c for c in meant.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and is_list(c)), None)
            if beside is not None and meant.pos_ == "NOUN":  # "the ministers, Karl Berg and Ola Holm,"
                return summed([self.full(bare_name(t)) for t in (beside, *conjuncts(beside)) if t.pos_ == "PROPN"])
            each = [t for t in (meant, *conjuncts(meant)) if t.pos_ in ("NOUN", "PROPN")]
            members = tuple(self.full(alone(t)) for t in each) if is_list(meant) else ()
            acts = acts or (bool(members) and any(t.pos_ == "PROPN" for t in each))
            return Name(words, token.lower_ != "it", acts, members)
        couple = named is not None and named.members and token.lower_ in ("they", "them")
        return named if couple else Name(words, is_plural(meant) and token.lower_ in ("they", "them", "their"), acts)

    def _place_of(self, token: Token, paragraph: int) -> int:
        """The number of the sentence that a word stands in, in the paragraph of a pronoun for it or in another."""
        return self._number.get((self._paragraph.get(id(token.doc), paragraph), token.sent.start), 0)

    def _with_owner(self, meant: Token, words: str) -> str:
        """A noun's words with whom its possessor means: ``Peter Holm's nieces``, of *His nieces moved in. They …*."""
        owner = next((c for c in meant.lefts if c.dep_ == "poss" and c.pos_ == "PRON"), None)
        paragraph = self._paragraph.get(id(meant.doc))
        if owner is None or paragraph is None or meant.pos_ != "NOUN" or named_beside(meant) is not None:
            return words
        whose = self._pronoun(paragraph, owner, always=True)
        told = words if whose is None else f"{whose.words} {words}"
        return told if len(told) <= _LONGEST else words

    def _words(self, token: Token, *, whole: bool = True) -> str:
        """Its phrase, and if that is asked for, what a common noun is of or for: ``proposal for a bridge``."""
        if (name := named_beside(token)) is not None:
            return self.full(name)
        after = {c.lower_ for c in token.children if c.dep_ == "prep"} if whole and token.pos_ == "NOUN" else set()
        words = worded(token, int("of" in after))
        entry = noun(token.lemma_.lower()) if after & _FOR else None
        if entry is not None and entry.top in _MEANT:
            more = worded(token, 1)
            words = more if len(more) <= _LONGEST else words
        return self.full(_AGED.sub("", uncapped(words, token)))

    def _is_doers(self, paragraph: int, token: Token, words: str) -> bool:
        """Whether a possessor is the subject of its clause, which a title names anyway, or that is not known."""
        verb = clause_head(token)
        if verb is None:
            return False  # "Her first exhibition, in Oslo."
        thing = doer(verb)
        while verb is not None and thing is not None and token in thing.subtree:
            if verb.dep_ not in ("ccomp", "xcomp") or _only_says(verb.head, token):
                return False
            verb = clause_head(verb.head)  # "the minister warned that his country …"
            thing = None if verb is None else doer(verb)
        if thing is None:
            return True
        meant = self._pronouns.meaning(paragraph, thing) if thing.pos_ == "PRON" else thing
        if meant is None:
            return True
        named = self._noun(meant, self._place_of(meant, paragraph))
        told = self._words(meant) if named is None else named.words
        mine = told in (words, meant.text) or words not in self._full.values()  # "Ola Brekke", of Ola Brekke & Sons
        return mine and alike(told, words)

    def _noun(self, token: Token, number: int) -> Name | None:
        several = self.several.of(token, number, self._full)
        if several is not None:
            return several
        if token.dep_ in ("compound", "nmod", "appos") or token.pos_ not in ("NOUN", "PROPN"):
            return _apposed(token)
        if (own := _introduced(token)) is not None:
            return own
        named = token.pos_ == "PROPN" or (token.text in self._full and (token.ent_type_ != "" or is_bare_word(token)))
        named = named or (token.text in self._heads and is_bare_word(token))
        more, address = _NAME_PARTS if named else _ATTRIBUTES, person_words()["address"]["people"]
        telling = [c for c in token.children if c.dep_ in more and c.pos_ != "NUM" and c.lower_ not in _BESIDE_NAMES]
        telling = [c for c in telling if c.lower_ not in address]
        if not (all(map(is_remark, telling)) or is_knight(token)):
            described = self._told.described(token, number)
            return Name(described) if described else None
        bare = token.tag_ == "NN" and not token.children and (token.dep_ == "nsubjpass" or token.i == token.sent.start)
        bare = bare and self._told.is_headwords(token.lemma_.lower(), number, ())
        return self._proper(token) if named and not bare else self._definite(token, number, bare=bare)

    def _definite(self, token: Token, number: int, *, bare: bool) -> Name | None:
        """What a bare noun after *the* or *this* stands for: ``the family``, ``the operator``, ``the company``."""
        the = bare or any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
        if not the or is_plural(token) or token.dep_ not in (*SUBJECTS, "dobj", "poss", "pobj"):
            return None
        lemma = token.lemma_.lower()
        kin = self._kin.of(token, number)
        if kin is not None or lemma in person_words()["kin"]["families"]:
            return kin
        if any(c.lower_ == "based" for c in token.lefts):  # "the Oslo-based firm", of one of two
            words = self._told.topic(number)
            return Name(words) if words else None
        words = self._told.beside(lemma, number)
        model = "" if words else self._models.meant(token, number)
        words = words or model or self._told.company(lemma, number) or self._told.heros(token, number)
        words = "" if words and self._told.is_first_told_of(words, token, number) else words
        sails, natural = "vessel" in sorts_of(lemma), lemma in person_words()["nature"]["before_names"]
        acts = not (is_inert(lemma) or self._told.is_headword(words)) or takes_part(token) or is_body(lemma) or sails
        acts = acts and not (model or natural or "contest" in classes(lemma))
        return Name(words, acts=acts) if words else None

    def _proper(self, token: Token) -> Name | None:
        """The full name of a person or a body that a capital word by itself stands for: ``Crane``, ``the Front``."""
        inside = token.dep_ == "poss" and token.head.pos_ == "PROPN" and token.head.ent_iob_ == "I"
        if inside or goes_on_of(token):
            return None  # "at Penn's Corner"; "the House of Commons", of a text that has an Arden House
        if token.text in self._full and (token.ent_type_ not in _SPOTS or not is_place(token.text)):
            whole = in_full(token, self._full)
            return Name(whole, is_plural(token)) if whole else None
        who = token.dep_ in (*SUBJECTS, "poss") and token.ent_type_ in ("PERSON", "")
        if who and token.text in self._given and (stands_alone(token) or is_knight(token)):
            return Name(self._given[token.text])
        of = self._bodies.get(token.text, "")  # "the Friends", of the Friends of Marlow Baths
        body = self._heads.get(token.text, of if of.startswith(f"{token.text} of ") else "")
        return Name(body, is_plural(token)) if body and stands_alone(token) else None

    def is_firm(self, name: str) -> bool:
        """Whether a text gives a name with what kind of firm it is, or tells of it in several main clauses."""
        return self._told.is_firm(name)

    def bodies_of(self, sentence: Span) -> dict[int, Name]:
        """The short names of bodies that the recogniser left out, by the index of their word."""
        found = (t for t in sentence if t.text in self._bodies and t.pos_ == "PROPN" and not t.n_lefts)
        left = (t for t in found if t.ent_type_ != "ORG" and t.ent_iob_ != "I")
        return {t.i: Name(self._bodies[t.text]) for t in left if t.dep_ in (*SUBJECTS, "dobj", "pobj")}

    def whole(self, name: str) -> str:
        """A participant's name in full: a person's, or a firm's that the text gives with what kind of firm it is."""
        person = self.full(name)
        if person != name or is_place(name):
            return person
        if whole := addressed(name, self._full):
            return whole
        kind, _, rest = name.partition(" ")
        people = self._given if kind in ("Sir", "Dame") and rest not in self._full else self._full
        if kind.lower() in person_words()["offices"]["borne"] and rest in people:
            return people[rest]  # "Prince Torvald"
        if rest in self._bodies and is_firm_word(kind.lower()):
            return self._bodies[rest]  # "Brewer Haldersen"
        club = name in self._heads and (name in self._mastheads or in_class(name.lower(), "clubs", "clubs.towns"))
        known = self._heads if club else self._given if name in self._given else self._bodies
        if name in known:
            return known[name]
        longer = [firm for firm in self._firms if firm.startswith((f"{name} ", f"{name}, ", f"{name}'s "))]
        short = [firm for firm in longer if all(alike(firm, other) for other in longer)]
        return max(short, key=len, default=name) if len(short) == len(longer) else name

    def about(self, paragraph: int, token: Token) -> str:
        """:meth:`topic_of`, else the company that most main clauses before are about; empty if there is none."""
        number = self._number.get((paragraph, token.sent.start), 0)
        return self.topic_of(paragraph, token) or self._told.most(number)

    def topic_of(self, paragraph: int, token: Token) -> str:
        """The company that the sentence of a word is about, or the text where its first and last clauses are."""
        return self._told.topic(self._number.get((paragraph, token.sent.start), 0))

    def company(self, paragraph: int, token: Token) -> str:
        """The company that a subject names or stands for; empty if it is none."""
        number = self._number.get((paragraph, token.sent.start), 0)
        beside = next((c for c in token.rights if c.dep_ == "appos" and c.ent_type_ == "ORG"), None)
        if token.pos_ == "NOUN" and beside is not None and beside.pos_ == "PROPN":
            token = beside  # "its electronics unit, Arlex Systems,"
        if token.pos_ == "PROPN":
            return bare_name(token) if self._told.is_company(token, number) else ""
        named = self.of(paragraph, token.sent).get(token.i)
        return named.words if named is not None and self._told.is_topic(named.words) else ""


def _apposed(token: Token) -> Name | None:
    """The name that a noun beside it tells more of: ``the Harbour Trust, a charity founded in 2004``."""
    if token.dep_ != "appos" or token.pos_ != "NOUN":
        return None
    told = any(c.dep_ == "relcl" or (c.dep_ == "acl" and c.tag_ != "VB") for c in token.children)
    return _whole(token.head) if told else None


def _introduced(token: Token) -> Name | None:
    """The name that a body has right after what it is: ``A charity, the Friends of Mill Lane, was formed``."""
    beside = [c for c in token.rights if c.dep_ == "appos"]  # "A rival, the group Arlex,"
    beside += [c for sort in beside if sort.pos_ == "NOUN" for c in sort.rights if c.dep_ == "appos"]
    name = next((c for c in beside if c.text[:1].isupper()), None)
    if name is None:
        return None
    indefinite = token.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children)
    mark = name.doc[(name.head if name.head is not token else name).left_edge.i - 1]
    if mark.tag_ == "``" and "vessel" in sorts_of(token.lemma_.lower()):
        return Name(name.text)  # "the sealer 'Polstjerna'"
    if mark.text != ",":
        return None
    if name.ent_type_ == "PERSON" and name.dep_ == "appos" and is_person(token):
        return _in_person(token, name, indefinite=indefinite)
    if not indefinite or names_it(token, name):
        return None
    return _whole(name) if name.ent_type_ in ("ORG", "FAC", "PRODUCT") else None


def _in_person(token: Token, name: Token, *, indefinite: bool) -> Name | None:
    """Somebody's name with what he is, if nothing stands between; None where his title has that anyway.

    *The owner of the mill, Karl Holm,* is *Karl Holm*; *a co-defendant, Ola Lund,* is *co-defendant Ola Lund*.
    """
    whole = _whole(name)
    office = token.lemma_.lower() in person_words()["offices"]["nouns"] or classes(token.lemma_.lower()) & _OFFICIAL
    if whole is None or " " not in whole.words or is_plural(token) or office:
        return None
    if any(c.dep_ == "prep" and c.i < name.i for c in token.rights):
        return whole
    bare = indefinite and token.i == token.left_edge.i + 1
    return Name(f"{token.lower_} {whole.words}") if bare else None


def _whole(name: Token) -> Name | None:
    """A name as the recogniser has it, or the words of one that it does not know; None of what is none."""
    if name.pos_ not in ("PROPN", "NOUN") or not name.text[:1].isupper() or name.ent_type_ in ("DATE", "TIME", "NORP"):
        return None
    ent = next((e for e in name.sent.ents if e.root.i == name.i), None)
    return Name(bare_name(name) if ent is None else whole_name(ent), is_plural(name), name.ent_type_ not in _THINGS)


def _only_says(verb: Token, token: Token) -> bool:
    """Whether who reports what his own thing did is named by no title otherwise: *Arlex said its profit fell*."""
    thing = token.head
    reports = in_class(verb.lemma_.lower(), "reporting") and thing.dep_ in SUBJECTS and thing.head.head.i == verb.i
    return reports and token.lower_ in ("its", "their")
