"""Names that a parser gets wrong although the words themselves forbid it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import ERAS, LOCATING, SUBJECTS
from events.extract.language.lexicon import classes, noun, verb
from events.extract.language.people import given_names, person_words, tells_what
from events.extract.language.predicates import in_class
from events.extract.mend.misnamed import mend_kind_of_name, name_numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.language.forms import Row, Use
    from events.extract.mend.hanging import Words

__all__ = [
    "is_cut",
    "is_firm_word",
    "is_mistaken",
    "join_firm",
    "kind_behind",
    "mend_bracketed",
    "mend_name",
    "name_club",
    "name_firm",
    "name_place",
    "name_trade",
    "part_made",
    "rehang_bearer",
    "share_offices",
    "widen_name",
]

#: What a name behind a common noun is one of, by the classes of that.
_SORTS = {
    "PRODUCT": frozenset(("aircraft", "spacecraft", "vessel")),
    "WORK_OF_ART": frozenset(("artwork",)),
    "ORG": frozenset(("athlete", "artist", "party")),
}
_AND = frozenset(("&", "amp"))
#: What a name is taken for that may go on before or behind it; nothing is what was left out.
_CUT = ("ORG", "")
#: What a club is said to be, and what only of several is said.
_CLUBS = frozenset(("club", "team", "side", "were", "have"))
_QUARTER = re.compile("(?:(?:north|south)-?)?(?:east|west|north|south)ern")
#: Verbs that make somebody something.

#: How far before a name *and* may join its bearer's offices.
_OFFICE = 4
_HALF = 0.5
#: How many words a whole name has.
_WHOLE = 2
#: Sorts of what stands in a town: ``a school in Skelby``.
_HOUSES = frozenset(("venue", "plant", "structure", "medicine", "organization"))
#: What a name may have been taken for, by its kind and role.
_MISTAKEN = frozenset(
    (
        *(("NN", role) for role in (*SUBJECTS, "appos", "poss", "compound", "pobj")),
        *(("JJ", role) for role in SUBJECTS),
        *((tag, "punct") for tag in ("NNP", "NNPS")),
    )
)


def is_mistaken(use: Use, kind: str) -> bool:
    """Whether a word may be a name that was taken for something else, or for another's subject; asked of many words."""
    form, tag, _, _, role = use
    named = (role in SUBJECTS and (kind == "PERSON" or form.lower_ in _honours())) or (role == "conj" and kind == "ORG")
    return form.text[0].isupper() and (named or (tag, role) in _MISTAKEN)


def mend_name(words: Words, at: int) -> None:
    """Put a name right, or what was taken for one."""
    if at and words.role(at) != "compound" and words.uses[at][2] == "PROPN":
        name_numbered(words, at)
        mend_kind_of_name(words, at)
    form, tag, pos, _, role = words.uses[at]
    if not form.text[0].isupper():
        return
    if role == "compound" and form.text in ERAS and words.heads[at] > at > 0:
        _part_era(words, at)
    elif role in SUBJECTS and form.lower_ in _honours():
        _honoured(words, at)
    elif tag in ("NN", "JJ") and (tag, role) in _MISTAKEN and demonym(form.text) is None:
        _strange(words, at)
    elif role in SUBJECTS and words.kinds[at] == "PERSON":
        _house(words, at)
        _called(words, at)
        _player(words, at)
    elif role == "punct" and pos == "PROPN":
        _last_word(words, at)


def _part_era(words: Words, at: int) -> None:
    """Who did something in a year before Christ, behind that: *In 484 BC Xerxes crushed the revolt*."""
    name, year = words.heads[at], at - 1
    words.hang(at, year, role="nmod")
    prep = words.heads[name]
    taken = words.role(name) == "pobj" and words.heads[year] == name and prep == year - 1
    verb = words.heads[prep] if taken else prep
    if taken and words.uses[verb][2] == "VERB" and not any(words.role(n) in SUBJECTS for n in words.under(verb)):
        words.hang(year, prep, role="pobj")
        words.hang(name, verb, role="nsubj")


@lru_cache(maxsize=1)
def _honours() -> frozenset[str]:
    return person_words()["address"]["honours"]


