"""Names in two parts, which the parser cuts in three: *Lind-Hale* is one word, and somebody's.

So it is all through a text that once has *Ada Lind-Hale*; *Hewlett-Packard*, which nobody is called, stays cut.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.lexicon import noun
from events.extract.language.people import given_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc as Parse

    from events.extract.language.forms import Row

__all__ = ["doubled", "two_part_names"]

_TWO = re.compile(r"(?<!\S)([^\W\d_]+) ([^\W\d_]+)-([^\W\d_]+)(?![\w-])|(?<!\S)([^\W\d_]+)-([^\W\d_]+) (?=[^\W\d_])")
#: Articles of Arabic names, without which a family name is told again.
_ARTICLES = ("al", "el", "ul", "as")


def two_part_names(text: str, read: Iterable[Parse]) -> dict[str, str]:
    """Names in two parts that people bear: a family's → the given names before it, a given name → nothing.

    Args:
        text: Of a document.
        read: Its sentences, parsed.
    """
    told = {match[0].strip() for match in _TWO.finditer(text) if match[0].strip().replace("-", " ").istitle()}
    told = {name for name in told if not any(name.partition(" ")[2].lower().startswith(f"{a}-") for a in _ARTICLES)}
    parts = (name.partition(" ") for name in told)
    names = {last: given for given, _, last in parts if given.lower() in given_names()}
    for ent in (ent for doc in read if told and "-" in doc.text for ent in doc.ents if "-" in ent.text):
        first, _, last = ent.text.removesuffix("'s").rpartition(" ")
        given = first.rpartition(" ")[2]
        if ent.label_ == "PERSON" and "-" in given and f"{given} " in f"{first} ":
            names.setdefault(given, "")
        elif f"{given} {last}" in told and not is_place(last) and (ent.label_ == "PERSON" or _is_strange(given)):
            names[last] = given
    return names


def _is_strange(word: str) -> bool:
    """Whether a capital word is no noun, no place's name and no people's, and so may be a given name."""
    return noun(word.lower()) is None and not is_place(word) and demonym(word) is None


def doubled(rows: Iterable[Row], first: int, names: Mapping[str, str]) -> list[Row]:
    """A sentence's words, the three of a name in two parts made one.

    Args:
        rows: As parsed.
        first: The index of the first of them, among which heads are counted.
        names: Those of the document, as :func:`two_part_names` gives them.
    """
    old = list(rows)
    texts = [row[0][0].text for row in old]
    marks = [at for at in range(1, len(old) - 1) if texts[at] == "-" and "".join(texts[at - 1 : at + 2]) in names]
    if not marks:
        return old
    place = list(accumulate(not (at in marks or at - 1 in marks) for at in range(len(old))))
    out: list[Row] = []
    for at, row in enumerate(old):
        if at in marks or at - 1 in marks:
            continue
        one = row
        if at + 1 in marks:
            name = "".join(texts[at : at + 3])
            one = _one(old[at : at + 3], name, first + at, is_family=bool(names[name]))
            if out and names[name] == out[-1][0][0].text:  # "Ada Lind-Hale", taken for a firm
                out[-1] = (*out[-1][:4], out[-1][4] if out[-1][5] else "B", "PERSON")
                one = (*one[:4], "I", "PERSON")
        out.append((*one[:2], first + place[one[2] - first] - 1, *one[3:]))
    return out


def _one(parts: list[Row], name: str, at: int, *, is_family: bool) -> Row:
    """The row of a name in two parts: it hangs where its last part does."""
    before, _, after = parts
    main = after if not at <= after[2] < at + len(parts) or after[2] == at + len(parts) - 1 else before
    form = replace(before[0][0], text=name, lower_=name.lower())
    place, kind = before[4:]
    whole = place != "I" and kind != "PERSON" and main[0][4] not in ("compound", "nmod")
    if is_family and whole:
        place, kind = "B", "PERSON"
    return (form, "NNP", "PROPN", name, main[0][4]), after[1], main[2], before[3], place, kind
