"""Event types: what kind of event it is, by the rules of ``rules/event_types.toml`` and ``rules/event_frames/``.

A word by itself decides little: *take* is of ten types. What counts is who does it to whom: frames of verbs with the
classes of nouns in their roles, of WordNet. Where no frame fits, the words around decide by the company they keep: in
the rules (:func:`~events.extract.language.typerules.cues`) and in WordNet's definitions
(:func:`~events.extract.language.lexicon.fields`), and a verb by what its frames are of; what the document is about
arbitrates. Where nothing speaks, the type is :data:`OTHER`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from events.extract.language.lexicon import classes, fields, noun, verb
from events.extract.language.typerules import (
    cues,
    event_type_rules,
    framed_as,
    frames_of,
    named_by,
    phrased,
    pointed_at,
    themed_as,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "OTHER",
    "Signals",
    "Subject",
    "classify",
    "event_type",
    "forms_of",
    "is_ruled",
    "subject_of",
]

#: The type of an event that no rule knows.
OTHER = "other"
_FRAME, _KIND, _ASKED, _ASKED_ANYWHERE = 6.0, 2.0, 1.0, 0.5
#: What a fixed phrase counts, and what something is done to or is of.
_PHRASE, _THEME, _OWN = 7.0, 3.0, 1.5
_WORD, _USUAL, _VERB, _BESIDE, _FAR = 4.7, 1.0, 1.0, 0.7, 0.4
#: What the company of words counts, by where they stand: in the rules, and in WordNet's definitions.
_CUES = {"object": 1.3, "any": 1.6, "far": 1.2}
_FIELDS = {"trigger": 2.8, "subject": 2.2, "object": 0.7, "any": 0.5}
_DOCUMENT = 5.0
#: Types that documents of one subject tell of together, and how much one speaks for the other.
_RELATED = (
    ("armed conflict", "military activity"),
    ("election", "government change", "legislation"),
    ("business deal", "investment"),
    ("crime", "law and justice"),
    ("diplomacy", "agreement"),
)
_RELATION = 0.4
_MOST = 1.5  # however many words say the same
#: What the event's own sentence must say for its type: the document decides between types, and never alone.
_LEAST = 0.8
#: What the event's own phrase must say for a type that no rule names, and for one that its document is not about: the
#: rest of a sentence tells of other events.
_NEAR, _NEAR_ALONE = 1.0, 2.0
#: A document is about a type of which it tells at least this much of what it tells of its first, and surely if it tells
#: so much of it in all.
_LEADING, _SURELY = 0.75, 0.27
#: What befalls a probe, a club or a firm is of its field: a long document that tells so much of such a field, clearly
#: so much of any, and so many times as much as of any other, is its story. What tells no type there, or `other` with
#: less than this, is of the field (where that is money: what nothing else is hinted at for), and the field counts
#: more, that of money from a half on.
_STORIES = ("science and technology", "sport and culture", "business deal")
_EVERYWHERE = "business deal"
_LONG, _MUCH, _CLEARLY, _HALF = 20.0, 0.15, 0.4, 0.5
_ALONE, _THIN, _LEAD, _SLIGHT = 1.5, 3.1, 2.5, 1.5
#: Fields in which what only the rest of its sentence tells is of the field, in a long document about it. A calamity, a
#: vote, a trial or a visit is only what words name so: people mend roofs and take exams in documents about floods.
_GROUNDS = frozenset(("armed conflict", "military activity", *_STORIES))
#: What speaks softly for the type of a deed is not heard where a long document tells less of it; what it is done to
#: speaks aloud if it is of one type so surely.
_STRANGE, _LOUD = 0.05, 0.7
_ANYWHERE = ("statement or proposal", "crime")
#: What nothing else types is what so much of the frames of its verb are of, if its document is about that.
_FRAMED = 0.1
#: A document of few words says little of its subject.
_SCANT = 3.0
#: How much a word of several types speaks for one that no other word of its document does.
_PRIOR = 0.05
#: A word that keeps frames from a document must be said once more for so many words, for so many times at most.
_PAGE, _PAGES = 150, 3
#: Which body somebody is tells no type: a frame that only asks for one counts as a weak one.
_SOMEBODY = frozenset(("%ORG",))
#: A verb is of a WordNet file that holds at least this share of its uses.
_FILE_SHARE = 0.3
_PLAIN_WORD = re.compile("[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells the type of an event. Words are base forms in lower case, entities ``%LABEL``.

    Attributes:
        lemma: Base form of the trigger.
        pos: ``NOUN`` or ``VERB``.
        forms: The trigger and what it derives from or is carried by, with particle where there is one.
        subject: Words for who does it.
        object: Words for whom or what it is done to.
        any: Words of the whole phrase, those of the roles too.
        far: Other words of the sentence.
        theme: Head of what it is done to, or of who does it where it is done to nothing; of a noun, of what it is of.
        aside: Of the phrase, those under a preposition of a noun around: they tell no more than others of the sentence.
    """

    lemma: str
    pos: str
    forms: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    """What a document is about.

    Attributes:
        shares: By type, how much of what its words point to, 0 to 1.
        words: Those that it says more than once, and their singulars; the types that it is about, ``~health``.
        told: How much its words point to types in all.
        mostly: Of those words, the ones that a long document says again and again: all is said twice in it.
    """

    shares: Mapping[str, float]
    words: frozenset[str]
    told: float = 0.0
    mostly: frozenset[str] = frozenset()

    @cached_property
    def only(self) -> str | None:
        """The one type that it is the story of, if it tells half as much of no other but of its relatives."""
        first = max(self.shares, key=lambda name: self.shares[name], default=OTHER)
        least = _MUCH if first in _STORIES else _CLEARLY
        if first == OTHER or self.told < _LONG or self.shares[first] < least:
            return None
        rest = max(share for name, share in self.shares.items() if name not in (first, *_relatives(first)))
        return first if self.shares[first] >= _ALONE * rest else None


