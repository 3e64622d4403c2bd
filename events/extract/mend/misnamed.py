"""Names that were taken for another kind than their words tell: *Helen Sugden* is no place, *Mill Lane* nobody."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import LOCATING, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.people import given_names, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.language.quantities import ORDINAL

if TYPE_CHECKING:
    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = [
    "drop_adverb",
    "is_event_name",
    "is_founded",
    "is_in_parts",
    "is_led_by_adverb",
    "join_parts",
    "may_be_family",
    "may_be_misnamed",
    "mend_kind_of_name",
    "mend_king",
    "name_built",
    "name_event",
    "name_founded",
    "name_numbered",
    "name_share",
]

_HALF, _PARTLY = 0.5, 0.4
#: Words of the second part of a name.
_LONG = 6
#: What a person's name may be taken for, and a street's.
_UNSURE_PLACES = frozenset(("", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT", "NORP", "EVENT", "LAW"))
_UNSURE_PEOPLE = frozenset(("", "PERSON", "ORG", "GPE", "WORK_OF_ART", "PRODUCT", "EVENT"))


def is_in_parts(rows: list[Row], at: int, _first: int) -> bool:
    """Whether a name goes on after an *of* that another ends in: *[the Union of] [the Free Cities]*."""
    if rows[at][5] != "ORG" or rows[at][0][4] != "pobj":
        return False
    begun = next((n for n in range(at, max(0, at - _LONG), -1) if rows[n][4] == "B"), 0)
    return begun > 0 and rows[begun - 1][5] == "ORG" and rows[begun - 1][0][0].lower_ == "of"


def is_event_name(rows: list[Row], at: int, _first: int) -> bool:
    """Whether a name that was taken for a place ends in what was done: *sailed with the Coral Expedition*."""
    (form, tag, *_), kind = rows[at][0], rows[at][5]
    return kind in ("LOC", "GPE", "FAC") and tag == "NNP" and at > 0 and in_class(form.lower_, "deeds_by_name")


def is_led_by_adverb(rows: list[Row], at: int, _first: int) -> bool:
    """Whether a sentence's first word was taken for a part of a name: *Simultaneously Crane announced*."""
    begins = at == 1 and rows[at][5] in _UNSURE_PEOPLE and rows[0][5] == rows[at][5] and rows[at][0][2] == "PROPN"
    word = rows[0][0][0].lower_ if begins else ""
    return word.endswith("ly") and noun(word) is None and word not in given_names() and len(word) > _LONG


def drop_adverb(words: Words, at: int) -> None:
    """Leave it out of the name."""
    words.kinds[0] = ""
    words.joined.discard(at)
    words.hang(0, words.verb_over(at), role="advmod", tag="RB", pos="ADV")


def name_event(words: Words, at: int) -> None:
    """Take it for one of an event."""
    first = at
    while first and words.kinds[first - 1] == words.kinds[at]:
        first -= 1
    behind = at + 1 < len(words) and words.kinds[at + 1] == words.kinds[at]
    if first < at and not behind:
        words.kinds[first : at + 1] = ["EVENT"] * (at + 1 - first)
        words.changed = True


def join_parts(words: Words, at: int) -> None:
    """Make one name of both."""
    begun = next(n for n in range(at, -1, -1) if words.lower(n - 1) == "of")
    words.joined.add(begun)
    words.changed = True


def _is_persons(words: Words, at: int) -> bool:
    """Whether a name does what only people do, or is told of as *who* or as somebody: ``Georg Holm was a painter``."""
    role, above = words.role(at), words.heads[at]
    told = (n for n in words.under(at) if words.role(n) == "relcl")
    who = any(words.lower(w) == "who" for n in told for w in words.under(n))
    said = (words.uses[n][3].lower() for n in words.under(above) if words.role(n) == "attr")
    who = who or (role in SUBJECTS and words.uses[above][3] == "be" and any(map(tells_what, said)))
    return who or (role in SUBJECTS and in_class(words.uses[above][3].lower(), "living"))