def _honoured(words: Words, at: int) -> None:
    """What somebody was given or is stands behind his name: ``Ada Moe OBE resigned``."""
    name = at - 1
    behind = name > 0 and words.role(name) == "compound" and words.heads[name] == at
    if not behind or words.kinds[name] != "PERSON" or not words.uses[at][0].text.isupper():
        return
    words.hang(name, words.heads[at], role=words.role(at))
    words.move(at, name)
    words.hang(at, name, role="dep")
    words.kinds[at] = ""


def part_made(words: Words, office: int) -> None:
    """Who is made something is the object, no part of that: *appointed the Rev. Edmund Clay headmaster*."""
    name, verb = office - 1, words.heads[office]
    made = in_class(words.uses[verb][3].lower(), "raising") and words.uses[office][1] == "NN"
    her = (words.lower(name), words.role(name)) == ("her", "poss") and any(
        words.lower(n) == "of" for n in words.under(office)
    )
    named = words.kinds[name] == "PERSON" and words.role(name) == "compound"
    if not made or words.heads[name] != office or not (her or named):
        return  # "made her secretary of the club", but "made her secretary"
    if her:
        words.hang(name, office, tag="PRP", pos="PRON", lemma="she")
    for n in words.under(office):
        words.hang(n, name if n < name else verb)
    words.hang(name, verb, role="dobj")
    words.hang(office, verb, role="oprd")


def _strange(words: Words, at: int) -> None:
    """A strange word with a capital at the head of a sentence that was taken for a common noun: ``Lunde resigned``."""
    form = words.uses[at][0]
    first = all(words.uses[before][2] == "PUNCT" for before in range(at))
    model = any(c.isdigit() for c in form.text) and form.text.replace("-", "").isalnum()  # "A380 lands"
    strange = noun(form.lower_) is None and verb(form.lower_) is None
    strange = strange or (words.role(at) in SUBJECTS and _is_told_of(words, at))
    first = first or (model and words.role(at) == "appos")  # "the probe Hala-2"
    if words.role(at) == "pobj":  # "moved to Lund"
        first = words.kinds[at] in ("PERSON", "ORG", "GPE") and is_place(form.text)
    strange = strange and not (form.lower_.endswith("ing") and verb(form.lower_[:-3] + "e"))  # "Sentencing was set"
    if first and strange and (model or (form.is_alpha and not form.is_upper)):
        words.hang(at, words.heads[at], tag="NNP", pos="PROPN", lemma=form.text)


def _is_told_of(words: Words, at: int) -> bool:
    """Whether a comma stands between a bare word and what firm it is: ``Zoom, a Danish airline, closed``."""
    after = at + 1 < len(words) and words.lower(at + 1) == "," and not any(n < at for n in words.under(at))
    return after and any(words.role(n) == "appos" and is_firm_word(words.lower(n)) for n in words.under(at))


def _house(words: Words, at: int) -> None:
    """What *the* stands before is nobody: ``The Harmon Library opened``."""
    before = [child for child in words.under(at) if child < at]
    known = noun(words.lower(at)) if any(words.role(child) == "compound" for child in before) else None
    if known is None or known.share("person") > 0 or not any(words.lower(child) == "the" for child in before):
        return
    for child in (*before, at):
        if words.kinds[child] == "PERSON":
            words.kinds[child] = "ORG"
            words.changed = True


def _last_word(words: Words, at: int) -> None:
    """The end of a name that was taken for the stop it ends in: ``agreed to merge with Arlex Corp.``."""
    first = min([at, *words.under(at)])
    before = first - 1
    if before < 0:
        return
    prep = words.uses[before][2] == "ADP" and words.role(before) in ("prep", "agent", "dative")
    if prep and not any(words.role(child) == "pobj" for child in words.under(before)):
        words.hang(at, before, role="pobj")
    elif words.uses[before][2] == "VERB" and not any(words.role(child) == "dobj" for child in words.under(before)):
        words.hang(at, before, role="dobj")


def _called(words: Words, at: int) -> None:
    """The name of the noun before it, where both were taken for subjects: ``The guard, Joris Maes, 52, died``."""
    first = min([at, *(child for child in words.under(at) if words.role(child) == "compound")])
    before = first - 1
    twin = before >= 0 and words.role(before) == words.role(at) and words.heads[before] == words.heads[at]
    if twin and _is_people(words, before):  # "The painter Joris Maes was born here"
        words.hang(at, before, role="appos")
        return
    if first < at and words.uses[first - 1][0].text == ",":
        thing = first - 2
        twins = thing >= 0 and words.role(thing) == words.role(at) and words.heads[thing] == words.heads[at]
        if twins and words.uses[thing][1] == "NN":
            words.hang(at, thing, role="appos")


