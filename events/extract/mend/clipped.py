"""What timelines and headlines leave out: *1931: Works Museum renamed Museum of Industry* is told of its renaming.

The parser takes the participle for a past, as if the museum renamed something. A verb that asks for an object and has
none tells what befell its subject, as does one that leaves it an office or a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS
from events.extract.language.inflect import participle_of
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from events.extract.language.forms import Row

__all__ = ["unclipped"]

#: What a verb has that is said in the active.
_FULL = frozenset(("dobj", "ccomp", "xcomp", "aux", "auxpass", "neg", "dative"))
#: With a particle these ask for an object too.
_PARTED = ("set", "pull", "tear", "knock", "put", "hand", "build")


def unclipped(rows: Iterable[Row], first: int) -> list[Row]:
    """The words of a sentence under a date, each past that lacks its object a passive.

    Args:
        rows: As parsed and mended.
        first: The index of the first of them, among which heads are counted.
    """
    found = list(rows)
    pasts = [at for at, (use, *_) in enumerate(found) if use[1] in PAST_TAGS and use[2] == "VERB"]
    if not pasts:
        return found
    words = Words(found, first)
    for at in pasts:
        _unclip(words, at)
    return words.rows(found, first) if words.changed else found


def _unclip(words: Words, at: int) -> None:
    if words.role(at) == "acl":
        _raise(words, at)
    under = words.under(at)
    subject = next((n for n in under if words.role(n) == "nsubj" and n < at), None)
    lemma, form = words.uses[at][3].lower(), words.lower(at)
    if subject is None or words.uses[subject][2] not in ("NOUN", "PROPN"):
        return
    if not form.endswith("ed") and participle_of(lemma) != form:
        return
    person = words.kinds[subject] == "PERSON"
    told = next((n for n in under if words.role(n) in ("dobj", "oprd", "attr")), None)
    judged = _is_found(words, under, lemma)
    if told is not None and not judged:
        called = lemma.removeprefix("re") in ("name", "christen", "title", "dub") and words.uses[told][2] == "PROPN"
        bare = words.uses[told][2] == "NOUN" and not any(words.role(n) in ("det", "poss") for n in words.under(told))
        if not called and not (person and bare and in_class(lemma, "raising")):
            return
        words.hang(told, at, role="oprd")
    elif not judged and (not _asks(lemma, person=person) or _is_full(words, at, lemma)):
        return
    words.hang(at, words.heads[at], tag="VBN")
    words.hang(subject, at, role="nsubjpass")


def _is_found(words: Words, under: Iterable[int], lemma: str) -> bool:
    """Whether a verb says what somebody was held to be: ``Crane found guilty of fraud``."""
    if lemma not in ("find", "declare", "deem", "pronounce") or any(words.role(n) == "dobj" for n in under):
        return False
    return any(words.role(n) in ("oprd", "acomp") and words.uses[n][2] == "ADJ" for n in under)


def _is_full(words: Words, at: int, lemma: str) -> bool:
    """Whether a verb has what it asks for, an auxiliary, or a particle with which it may ask for nothing."""
    roles = {words.role(n) for n in words.under(at)}
    return bool(roles & _FULL) or ("prt" in roles and lemma not in _PARTED)


def _raise(words: Words, at: int) -> None:
    """Have a participle be what the sentence says of its first noun, which has no other verb."""
    thing = words.heads[at]
    if words.role(thing) != "ROOT" or words.uses[at][1] != "VBN" or words.uses[thing][2] not in ("NOUN", "PROPN"):
        return
    later = [n for n in words.under(thing) if n > at]
    if at < thing or any(words.uses[n][2] in ("VERB", "AUX") for n in later):
        return
    for n in later:
        words.hang(n, at)
    words.hang(at, at, role="ROOT")
    words.hang(thing, at, role="nsubj")


def _asks(lemma: str, *, person: bool) -> bool:
    """Whether a verb asks for an object; of somebody not if one may do it without saying to what."""
    classes = ("clipped.persons", "harming") if person else ("undergone", "clipped", "clipped.persons", "harming")
    return in_class(lemma, *classes) and not in_class(lemma, "harming.undergone")
