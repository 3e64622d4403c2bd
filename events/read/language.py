"""The language of a text that says none: careful, so that nothing English is lost for a foreign name.

A text is taken for another language only if there is enough of it and the identifier is sure. In Latin script it is
asked about the words in lower case alone, four at least: names are of no language, and a headline is full of them.
English prose is known by its commonest words, without the identifier. What is short, mixed or no language at all stays
undecided, and the reader takes the default.

The identifier is py3langid: 139 languages in one small file, no network, the same answer every time. Serbian, Croatian
and Bosnian it confuses; the words in ``languages.toml`` tell them apart.

Source: Lui and Baldwin, *langid.py: An Off-the-shelf Language Identification Tool* (2012).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["language_of", "load_lists", "rank_languages"]

#: So much is looked at, half at the beginning and half in the middle.
_SAMPLE = 3_000
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 8
#: Share of its words that must be of the commonest of English for a text to be English without further question, …
_ENGLISH = 0.2
#: … and how sure the identifier must be of another language; less so where it hardly thinks of English.
_SURE, _LIKELY, _NOT_ENGLISH = 0.8, 0.5, 0.005
_BCMS = ("sr", "hr", "bs")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def load_lists() -> Mapping[str, Any]:
    """The lists of ``languages.toml``."""
    return tomllib.loads((files("events.read") / "languages.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(load_lists()["english"])


def language_of(text: str) -> str | None:
    """The language that a text is in (BCP 47, primary subtag); None if that is not certain.

    >>> language_of("Stari mlin pored reke izgoreo je u noći između subote i nedelje.")
    'sr'
    >>> language_of("Nikolić meets Vučić in Novi Sad"), language_of("The mill by the river burned, and it was old.")
    (None, 'en')
    """
    sample = _sample(text)
    rough = sample.lower().split()  # with signs at their ends, which the commonest words hardly have
    if len(rough) >= _FEWEST_WORDS and sum(map(_english().__contains__, rough)) >= _ENGLISH * len(rough):
        return "en"
    words = _WORD.findall(sample)
    latin = [word for word in words if _is_latin(word)]
    letters = sum(map(len, words)) - sum(map(len, latin))
    if 2 * letters > sum(map(len, words)):
        return _surest(" ".join(words)) if letters >= _FEWEST_LETTERS else None
    telling = [word for word in latin if word[0].islower()]
    if not telling and len(latin) >= 2 * _FEWEST_WORDS:
        telling = [word.lower() for word in latin]  # all in capitals
    return _surest(" ".join(telling)) if len(telling) >= _FEWEST_WORDS else None


def rank_languages(text: str) -> dict[str, float]:
    """How likely each language is, from 0 to 1, by the identifier alone."""
    return dict(_identifier().rank(text))


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[: _SAMPLE // 2]} {text[middle : middle + _SAMPLE // 2]}"


def _surest(text: str) -> str | None:
    """The identifier's answer among the languages that are looked for, if it is sure of it."""
    every = rank_languages(text)
    known = {code: every.get(code, 0.0) for code in load_lists()["detected"]}
    ranks = {code: rank / max(sum(known.values()), 1e-9) for code, rank in known.items()}
    best = max(ranks, key=lambda code: (ranks[code], code))
    if best in _BCMS and not all(map(_is_cyrillic, text.split())):
        likely, answer = sum(ranks.get(code, 0.0) for code in (*_BCMS, "sl")), _of_bcms(text.lower().split())
    else:
        likely, answer = ranks[best], best
    return answer if likely >= _SURE or (likely >= _LIKELY and ranks["en"] <= _NOT_ENGLISH) else None


def _of_bcms(words: list[str]) -> str:
    """Which of the three that share most words; Serbian if none tells."""
    own = load_lists()["bcms"]
    ekavian, ijekavian, eastern, western = (sum(word in own[name] for word in words) for name in own)
    if ekavian > ijekavian or (ekavian == ijekavian and western <= eastern):
        return "sr"
    return "hr" if western >= eastern else "bs"


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u052f"


def _is_latin(word: str) -> bool:
    return word.isascii() or unicodedata.name(word[0], "").startswith("LATIN")


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 - it comes without types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