def _player(words: Words, at: int) -> None:
    """What somebody is, told at the head of a sentence before his whole name: ``Goaltender Ales Novy missed it``."""
    first = min([at, *(child for child in words.under(at) if words.role(child) == "compound")])
    alone = all(words.uses[before][2] == "PUNCT" for before in range(first))
    if not alone or at - first < _WHOLE or words.kinds[first] != "PERSON" or not _is_office(words, first):
        return
    if len(words.uses[first + 1][0].text.rstrip(".")) > 1:  # "Hunter S. Voss"
        words.hang(first, at, role="compound", tag="NN", pos="NOUN", lemma=words.lower(first))
        words.kinds[first] = ""
        words.changed = True


def join_firm(words: Words, at: int) -> None:
    """Both halves of the name of one firm, taken for two: ``Haldersen & Sons``."""
    mark, first = at - 1, words.heads[at]
    one = words.role(at) == "conj" and mark > 0 and words.lower(mark) in _AND and first < mark
    if not one or any(kind != "ORG" for kind in words.kinds[first:at]):
        return
    words.hang(at, words.heads[first] if words.heads[first] != first else at, role=words.role(first), tag="NNP")
    for child in words.under(first):
        if child != at and not first < child < mark:
            words.hang(child, at)
    words.hang(first, at, role="compound")
    words.hang(mark, at, role="compound")


def share_offices(words: Words, name: int) -> None:
    """Who has two offices is one: ``Arlex chairman and chief executive Tom Reed resigned``; not ``the king and Tom``.

    The offices hang before the name, as the parser has it where it reads them right.
    """
    first = min((n for n in words.under(name) if words.role(n) == "compound" and words.kinds[n]), default=name)
    cc = next((n for n in range(first - 1, max(first - _OFFICE, 0), -1) if words.uses[n][2] == "CCONJ"), 0)
    office = words.heads[cc]
    if not cc or cc == first - 1 or words.lower(cc) != "and" or office >= cc or words.kinds[office] == "PERSON":
        return
    joined = words.heads[name] == office or words.heads[name] == words.heads[office]
    told = [words.uses[n] for n in words.under(office) if n < office]
    if not joined or any(use[4] == "det" or use[1] == "PRP$" for use in told) or not _is_office(words, office):
        return
    if words.role(office) in (*SUBJECTS, "dobj", "pobj", "dative", "conj", "appos"):
        role, above = words.role(office), words.heads[office]
        words.hang(office, name, role="nmod")
        words.hang(name, above, role=role)
        words.move(office, name, after=name)


def _is_office(words: Words, at: int) -> bool:
    """Whether a word is what somebody is: a noun for people, or a chief's initials."""
    lower = words.lower(at)
    initials = words.uses[at][0].is_upper and lower.startswith("c") and len(lower) == len("ceo")
    return initials or tells_what(lower)


def name_firm(words: Words, at: int) -> None:
    """A name that was taken for somebody's, although what stands before it is a company: *Retailer Hallmont*.

    So is *the gear maker Moretti Meccanica*; but the violin maker Anton Moretti has a given name. Nor is anybody's what
    stands behind a craft, a work or a band: *the ferry Brenta*.
    """
    if words.kinds[at] != "PERSON":
        return
    called = [n for n in words.under(at) if n < at and words.role(n) in ("compound", "nmod", "amod")]
    common = [n for n in called if words.uses[n][1] != "NNP" or is_firm_word(words.lower(n))]  # no "Carol"
    common = [] if any(words.lower(n) in given_names() for n in called) else common  # "James Baker III"
    firm = next((n for n in common if kind_behind(words.lower(n))), None)
    if firm is None and words.role(at) == "appos":
        firm = min([at, *called]) - 1
        kind = kind_behind(words.lower(firm)) if firm == words.heads[at] else ""
        if not kind or (kind == "ORG" and words.lower(firm + 1) in given_names()):
            return
    if firm is None:
        return
    words.kinds[firm] = ""
    words.kinds[firm + 1 : at + 1] = [kind_behind(words.lower(firm))] * (at - firm)
    words.changed = True