def event_type(lemma: str, pos: str, around: Iterable[str] = ()) -> str:
    """The type of an event of which only the words of its phrase are known.

    Args:
        lemma: Base form of its trigger.
        pos: ``NOUN`` or ``VERB``.
        around: Base forms of the words of its own phrase, the trigger apart.

    >>> event_type("exercise", "NOUN", ["military"])
    'military activity'
    """
    return _of_words(lemma, pos, frozenset(around))


@lru_cache(maxsize=20_000)
def _of_words(lemma: str, pos: str, around: frozenset[str]) -> str:
    return classify(Signals(lemma, pos, forms_of(lemma, pos), any=around))


def forms_of(lemma: str, pos: str) -> frozenset[str]:
    """A trigger, the same marked as noun or verb, and, for a noun, the verb that it is the happening of.

    What is done again (``re-arrest``) is what is done.
    """
    lemma = lemma.removeprefix("re-")
    entry = noun(lemma) if pos == "NOUN" else None
    derived = (entry.verb,) if entry is not None and entry.verb else ()
    return frozenset((lemma, f"{lemma}:{pos[0].lower()}", *derived))


def subject_of(text: str) -> Subject:
    """What a document is about.

    >>> max(subject_of("The striker scored; the goalkeeper wept.").shares.items(), key=lambda item: item[1])[0]
    'sport and culture'
    """
    words = Counter(_PLAIN_WORD.findall(text.lower()))
    often, mostly = (
        frozenset(form for word, count in words.items() if count > least for form in (word, word.removesuffix("s")))
        for least in (1, 1 + min(words.total() // _PAGE, _PAGES))
    )
    pointing = [(count, found) for word, count in words.items() if (found := _company(word))]
    told = sum([count * share for count, found in pointing for _, share in found])
    shares = _shares(pointing, told)
    least = _LEADING * max(share for name, share in shares.items() if name != OTHER)
    about = frozenset(f"~{name.replace(' ', '_')}" for name, share in shares.items() if 0 < least <= share)
    return Subject(shares, often | about, told, mostly | about)


def _shares(words: Sequence[tuple[int, Sequence[tuple[str, float]]]], told: float) -> dict[str, float]:
    """By type, how much of what words point to; they are given by how often each is said, and point to so much in all.

    A word of several types speaks for the one that the others speak for.
    """
    total = _SCANT + told
    about: dict[str, float] = defaultdict(float)
    for count, found in words:
        for name, share in found:
            about[name] += count * share / total
    near = {name: share + _PRIOR for name, share in about.items()}
    out: dict[str, float] = defaultdict(float)
    for count, found in words:
        weights = [share * near[name] for name, share in found]
        scale = count * sum([share for _, share in found]) / (sum(weights) * total)
        for (name, _), weight in zip(found, weights, strict=True):
            out[name] += scale * weight
    out[OTHER] = about.get(OTHER, 0.0)  # all else is no subject by itself
    return {name: out.get(name, 0.0) + _RELATION * sum(out.get(o, 0.0) for o in _relatives(name)) for name in _names()}


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    return tuple(rule.name for rule in event_type_rules())


@lru_cache(maxsize=64)
def _relatives(name: str) -> tuple[str, ...]:
    return tuple(other for kin in _RELATED if name in kin for other in kin if other != name)


@lru_cache(maxsize=20_000)
def _company(word: str) -> tuple[tuple[str, float], ...]:
    """What a word of a text points to, by type; of a plural, what the singular does."""
    out: dict[str, float] = defaultdict(float)
    for form in (word, word[:-1]) if word.endswith("s") else (word,):
        for told in (cues(form), fields(form, "NOUN")):
            for name, share in told.items():
                out[name] += share
    return tuple(out.items())


def classify(signals: Signals, document: Subject | None = None) -> str:
    """The type of an event; :data:`OTHER` if nothing speaks for another.

    Args:
        signals: What tells it.
        document: What its document is about, as :func:`subject_of` gives it.

    >>> classify(Signals("win", "VERB", frozenset({"win"}), object=frozenset({"seat"}), any=frozenset({"seat"})))
    'election'
    """
    beside, afar = _by_company(signals)
    near, far = _widened(signals.any), _widened(signals.far)
    about = document or Subject({}, frozenset())
    framed = _framed(signals, near, far, about)
    words, usual = named_by(signals.forms)
    if words or max(framed.values(), default=0.0) >= _FRAME:
        usual = set()  # what is usual is asked where nothing else speaks
    else:
        _add_themes(signals, beside, afar, 0.5 if usual else 1.0)
    for name in pointed_at(_widened(signals.any - signals.aside)):
        beside[name] += _BESIDE
    for name in pointed_at(_widened(signals.far | signals.aside)):
        afar[name] += _FAR
    ruled = defaultdict(float, framed)
    for weight, names in ((_WORD, words), (_USUAL, usual)):
        for name in names:
            ruled[name] += weight
    scores = {name: ruled.get(name, 0.0) + beside.get(name, 0.0) + afar.get(name, 0.0) for name in _names()}
    only = about.only if about.only in _GROUNDS and not _is_of_people(signals) else None
    lead = _LEAD
    if only == _EVERYWHERE:  # a fire in the story of a firm is one
        lead = _SLIGHT if about.shares[only] >= _HALF and words <= {*_ANYWHERE} else 0.0
    about_it = {name: _DOCUMENT * about.shares.get(name, 0.0) + lead * (name == only) for name in scores}
    best = max(scores, key=lambda name: scores[name] + about_it[name])
    grounds = best in _GROUNDS or about.told < _LONG
    is_about = _is_about(about, best)
    least = _NEAR if is_about or about.told < _LONG else _NEAR_ALONE
    alone = grounds and _is_about(about, best, _SURELY if about.told else 0.0)
    told = best in ruled or beside[best] >= least or alone
    loud = best in words or framed.get(best, 0.0) >= _FRAME or themed_as(signals.theme).get(best, 0.0) >= _LOUD
    strange = not loud and signals.pos == "VERB" and _is_strange(about, best)
    slight = strange or not (told and scores[best] >= _LEAST) or (best == OTHER and scores[best] < _THIN)
    if slight:
        if only is not None and (only != _EVERYWHERE or best == only):
            return only
        return OTHER if OTHER in ruled else _as_framed(signals.forms, about)
    return best


def _add_themes(signals: Signals, beside: dict[str, float], afar: dict[str, float], part: float) -> None:
    """Count what the frames of a verb are mostly of, and what it is done to, where neither word nor frame decides."""
    for name, share in _mostly(signals.forms).items():
        afar[name] += _VERB * share
    for name, share in themed_as(signals.theme).items():
        beside[name] += part * _THEME * share
    for name, share in themed_as({signals.lemma}).items() if part == 1.0 and signals.pos == "NOUN" else ():
        beside[name] += _OWN * share


def _as_framed(forms: Iterable[str], about: Subject) -> str:
    """What a trigger's frames are of that a long document is about too: who was *hit* in one of war was so in it.

    Of business any document is a little.
    """
    told = _mostly(forms) if about.told >= _LONG else {}
    least = max(_FRAMED, told.get(OTHER, 0.0))
    names = [name for name in sorted(told) if told[name] >= least and name != _EVERYWHERE and _is_about(about, name)]
    return max(names, key=lambda name: told[name] * about.shares.get(name, 0.0), default=OTHER)


def is_ruled(signals: Signals, document: Subject | None = None) -> bool:
    """Whether a word names the type of an event, or a frame that asks for who or what does.

    Args:
        signals: As for :func:`classify`.
        document: As for that.
    """
    framed = _framed(signals, _widened(signals.any), _widened(signals.far), document or Subject({}, frozenset()))
    return bool(named_by(signals.forms)[0]) or max(framed.values(), default=0.0) >= _FRAME


def _is_of_people(signals: Signals) -> bool:
    """Whether people do it or it is done to them: lives go on beside what a document is about."""
    roles = signals.subject | signals.object
    return "%PERSON" in roles or "=person" in _widened(roles)


def _is_strange(about: Subject, kind: str) -> bool:
    """Whether a long document hardly tells of a type and its relatives; what is said or a crime may stand anywhere."""
    told = max(about.shares.get(name, 0.0) for name in (kind, *_relatives(kind)))
    return kind not in _ANYWHERE and about.told >= _LONG and told < _STRANGE


def _is_about(about: Subject, name: str, surely: float = 0.0) -> bool:
    """Whether a document tells of a type, or of one told together with it, about as much as of any other."""
    least = max(_LEADING * max(about.shares.values(), default=0.0), surely)
    return any(about.shares.get(kin, 0.0) >= least for kin in (name, *_relatives(name)))


def _by_company(signals: Signals) -> tuple[dict[str, float], dict[str, float]]:
    """By type, what the words around count by the company they keep: those of its own phrase, and those farther off."""
    near: dict[str, float] = defaultdict(float)
    afar: dict[str, float] = defaultdict(float)
    aside = signals.aside
    rest = signals.any - signals.subject - signals.object - signals.forms - aside
    beside = (("subject", signals.subject - aside), ("object", signals.object - aside), ("any", rest))
    for role, words in (*beside, ("far", signals.far | aside)):
        out = afar if role == "far" else near
        ordered = sorted(words)  # so that sums are the same wherever they are made
        for told, weight in ((cues, _CUES.get(role, 0.0)), (_of_noun, _FIELDS.get(role, 0.0))):
            if weight:
                for name, share in _summed(ordered, told).items():
                    out[name] += weight * min(share, _MOST)
    own: dict[str, float] = {}
    particled = ((form, "VERB") for form in signals.forms if "_" in form)
    for form, pos in ((signals.lemma, signals.pos), *particled):
        for name, share in fields(form, pos).items():
            own[name] = max(own.get(name, 0.0), share)
    for name, share in own.items():
        near[name] += _FIELDS["trigger"] * share
    return near, afar


def _mostly(forms: Iterable[str]) -> dict[str, float]:
    """By type, what a trigger's frames are of where none of them fits."""
    out: dict[str, float] = {}
    for form in forms:
        for name, share in framed_as(form).items():
            out[name] = max(out.get(name, 0.0), share)
    return out


def _of_noun(word: str) -> Mapping[str, float]:
    return fields(word, "NOUN")


def _summed(words: Iterable[str], told: Callable[[str], Mapping[str, float]]) -> dict[str, float]:
    """By type, what words point to."""
    out: dict[str, float] = {}
    for word in words:
        for name, share in told(word).items():
            out[name] = out.get(name, 0.0) + share
    return out


def _framed(signals: Signals, near: frozenset[str], far: frozenset[str], about: Subject) -> dict[str, float]:
    """By type, what its most demanding frame that fits counts."""
    out: dict[str, float] = {}
    sentence = near | far
    subject, object_ = _widened(signals.subject), _widened(signals.object)
    said = sentence.union(about.words, subject, object_)
    found = {"subject": subject, "object": object_, "any": near, "sentence": sentence, "document": said}
    for form in (*signals.forms, *_files(signals)):
        for frame in frames_of(form, found["document"]):
            asked = frame.roles.items()
            if any(wanted.isdisjoint(found[role]) for role, wanted in asked):
                continue
            if frame.without.isdisjoint(sentence) and frame.without.isdisjoint(about.mostly):
                vague = bool(asked) and all(wanted & found[role] == _SOMEBODY for role, wanted in asked)
                base = _KIND if frame.weak or vague or form.startswith("*") else _FRAME
                worth = base + sum(_ASKED if role in ("subject", "object") else _ASKED_ANYWHERE for role in frame.roles)
                out[frame.name] = max(out.get(frame.name, 0.0), worth)
    for name in phrased(signals.forms, near, sentence):
        out[name] = max(out.get(name, 0.0), _PHRASE)
    return out


def _files(signals: Signals) -> tuple[str, ...]:
    """The wildcards that a verb fits: ``*``, and ``*contact`` for each file that it is much used in."""
    entry = verb(signals.lemma) if signals.pos == "VERB" else None
    if entry is None:
        return ()
    return ("*", *(f"*{name}" for name, share in entry.shares.items() if share >= _FILE_SHARE))


def _widened(words: frozenset[str]) -> frozenset[str]:
    """Words with the classes that they are in."""
    return words.union(*map(_kinds, words))


@lru_cache(maxsize=20_000)
def _kinds(word: str) -> tuple[str, ...]:
    """The classes that a noun is in, and the WordNet file of most of its uses: ``@company``, ``=group``."""
    entry = noun(word)
    top = () if entry is None else (f"={entry.top}",)
    return (*(f"@{name}" for name in classes(word)), *top)
