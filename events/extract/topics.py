"""What a document is about, put before a title that names nobody: *Hallam Foods: shares climb 6%*.

A text names its hero once and then tells of *the east wing*, *the family* or *shares*. On a chart of many documents
such a title says nothing of whom. Those who take part in the event, else the name or the two names that the document is
about, where they stand out, tell it as a newspaper does, before a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.callings import alike, bare_name, called, part_of
from events.extract.datelines import dateline_end
from events.extract.gazetteer import demonym, is_place, lookup
from events.extract.grammar import SUBJECTS
from events.extract.lexicon import classes, noun
from events.extract.people import person_words
from events.extract.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.headwords import Headword
    from events.extract.naming import Names
    from events.extract.nlp import Paragraph, Read
    from events.extract.words import Span, Token
    from events.read import Document

__all__ = ["Topics", "names_somebody"]

#: A name stands out that the text has so often, and so much oftener than any other.
_OFTEN, _OFTENER = 2, 1.5
#: How much oftener is enough where the next is not alone.
_MORE_OFTEN = 1.3
#: How often the text has one that the document's head does not have.
_OFTEN_LATER = 3
#: What a name counts for that stands in the document's title, in its first sentence or in the second.
_TITLE, _FIRST, _SECOND = 8.0, 4.0, 2.0
#: A person is heard, and not told of, where so many of the sentences with his name are for what he says.
_SPEAKER = 0.4
#: What each of two names that stand out together has at least, and what they are.
_STRONG = 4.0
_PARTIES = frozenset(("GPE", "ORG", ""))
_LONGEST = 45
_MOST = 2
#: Length of words inside a name that are written small: ``of``, ``the``.
_LITTLE = 3
#: In so many paragraphs a dateline may stand.
_DATELINES = 3
_ABBREVIATED = re.compile(r"(?!U\.[SNKE]\.)([A-Z]\.)+")
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
_PLAIN = re.compile("[a-z]+")
_THE = re.compile(r"(?<!\w)[Tt]he ([a-z]+)")
_PRONOUNS = frozenset(("he", "she", "him", "her", "his", "hers"))
#: Kinds of entities that no document is about.
_NO_TOPICS = frozenset(
    ("DATE", "TIME", "NORP", "LOC", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "LAW")
)
#: Classes of what somebody wins: a text is about him.
_WON = frozenset(("prize", "contest"))
_NO_NAMES = _NO_TOPICS - {"NORP", "LOC", "LAW"}
_WHERE = frozenset(("in", "at", "near", "to", "from", "off", "over", "outside", "around", "through", "for", "into"))


def names_somebody(title: str, sentence: Span, names: tuple[str, ...] = ()) -> bool:
    """Whether a title has a name other than that of a place where it was: a capital word that would have it anywhere.

    Args:
        title: Of an event.
        sentence: That tells it.
        names: Those that the document has.
    """
    first, *others = map(_plain, title.split())
    places = {t.text for t in sentence if t.ent_type_ in ("GPE", "LOC", "FAC")}
    before = ""
    for word in (first[1:], *others):
        where = before in _WHERE and (word in places or is_place(word))
        if any(c.isupper() for c in word) and not where:
            return True
        before = before if where else word
    common = any(t.text == first.lower() for t in sentence)  # "a bridge", in a text about the Corrie Bridge
    if (title.startswith(names) and not common) or demonym(first) is not None:
        return True
    begins = sentence[0]
    if begins.text == first and (begins.pos_ == "PROPN" or (begins.ent_type_ and begins.ent_type_ not in _NO_NAMES)):
        return True
    return any(t.text == first and t.i > begins.i for t in sentence)


def _plain(word: str) -> str:
    """A word without marks and without the ending of an owner."""
    return word.strip("\"'“”‘’,;:()").removesuffix("'s")


@dataclass(slots=True)
class _Known:
    """A name.

    Attributes:
        words: In full.
        forms: As the text writes it.
        kind: Of entity.
        sentences: The numbers of those that it stands in.
        speaks: How often it is named only for what it says.
        leads: Whether the document's head has it.
        weight: How much the text has it.
    """

    words: str
    kind: str
    forms: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    speaks: int = 0
    leads: bool = False
    weight: float = 0.0


class Topics:
    """The names that a document may be about.

    Args:
        read: Of the document.
        names: Of its words.
        document: In whose text names are counted, and in its title, if it has one beside its text.
        headword: What it is an article on, if it is one.
    """

    def __init__(self, read: Read, names: Names, document: Document, headword: Headword | None = None) -> None:
        """Collect and weigh them."""
        known: dict[str, _Known] = {}
        for paragraph in read.paragraphs:
            _collect(paragraph, read, names, known)
        self.forms = tuple(sorted({form for name in known.values() for form in name.forms}))
        self._known, self._names, self._text, self._title = known, names, document.text, document.title
        self._headword = "" if headword is None else headword.words

    @cached_property
    def _ranked(self) -> list[_Known]:
        """The names, those first that the text has most."""
        names = _merged(self._known.values())
        counts = _counts(names, self._text)
        for name in names:
            name.weight = _weight(name, counts[name.words], self._title)
        return sorted(names, key=lambda name: (-name.weight, min(name.sentences)))

    def _subject_of(self, sentence: Span) -> tuple[str, ...]:
        """The name that is the subject of a sentence, or has what is: ``South Africa's cabinet``; no speaker."""
        subject = next((t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"), None)
        if subject is None or _speaks(subject):
            return ()
        owners = [c for c in subject.lefts if c.dep_ == "poss"]
        named = (t for t in (subject, *owners) if _is_whole(t) and t.ent_type_)
        return tuple(filter(None, (self._names.whole(_form(t)) for t in named)))[:1]

    def _of_kind(self, kind: str) -> frozenset[str]:
        return frozenset(name.words for name in self._ranked if name.kind == kind)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What an article is on, else the name that stands out, or two that do."""
        if self._headword:
            return (self._headword,)
        apart: list[_Known] = []
        for name in self._ranked:  # "Arlen" is no rival of "Arlen Mill"
            if len(apart) <= _MOST and not any(alike(name.words, other.words) for other in apart):
                apart.append(name)
        first, second, third = [*(name.weight for name in apart), 0.0, 0.0, 0.0][: _MOST + 1]
        two = apart[:_MOST]
        setting = len(two) > 1 and two[1].kind == "GPE" != two[0].kind  # where its hero lives
        if first and (first >= _OFTENER * second or setting):
            return (two[0].words,)
        stand_out = second >= _OFTENER * third and second >= _STRONG and not _is_initials(two)
        short = sum(len(name.words) + 1 for name in two) < _LONGEST
        if stand_out and short and all(name.kind in _PARTIES for name in two):
            return tuple(name.words for name in sorted(two, key=lambda name: min(name.sentences)))
        return (two[0].words,) if first > _MORE_OFTEN * second else ()

    def tells_apart(self, title: str, sentence: Span) -> bool:
        """Whether a title begins with a thing of an article that says no more: ``bridge opened by President Busch``."""
        first = title.partition(" ")[0]
        named = any(word in title for word in self._headword.split() if len(word) > _LITTLE)
        return bool(self._headword) and not named and any(t.text == first.lower() for t in sentence)

    def before(self, title: str, participants: Sequence[str], sentence: Span, *, short: bool = False) -> str:
        """A title with what it is about before it: who took part and is a name, else the text's topic.

        Args:
            title: Of an event.
            participants: Who took part in it.
            sentence: That tells it; of a text that is about nothing, its own subject is taken.
            short: Whether to call the topic by its shortest name.
        """
        own = tuple(name for name in participants if name[:1].isupper())
        names = (own if not self._headword else ()) or self.topics or self._subject_of(sentence)
        topic = ", ".join(map(self._brief, names) if short else names)
        if not 0 < len(topic) <= _LONGEST or not self._fits(names, title, own=bool(own)):
            return title
        head = topic.rsplit(" ", 1)[-1]
        first, _, rest = title.partition(" ")
        if " " in topic and first.lower() == head.lower():
            return f"{topic} {rest}"
        firm = len(names) == 1 and self._is_firm(names[0])
        if not own and firm and _is_the_firm(first, sentence):
            return f"{topic} {rest}"
        return f"{topic}: {title[:1].lower() if title[1:2].islower() else title[:1]}{title[1:]}"

    def _brief(self, name: str) -> str:
        """A person's family name; of what is somebody's, whose it is: ``St Anne's`` of *St Anne's Hospital*."""
        first, _, last = name.rpartition(" ")
        if name in self._of_kind("PERSON"):
            return last
        return first if first.endswith("'s") else name

    def _is_firm(self, name: str) -> bool:
        """Whether a name is a firm's: it is known for one, or of several words and none of a body of the state."""
        body = name.rsplit(" ", 1)[-1].lower() in person_words()["stands_for"]["public"]
        several = " " in name and not body and name in self._of_kind("ORG")
        return several or "company" in self._names.kinds(name)

    def _fits(self, names: Sequence[str], title: str, *, own: bool) -> bool:
        """Whether names say whom a title tells of, and it does not say so itself."""
        if len(names) > _MOST or not all(name in self._known or name == self._headword for name in names):
            return False
        if own and len(names) == 1 and any(map(_is_between, title.lower().split())):
            return False  # a summit is of two at least
        placed = any(c.isupper() for c in title[1:])  # "police in Lund raid two homes", in a text about Malmo
        if placed and not self._of_kind("GPE").isdisjoint(names):
            return False
        personal = not _PRONOUNS.isdisjoint(title.lower().split())
        again = any(word in title for name in names for word in name.split() if len(word) > _LITTLE)
        return not again and (not personal or self._of_kind("PERSON").issuperset(names))


def _is_the_firm(word: str, sentence: Span) -> bool:
    """Whether a title begins with a common noun for a firm that the text is about: ``the company``."""
    firm = next((t for t in sentence if t.lower_ == word.lower() and t.dep_ in SUBJECTS), None)
    told = firm is not None and firm.lower_ in person_words()["stands_for"]["company"]
    return told and firm is not None and [c.lower_ for c in firm.lefts] == ["the"]


def _is_between(word: str) -> bool:
    """Whether a noun is for what takes two at least: ``summit``, ``talks``."""
    return in_class(word.removesuffix("s"), "gathering", "conferring")


def _collect(paragraph: Paragraph, read: Read, names: Names, known: dict[str, _Known]) -> None:
    """Add the names of a paragraph, without those of its dateline."""
    filed = dateline_end(paragraph.doc.text) if paragraph.index < _DATELINES else 0
    skip = read.skip[paragraph.index]
    for sentence in paragraph.sentences():
        number = paragraph.place(sentence[0]) - 1
        for token in sentence if number in read.telling else ():
            if token.idx >= filed and token.i not in skip and _is_whole(token):
                form = _form(token)
                if not form:
                    continue
                words = names.whole(form)
                found = known.setdefault(words, _Known(words, _kind(words, token)))
                short = form.split(" ")[-1 if token.ent_type_ == "PERSON" else 0]
                found.forms |= {form, short} if names.whole(short) == words else {form}
                found.sentences.append(number)
                found.speaks += _speaks(token)


def _form(token: Token) -> str:
    """A name as it is written, without what its bearer is: ``Prime Minister Ada Lund``, but ``King Aldros``."""
    if token.ent_type_ != "PERSON":
        return bare_name(token)
    offices = person_words()["offices"]
    first, *others = called(token).split() or [""]
    while others and first.lower() in (offices["nouns"] - offices["crowned"]) | offices["described"]:
        first, *others = others
    return " ".join((first, *others))


def _kind(words: str, token: Token) -> str:
    """What the name of a country is, and what the recogniser takes another for."""
    place = lookup(words)
    return "GPE" if place is not None and place.precision == "country" else token.ent_type_


def _is_whole(token: Token) -> bool:
    """Whether a word ends a name that a document may be about."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ in _NO_TOPICS:
        return False  # most words
    part = token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN" and token.head.i > token.i
    plain = in_class(token.lower_, "titles", "newsrooms") or token.lower_ in person_words()["stands_for"]["company"]
    plain = plain or bool(classes(token.lower_) & _WON)
    return not (part or plain or _ABBREVIATED.fullmatch(token.text)) and demonym(token.text) is None


def _speaks(token: Token) -> bool:
    """Whether somebody is named for what he says."""
    verb = token.head
    return token.dep_ in SUBJECTS and in_class(verb.lemma_.lower(), "statement", "reporting")


def _merged(known: Iterable[_Known]) -> list[_Known]:
    """Names, joined with those that begin them; called by what is used most, people and firms in full."""
    wholes: dict[str, list[_Known]] = {}
    most: dict[int, int] = {}
    out: list[_Known] = []
    for name in sorted(known, key=lambda n: (-len(n.words), n.words)):
        first, last = name.words.split()[0], name.words.split()[-1]
        near = (*wholes.get(first, ()), *wholes.get(last, ()))
        whole = next((o for o in near if o.kind == name.kind and _is_part(name.words, o.words)), None)
        if whole is None:
            out.append(name)
            most[id(name)] = len(name.sentences)
            for word in (first, last):
                wholes.setdefault(word, []).append(name)
            continue
        full = whole.kind == "PERSON" or not part_of(name.words, whole.words)
        full = full or in_class(whole.words.rsplit(" ", 1)[-1].lower(), "firms")
        if not full and len(name.sentences) > most[id(whole)]:
            whole.words, most[id(whole)] = name.words, len(name.sentences)
        whole.forms |= name.forms
        whole.sentences += name.sentences
        whole.speaks += name.speaks
    return out


def _is_initials(two: Sequence[_Known]) -> bool:
    """Whether one of two names is made of the first letters of the other."""
    initials = ["".join(re.findall("[A-Z]", name.words)) for name in two]
    return initials[0] == initials[1]


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is how another begins or ends: ``Arlex`` of *Arlex Corp.*, ``the Front`` of *the Free Front*."""
    ends = whole.endswith(f" {name}") and not any(word.islower() for word in whole.split() if len(word) > _LITTLE)
    return ends or part_of(name, whole)


def _counts(known: Sequence[_Known], text: str) -> dict[str, int]:
    """How often a text has each name in any of its forms, in one pass; *the mill* counts for the Arlen Mill."""
    first: dict[str, list[str]] = {}
    for form in dict.fromkeys(form for name in known for form in sorted(name.forms)):
        first.setdefault(_WORD.findall(form)[0], []).append(form)
    often: Counter[str] = Counter()
    inside: set[str] = set()
    for word in _CAPITAL.finditer(text):
        at = word.start()
        if text[at - 2 : at - 1].isalnum() or text[at - 2 : at - 1] == ",":
            inside.add(word.group())
        for form in first.get(word.group(), ()):
            end = at + len(form)
            if text.startswith(form, at) and not text[end : end + 1].isalnum():
                often[form] += 1
    plain = set(_PLAIN.findall(text))
    again = Counter(_THE.findall(text))
    out: dict[str, int] = {}
    for name in known:
        head = name.words.rsplit(" ", 1)[-1].lower()
        out[name.words] = max(often[form] for form in name.forms)
        if " " in name.words:
            out[name.words] += again[head]
        elif head in plain or not (name.words in inside or noun(head) is None or is_place(name.words)):
            out[name.words] = 0  # "Stock fell", and "stock" elsewhere; "Ceasefire holds" at the head of a sentence
    return out


def _weight(name: _Known, found: int, title: str) -> float:
    """How much a text has a name that it has so often: more if its head has it, less if it is that of a speaker."""
    at = -1 if any(form in title for form in name.forms) else min(name.sentences)
    name.leads = at <= 1
    if not found or (at >= 0 and found < (_OFTEN if name.leads else _OFTEN_LATER)):
        return 0.0
    spoken = name.speaks / len(name.sentences)
    if name.kind == "PERSON" and spoken > _SPEAKER:
        return 0.0
    return (found + {-1: _TITLE, 0: _FIRST, 1: _SECOND}.get(at, 0.0)) * (1 - spoken)