def name_place(words: Words, at: int) -> None:
    """A place that was taken for a person, though the word before its name is one for places: *the river Lomma*.

    Or a quarter of the compass: *floods in eastern Kassandra*; or the country stands behind it: *in Sela Nor, Chad*.
    """
    first = at
    while first > 0 and words.kinds[first - 1] == "PERSON":
        first -= 1
    country = at + 2 < len(words) and words.lower(at + 1) == "," and words.kinds[at + 2] == "GPE"
    if country and first > 0 and words.lower(first - 1) in LOCATING:
        words.kinds[first : at + 1] = ["GPE"] * (at + 1 - first)
        words.changed = True
    sort = at - 1
    if at > 1 and words.role(at) == "pobj" and words.role(sort) == "amod" and _QUARTER.fullmatch(words.lower(sort)):
        words.kinds[at] = "GPE"
        words.changed = True
    prep = words.heads[at]
    born = words.lower(prep) in ("at", "in", "near") and words.lower(words.heads[prep]) == "born"
    if born and words.role(at) == "pobj" and first == at:  # "born at Skelby"
        words.kinds[at] = "GPE"
        words.changed = True
    ruled = words.lower(sort) == "of" and in_class(words.lower(words.heads[sort]), "posts.town")
    if ruled and words.role(at) == "pobj":  # "the mayor of Ferris"
        words.kinds[at] = "GPE"
        words.changed = True
    above = words.heads[prep]
    house = words.uses[above][2] == "NOUN" and classes(words.lower(above)) & _HOUSES
    if house and words.lower(prep) == "in" and words.role(at) == "pobj" and first == at:  # "a school in Skelby"
        words.kinds[at] = "GPE"
        words.changed = True
    plain = at > 0 and words.heads[sort] == at and words.uses[sort][1] == "NN"
    entry = noun(words.lower(sort)) if plain else None
    if entry is not None and entry.share("location", "object") > _HALF:
        words.kinds[at] = "LOC"
        words.changed = True


def is_cut(rows: Sequence[Row], at: int) -> bool:
    """Whether a name may have been cut before a word or behind it; asked of every word, and so only what is cheap."""
    if not at or rows[at][5] not in _CUT or rows[at - 1][5] not in _CUT or not rows[at][0][1].startswith("NNP"):
        return False
    return (not rows[at][5] or not rows[at - 1][5]) and rows[at - 1][0][1].startswith("NNP")


def widen_name(words: Words, at: int) -> None:
    """A name that was cut: *[Marlow] Vale District Council*, *Ashby [Rovers]*."""
    before = at - 1
    if words.role(before) != "compound" or not words.uses[at][0].text.istitle():
        return
    if not words.kinds[before] and words.kinds[at] == "ORG":
        word = words.lower(before)
        strange = noun(word) is None and verb(word) is None and not in_class(word, "titles", "firms.first")
        within = words.heads[before] == at or words.heads[before] == words.heads[at]
        if strange and within and words.uses[before][0].text.istitle() and demonym(words.uses[before][0].text) is None:
            words.kinds[before] = "ORG"
            words.joined.add(at)
            words.changed = True
        return
    ends = words.kinds[before] == "ORG" and words.heads[before] == at and not words.kinds[at]
    if ends and (words.uses[at][1] == "NNPS" or noun(words.lower(at)) is None):
        words.kinds[at] = "ORG"
        words.changed = True


def name_club(words: Words, at: int) -> None:
    """A club that was taken for a town or nothing: *beat Melford City*, *lost to Orsk FC*, *Orsk City is a club*."""
    first, kinds = at, ("GPE", "") if in_class(words.lower(at), "clubs") else ("GPE",)
    while first and words.kinds[first - 1] in kinds and first <= words.heads[first - 1] <= at:
        if words.uses[first - 1][2] != "PROPN":
            break
        first -= 1
    verb_ = words.heads[words.heads[at]] if words.role(at) == "pobj" else words.heads[at]
    plays = in_class(words.lower(at), "clubs") or in_class(words.uses[verb_][3].lower(), "clubs.play")
    said = {words.lower(n) for n in words.under(verb_) if n > at and words.role(n) in ("attr", "aux", "auxpass")}
    if first < at and (plays or said & _CLUBS or words.lower(verb_) in _CLUBS):
        words.kinds[first : at + 1] = ["ORG"] * (at + 1 - first)
        words.changed = True