def _is_misnamed(use: Use, kind: str, first: str) -> bool:
    """Whether the last word of a name, or its first, may tell that it is no place, nobody or a firm's; asked of many.

    Args:
        use: The last word.
        kind: What the name was taken for.
        first: The word before it.
    """
    if kind in (*_UNSURE_PLACES, "ORG"):
        lower = first.lower()
        if lower in given_names() or lower in _ranks() or tells_what(lower):
            return True
    told = kind in _UNSURE_PEOPLE and in_class(use[0].lower_, "streets") and first[:1].isupper()
    return told or (not kind and in_class(use[0].lower_, "firms"))


def may_be_misnamed(rows: list[Row], at: int) -> bool:
    """Whether a name of several words may be of somebody, or of a street, and was taken for something else."""
    use, kind = rows[at][0], rows[at][5]
    first = at
    while first and rows[first - 1][0][4] == "compound" and rows[first - 1][0][2] == "PROPN":
        first -= 1
    if first == at:
        return first > 0 and rows[first - 1][5] == "ORDINAL"
    posted = any(tells_what(row[0][0].lower_) for row in rows[first + 1 : at - 1])
    numbered = first > 0 and rows[first - 1][5] == "ORDINAL"
    return posted or numbered or _is_misnamed(use, kind, rows[first][0][0].text)


def name_numbered(words: Words, at: int) -> None:
    """A body with its number, which the recogniser left out: *the 14th Merow Cavalry*, *the 2nd Dragoon Guards*."""
    first = at
    while first and words.uses[first - 1][2] == "PROPN" and words.heads[first - 1] in range(first, at + 1):
        first -= 1
    number = first - 1
    alone = number >= 0 and not (number and words.role(number - 1) == "cc")  # not "the 2nd and 3rd Companies"
    if not alone or words.kinds[number] != "ORDINAL" or not ORDINAL.fullmatch(words.lower(number)):
        return
    entry = noun(words.lower(at))
    told = classes(words.lower(at)) | classes(words.lower(at).removesuffix("s"))
    body = words.kinds[at] == "ORG" or words.uses[at][1] == "NNPS" or "soldier" in told
    if body or (entry is not None and entry.share("group") > _PARTLY):
        words.hang(number, at, role="amod")
        words.kinds[number : at + 1] = ["ORG"] * (at + 1 - number)
        words.joined.update(range(first, at + 1))


def mend_kind_of_name(words: Words, at: int) -> None:
    """Somebody who was taken for a place, though a given name opens his; a street that was for somebody; a firm."""
    first = at
    while first and words.uses[first - 1][2] == "PROPN" and words.role(first - 1) == "compound":
        first -= 1
    name = " ".join(words.uses[n][0].text for n in range(first, at + 1))
    if first == at or is_place(name) or (first and words.kinds[first - 1] == "ORG"):
        return  # "Friends of Mill Lane"
    posts = (n for n in range(at - 2, first, -1) if tells_what(words.lower(n)))
    post = next((n for n in posts if words.lower(n + 1) in given_names()), None)
    if post is not None and (
        words.kinds[at] == "PERSON" or may_be_family(words, at)
    ):  # "Osby Police Superintendent Nils Varga"
        whose = ("" if words.kinds[n] == "PERSON" else words.kinds[n] for n in range(first, post))
        words.kinds[first : at + 1] = [*whose, "", *["PERSON"] * (at - post)]
        words.joined.update(range(post + 2, at + 1))
        words.changed = True
        return
    called = at - first > 1 and tells_what(words.lower(first)) and words.lower(first + 1) in given_names()
    given = words.lower(first) in given_names()
    if in_class(words.lower(at), "streets") and not (given and words.lower(words.heads[at]) not in LOCATING):
        kind = "FAC"  # not "Kathleen Close spoke"
    elif in_class(words.lower(at), "firms"):
        kind = "ORG"
    elif (called or words.lower(first) in _ranks()) and may_be_family(words, at):
        kind, first = "PERSON", first + 1  # "Lord Penhale", "Ms Okafor", "Superintendent Nils Varga"
    elif given and words.kinds[at] == "ORG" and not _is_persons(words, at):
        return
    elif given and words.kinds[at] != "PERSON" and may_be_family(words, at):
        kind = "PERSON"
    else:
        return
    words.kinds[first : at + 1] = [kind] * (at + 1 - first)
    words.joined.update(range(first + 1, at + 1))
    words.changed = True


