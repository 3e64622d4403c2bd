"""The inflection that titles need: base form, third person of the present, past participle."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.affixes import stem_of
from events.extract.language.grammar import PAST_TAGS
from events.extract.language.lexicon import noun
from events.extract.language.lexicon import verb as known_verb
from events.rulefiles import read_rules

if TYPE_CHECKING:
    from events.extract.language.words import Token

__all__ = [
    "base_of",
    "base_of_gerund",
    "doubles",
    "headline_base",
    "is_participle_only",
    "is_past_form",
    "participle",
    "participle_of",
    "third_person",
]

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_PREFIX = re.compile("(re-?|over-?|under|out|with|fore|mis|un|up|be)(?=[a-z]{3})")
_SHORT_STEM = re.compile("[^aeiou]*[aeiou][^aeiouwxyh]")


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Past form or participle → base form; past form → participle; all of them, the base form's like too (``cut``)."""
    bases: dict[str, str] = {}
    participles: dict[str, str] = {}
    every: set[str] = set()
    for entry in re.split(r"[|\n]", read_rules("verbs.toml")["forms"].strip()):
        base, past, *third = entry.split()
        participles[past] = third[0] if third else past
        every.update((past, *third))
        for form in (past, *third):
            if form != base:
                bases.setdefault(form, base)
    return bases, participles, frozenset(every)


@lru_cache(maxsize=20_000)
def is_past_form(word: str) -> bool:
    """Whether a word may be a verb's past or past participle, by its letters.

    >>> [is_past_form(word) for word in ("opened", "took", "retook", "cut", "opens")]
    [True, True, True, True, False]
    """
    _, _, irregular = _forms()
    if word.endswith("ed") or word in irregular:
        return True
    prefix = _PREFIX.match(word)
    return prefix is not None and word[prefix.end() :] in irregular


@lru_cache(maxsize=1)
def _participles() -> frozenset[str]:
    """Participles that are no verb's past: ``given``, ``taken``."""
    _, participles, _ = _forms()
    return frozenset(participles.values()) - frozenset(participles) - {""}


def is_participle_only(word: str) -> bool:
    """Whether a word is a participle and no past, by its letters.

    >>> [is_participle_only(word) for word in ("given", "taken", "gave", "found", "opened")]
    [True, True, False, False, False]
    """
    return word in _participles()


def headline_base(verb: Token) -> str:
    """A verb's base form; of a past form that the lemmatiser left as it is (``retook``), by its irregular stem."""
    base, word = verb.lemma_.lower(), verb.lower_
    base = "install" if base == "instal" else base  # of which the lemmatiser makes that
    stem = stem_of(word)
    if stem != word:  # "re-elected", of which the base form is that of its stem
        return word.removesuffix(stem) + (_irregular(base) if base == stem else base)
    if base.endswith("e") and word == base + "d" and base[-2:-1] == base[-3:-2] and known_verb(base) is None:
        return base[:-2]  # "gutted", of which the lemmatiser makes "gutte"
    if base.endswith("e") and word == base + "d" and known_verb(base) is None and _known(base[:-1]):
        return base[:-1]  # "deeded", of which it makes "deede"
    if verb.tag_ == "VBZ" and third_person(base) != word and third_person(word[:-1]) == word:
        return word[:-1]  # "hopes", of which the lemmatiser makes "hop"
    unknown = base == verb.lower_ and (verb.tag_ in PAST_TAGS or known_verb(base) is None)
    return _irregular(base) if unknown else base


def _known(base: str) -> bool:
    """Whether a verb is known, by itself, before its prefix or as a noun."""
    prefix = _PREFIX.match(base)
    return (
        known_verb(base) is not None
        or noun(base) is not None
        or (prefix is not None and known_verb(base[prefix.end() :]) is not None)
    )


def _irregular(form: str) -> str:
    bases = _forms()[0]
    if form in bases:
        return bases[form]
    prefix = _PREFIX.match(form)
    stem = "" if prefix is None else bases.get(form[prefix.end() :], "")
    return form if prefix is None or not stem else prefix[0] + stem


def base_of(past: str) -> str:
    """The base form of a past form or participle; the word itself if no verb is known of which it is one.

    >>> [base_of(word) for word in ("won", "moved", "opened", "carried", "stopped", "gilded")]
    ['win', 'move', 'open', 'carry', 'stop', 'gild']
    """
    irregular, stem = _irregular(past), past.removesuffix("ed")
    if irregular != past:
        return irregular
    bases = (stem, stem + "e", stem[:-1], stem[:-1] + "y")
    return next((base for base in bases if known_verb(base) is not None and participle_of(base) == past), past)


def base_of_gerund(gerund: str) -> str:
    """The base form of a verb in *-ing*; the word without that if no such verb is known.

    >>> [base_of_gerund(word) for word in ("leaving", "opening", "running", "blorting")]
    ['leave', 'open', 'run', 'blort']
    """
    stem = gerund.removesuffix("ing")
    return next((form for form in (stem, f"{stem}e", stem[:-1]) if known_verb(form) is not None), stem)


def participle(verb: Token) -> str | None:
    """The past participle of a verb in a past form; None for another form.

    A past form in *-ed* is its own; an irregular one is looked up (*took*: *taken*).
    """
    word = verb.lower_
    if verb.tag_ == "VBN" or (verb.tag_ == "VBD" and word.endswith("ed")):
        return word if verb.i == verb.sent.start else verb.text
    if verb.tag_ != "VBD":
        return None
    participles = _forms()[1]
    prefix = _PREFIX.match(word)
    if word in participles:
        return participles[word]
    stem = None if prefix is None else participles.get(word[prefix.end() :])
    return None if prefix is None or stem is None else prefix[0] + stem


def participle_of(base: str) -> str:
    """The past participle of a base form.

    >>> [participle_of(verb) for verb in ("take", "retake", "carry", "close", "open", "stop", "submit", "reset")]
    ['taken', 'retaken', 'carried', 'closed', 'opened', 'stopped', 'submitted', 'reset']
    """
    bases, participles, _ = _forms()
    prefix = _PREFIX.match(base)
    for stem, lead in ((base, ""), (base[prefix.end() :], prefix[0]) if prefix else ("", "")):
        past = next((form for form, of in bases.items() if of == stem and form in participles), None)
        if past is not None:
            return lead + participles[past]
    if base in participles or (prefix and base[prefix.end() :] in participles):  # "put", "set", "reset"
        return base
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "i", "o", "u"):
        return base[:-1] + "ied"
    return base + (base[-1] if doubles(base) or base in _stressed_at_end() else "") + "ed"


def doubles(base: str) -> bool:
    """Whether a verb doubles its last letter before a suffix: one syllable, a single vowel and a consonant.

    >>> doubles("stop"), doubles("open"), doubles("show")
    (True, False, False)
    """
    return _SHORT_STEM.fullmatch(base) is not None


@lru_cache(maxsize=1)
def _stressed_at_end() -> frozenset[str]:
    """Verbs of several syllables that double their last letter before a suffix: ``submitted``."""
    return frozenset(read_rules("verbs.toml")["doubling"].split())


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