def name_trade(words: Words, at: int) -> None:
    """A firm or club that was taken for a person, although its name ends in what it trades in: *Vektra Oil*."""
    first = at
    while first and words.kinds[first - 1] == "PERSON" and words.heads[first - 1] == at:
        first -= 1
    if first < at:
        words.kinds[first : at + 1] = ["ORG"] * (at + 1 - first)
        words.changed = True


def is_firm_word(word: str) -> bool:
    """Whether a word before a name says that it is a company's.

    >>> is_firm_word("retailer"), is_firm_word("drugmaker"), is_firm_word("senator")
    (True, True, False)
    """
    return word.endswith("maker") or "company" in classes(word)


@lru_cache(maxsize=10_000)
def kind_behind(word: str) -> str:
    """What kind of entity a name is behind a word that says that it is no person's; empty if the word does not.

    >>> kind_behind("retailer"), kind_behind("ferry"), kind_behind("opera"), kind_behind("tenor")
    ('ORG', 'PRODUCT', 'WORK_OF_ART', '')
    """
    entry = noun(word)
    if is_firm_word(word) or entry is None or entry.top == "person":
        return "ORG" if is_firm_word(word) else ""
    return next((kind for kind, sorts in _SORTS.items() if sorts & classes(word)), "")


def rehang_bearer(words: Words, name: int) -> None:
    """Who is named after what his office is of bears the office: *the mayor of Lund, Ada Moe, was jailed*."""
    if words.role(name) == "npadvmod":
        _bear_behind(words, name)
        return
    place = words.heads[name]
    if words.role(name) != "appos" or not (words.role(place) == "pobj" and place < name) or _is_people(words, place):
        return
    first = min((n for n in words.under(name) if n < name), default=name)
    if words.uses[first - 1][0].text != ",":
        return
    above = words.heads[words.heads[place]]
    while words.role(above) == "pobj" and not _is_people(words, above):
        above = words.heads[words.heads[above]]
    if _is_people(words, above) and not any(words.kinds[n] == "PERSON" for n in words.under(above)):
        words.hang(name, above)


def _bear_behind(words: Words, name: int) -> None:
    """A name that was taken for an adverb of the verb: *arrested the owner of the mill, Karl Berg, on Tuesday*."""
    verb = words.heads[name]
    first = min((n for n in words.under(name) if n < name and words.role(n) == "compound"), default=name)
    near = first - 2
    beside = near > verb and words.uses[first - 1][0].text == "," and words.uses[near][2] == "NOUN"
    beside = beside and not any(words.role(n) == "appos" for n in words.under(name))  # "Otto the Lame"
    known = noun(words.uses[near][3].lower()) if beside else None
    by = beside and words.role(near) == "pobj" and words.role(words.heads[near]) == "agent"
    somebody = known is None or _is_people(words, near) or (by and known.share("person") > 0)  # "a builder"
    if beside and somebody:  # "was murdered by his own steward, Karl Berg"
        words.hang(name, near, role="appos")
        return
    thing = next((n for n in words.under(verb) if verb < n < first and words.role(n) == "dobj"), None)
    if thing is None or words.uses[first - 1][0].text != "," or not _is_people(words, thing):
        return
    if not any(words.kinds[n] == "PERSON" for n in range(thing, first)):
        words.hang(name, thing, role="appos")


def _is_people(words: Words, at: int) -> bool:
    """Whether a common noun means somebody."""
    _, _, pos, lemma, _ = words.uses[at]
    entry = noun(lemma.lower()) if pos == "NOUN" else None
    return entry is not None and (entry.share("person") > _HALF or lemma == "head")  # "the head of the court"


def mend_bracketed(words: Words, name: int) -> None:
    """Who has a part of his name in an editor's brackets is somebody: ``Professor [Djuro] Macut, a teacher``."""
    opening = next((n for n in range(name - 2, max(name - _OFFICE, -1), -1) if words.uses[n][0].text == "["), None)
    under = [n for n in words.under(name) if words.role(n) in ("compound", "nmod", "appos")]
    if opening is None or words.uses[name][2] != "PROPN" or not any(_is_office(words, n) for n in under):
        return
    for n in range(opening, name + 1):
        words.kinds[n] = "" if words.uses[n][0].text == "[" else "PERSON"
    words.changed = True
