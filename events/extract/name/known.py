"""Known names: one for all forms in which a document has it, with where it stands and how often.

Its short forms count for a name (``Arlex`` of *Arlex Corp.*, ``Holm`` of *Ada Holm*), and *the mill* for Arlen Mill.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.extract.language.callings import part_of
from events.extract.language.gazetteer import is_place
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.name.fullnames import is_led_first, things_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.language.words import Doc

__all__ = ["LITTLE", "THE", "Known", "counts", "is_no_word", "merged"]

#: Length of words inside a name that are written small: ``of``, ``the``.
LITTLE = 3
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
_PLAIN = re.compile("[a-z]+")
#: A common noun after *the*.
THE = re.compile(r"(?<!\w)[Tt]he ([a-z]+(?:-[a-z]+)*)")


@dataclass(slots=True)
class Known:
    """A name.

    Attributes:
        words: In full.
        forms: As the text writes it.
        kind: Of entity.
        first: The number of the sentence that it stands in first, and the index of its word there.
        sentences: The numbers of those that it stands in.
        about: The numbers of those whose main clause is about it.
        speaks: How often it is named only for what it says.
        people: How often it was taken for somebody.
        leads: Whether the document's head has it.
        weight: How much the text has it.
    """

    words: str
    kind: str
    first: tuple[int, int] = (0, 0)
    forms: set[str] = field(default_factory=set)
    sentences: list[int] = field(default_factory=list)
    about: set[int] = field(default_factory=set)
    speaks: int = 0
    people: int = 0
    leads: bool = False
    weight: float = 0.0


def merged(known: Iterable[Known], docs: Sequence[Doc]) -> list[Known]:
    """Names, joined with those that begin them; called by what is used most, people and firms in full."""
    wholes: dict[str, list[Known]] = {}
    most: dict[int, int] = {}
    out: list[Known] = []
    things = things_names(docs)
    for name in sorted(known, key=lambda n: (-len(n.words), n.words)):
        first, last = name.words.split()[0], name.words.split()[-1]
        near = () if name.words in things else (*wholes.get(first, ()), *wholes.get(last, ()))
        wide = [o for o in near if _are_one(name, o) and _is_part(name.words, o.words)]
        person = all(o.kind == "PERSON" for o in wide)  # of a family, him whom the text tells of first
        whole = (min(wide, key=lambda o: o.first) if person else wide[0]) if wide else None
        if whole is not None and whole.words.endswith(f" {name.words}") and is_led_first(name.words, docs):
            whole, name.kind = None, "ORG"  # "the chief executive of Arlen", which Ada Arlen founded
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
        whole.about |= name.about
        whole.first = min(whole.first, name.first)
        whole.speaks += name.speaks
    return out


def _are_one(name: Known, whole: Known) -> bool:
    """Whether two names may be one's: of one kind, or a firm's first word that was taken for somebody.

    So is a family name that was taken for a firm.
    """
    family = whole.kind == "PERSON" and name.kind == "ORG" and whole.words.endswith(f" {name.words}")
    begins = whole.kind == "ORG" and name.kind in ("PERSON", "") and bool(name.about)
    return name.kind == whole.kind or begins or family


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is how another begins or ends: ``Arlex`` of *Arlex Corp.*, ``the Front`` of *the Free Front*."""
    ends = whole.endswith(f" {name}") and not whole.endswith(f" of {name}")
    ends = ends and not any(word.islower() for word in whole.split() if len(word) > LITTLE)
    return ends or part_of(name, whole) or whole.startswith(f"{name}'s ")


def counts(known: Sequence[Known], text: str) -> dict[str, int]:
    """How often a text has each name in any of its forms, in one pass; *the mill* counts for the Arlen Mill."""
    first: dict[str, list[str]] = {}
    for form in dict.fromkeys(form for name in known for form in sorted(name.forms)):
        first.setdefault((_WORD.findall(form) or [form])[0], []).append(form)  # "&" has none
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
    again = Counter(THE.findall(text))
    out: dict[str, int] = {}
    for name in known:
        head = name.words.rsplit(" ", 1)[-1].lower()
        out[name.words] = max(often[form] for form in name.forms)
        if " " in name.words:
            out[name.words] += again[head]
        elif head in plain or not (name.words in inside or is_no_word(head) or is_place(name.words)):
            out[name.words] = 0  # "Stock fell", and "stock" elsewhere; "Ceasefire holds" at the head of a sentence
    return out


def is_no_word(head: str) -> bool:
    """Whether no common noun is written so, in the singular or the plural: ``Rescuers searched the ruins``."""
    return noun(head) is None and (not head.endswith("s") or noun(head.removesuffix("s")) is None)
