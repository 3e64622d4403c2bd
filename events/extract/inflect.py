"""The one inflection that titles need: the third person of the present."""

from __future__ import annotations

__all__ = ["third_person"]

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def third_person(lemma: str) -> str:
    """The third person singular of the present of an English verb.

    >>> [third_person(verb) for verb in ("carry", "sign", "reach", "go", "play", "have")]
    ['carries', 'signs', 'reaches', 'goes', 'plays', 'has']
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "i", "o", "u"):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(_SIBILANTS) else "s")