def is_founded(use: Use, above: Use) -> bool:
    """Whether a name is what somebody founded, and so nobody: ``Skarvik was founded by a blacksmith``."""
    return use[4] == "nsubjpass" and above[3] in ("found", "establish") and use[0].lower_ not in given_names()


def name_founded(words: Words, at: int) -> None:
    """What was founded, a town or a firm, taken for a person."""
    alone = words.kinds[at] == "PERSON" and not (at and words.kinds[at - 1] == "PERSON")
    if alone and is_founded(words.uses[at], words.uses[words.heads[at]]):
        words.kinds[at], words.changed = "FAC", True


def mend_king(words: Words, number: int) -> None:
    """*James I granted a charter*: the first of that name, and not the writer."""
    name, verb = number - 1, words.heads[number]
    behind = words.uses[number + 1 : number + 2]
    ruler = words.kinds[name] == "PERSON" or words.lower(name) in given_names()
    mistaken = words.uses[number][1] == "PRP" or words.role(name) == "npadvmod"
    if not (ruler and mistaken) or words.role(number) not in SUBJECTS or any(use[1] == "VBP" for use in behind):
        return
    if any(words.role(n) in SUBJECTS and n < name for n in words.under(verb)):  # "the charter of Henry I was confirmed"
        words.hang(number, words.heads[name], role=words.role(name))
    words.move(name, number)
    words.hang(number, words.heads[number], tag="NNP", pos="PROPN", lemma="I")
    words.hang(name, number, role="compound")
    words.kinds[name : number + 1] = ["PERSON", "PERSON"]
    words.joined.add(number)
    if behind and behind[0][1] == "IN":
        words.kinds[number + 1] = ""  # "Charles I of England"


def may_be_family(words: Words, at: int) -> bool:
    """Whether the last word of a name may be a family's: none for a body or for a place."""
    lower = words.lower(at)
    entry = noun(lower)
    if entry is None:
        return not in_class(lower, "firms", "sites")
    return entry.share("artifact", "group", "location", "object", "event", "act") < _HALF


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    """Ranks and forms of address before family names; ships are called *Lady Anna* and *Queen Mary*."""
    tables = person_words()
    return tables["offices"]["families"] | tables["offices"]["titled"] | tables["address"]["people"]


def name_built(words: Words, at: int) -> None:
    """A building that was taken for a person: *Norwich Castle*, *Ashby Mill*; nobody with a given name is one."""
    first = at
    while first and words.kinds[first - 1] == "PERSON" and words.heads[first - 1] == at:
        first -= 1
    word = words.uses[first][0]
    placed = in_class(words.lower(at), "built.names") or is_place(word.text)
    if first < at and placed and word.lower_ not in given_names() and not in_class(word.lower_, "titles"):
        words.kinds[first : at + 1] = ["FAC"] * (at + 1 - first)
        words.changed = True


def name_share(words: Words, at: int) -> None:
    """A share in two words, of which the number alone was recognised: *rose 21 per cent*."""
    number = at - 2
    if number >= 0 and words.lower(at - 1) == "per" and words.uses[number][0].like_num:
        words.kinds[number : at + 1] = ["PERCENT"] * 3
        words.changed = True
