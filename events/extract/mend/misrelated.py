"""Clauses and verbs that hang on the word beside them, which they cannot; see :mod:`events.extract.mend.mending`.

*The trial of a vaccine that began in May*: no vaccine begins. *The price of a drug that rose in May*: the price did.
*Arlex expects sales to rise and plans to hire*: no sales plan, as no infinitive is joined to *plans*. *After years of
fighting the rebels took Lund*: they took it, and nobody fought them. *The doses are to land in May*: no land is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import lasts

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misrelated", "mend_related"]

_FINITE = ("VBZ", "VBD", "VBP")
_THINGS = ("NOUN", "PROPN")
_NAMES = ("NNP", "NNPS")
_GOES_ON = ("aspectual.begin", "aspectual.end")
_STOPS = (":", ";")
#: Prepositions that stand by themselves behind a verb, and make another of it.
_PARTICLES = frozenset(("under", "through", "off", "up", "out", "down", "over", "in", "on"))
_HELPED = ("aux", "auxpass", "mark", *SUBJECTS)


def is_misrelated(rows: list[Row], at: int, first: int) -> bool:  # noqa: C901, PLR0911, PLR0912 - one return a role
    """Whether a word may be the verb of one; asked of every word, and so only what is cheap to ask."""
    (form, tag, _, lemma, role), _, head, *_ = rows[at]
    above = rows[head - first]
    if role in ("prep", "advmod") and tag in ("IN", "RB") and 0 < at < len(rows) - 1 and form.lower_ in _PARTICLES:
        if rows[at + 1][5] in TIMES:
            return False  # "was laid on 3 May by"
        return head - first == at - 1 and above[0][2] == "VERB" and not any(row[2] == first + at for row in rows)
    if role == "advcl" and tag == "VBD" and head - first < at and above[0][4] == "ccomp" and above[2] > first + at:
        return any(row[0][0].text in _STOPS for row in rows[head - first : at])
    if role in ("dobj", "pobj") and tag == "NNP" and at > 2:
        return any((rows[n][0][0].lower_, rows[n][0][4]) == ("off", "prt") for n in (at - 1, at - 2))
    if role == "ccomp" and head - first < at:
        return any(row[0][0].text == ";" for row in rows[head - first : at])
    if role == "acl" and tag == "VBN":
        return above[0][4] == "pobj" and in_class(above[0][3].lower(), "currencies.names") and head - first < at
    if role == "ccomp" and tag in ("VBN", "VBG"):
        told = any(row[0][4] in SUBJECTS and row[2] == first + at for row in rows)
        return not (told or in_class(above[0][3], "reporting", "statement", "learning", "telling"))
    if form.lower_ == "it" and role == "nsubj":
        return above[0][3] == "be" and head - first == at + 1
    if tag == "VB" and form.lower_ == "go":
        return role in ("xcomp", "ccomp") and rows[at - 1][0][3] == "let" and head - first == at - 1
    if tag == "NN" and at:
        return role in ("xcomp", "ROOT") and rows[at - 1][0][1] == "TO"
    if role == "ROOT" and tag in _FINITE:
        told = any(row[0][4] in SUBJECTS and row[2] == first + at for row in rows)
        return not told and any(row[0][4] == "pcomp" and row[0][1] == "VBG" for row in rows[:at])
    if role == "conj" and tag == "VBZ":
        return above[0][1] == "VB" and head - first < at
    if role != "relcl" or above[0][4] != "pobj" or above[0][2] not in _THINGS or head - first > at - 2:
        return False
    if above[0][1] in _NAMES and _that(rows, at, first):
        return True
    return lemma == "be" or in_class(lemma, *_GOES_ON, "changing", "harming")


def _that(rows: list[Row], at: int, first: int) -> bool:
    """Whether a clause begins with *that*, which tells of no name."""
    return any(row[0][0].lower_ == "that" and row[2] == first + at for row in rows[:at])


def mend_related(words: Words, verb: int) -> None:  # noqa: C901, PLR0911, PLR0912 - one branch a construction
    """Hang it on the word that it can be said of."""
    if words.role(verb) == "conj":
        _join(words, verb)
        return
    if words.uses[verb][1] == "NN":
        words.hang(verb, words.heads[verb], tag="VB", pos="VERB")
        return
    if words.uses[verb][1] == "NNP":
        _part_off(words, verb)
        return
    if words.lower(verb) == "go" or words.lower(verb) in _PARTICLES:
        words.hang(verb, words.heads[verb], role="prt", tag="RP", pos="ADP")  # "were let go", "went under"
        return
    if words.role(verb) == "ccomp":
        if words.heads[verb] > verb:
            _open(words, verb)
            return
        words.hang(verb, words.heads[verb], role="conj")  # "She married Karl Hale; years later he was killed"
        return
    if words.role(verb) == "acl":
        whole = words.heads[words.heads[words.heads[verb]]]
        dated = any(words.kinds[n] in TIMES for prep in words.under(verb) for n in (prep, *words.under(prep)))
        if dated and words.lower(words.heads[words.heads[verb]]) == "of" and words.uses[whole][2] == "NOUN":
            words.hang(verb, whole)  # "a gift of nine million euros, made in 2014"
        return
    if words.role(verb) == "advcl":
        words.hang(verb, words.heads[words.heads[verb]])  # "Beware: years after he left, it failed"
        return
    if words.lower(verb) == "it":
        _cleave(words, words.heads[verb])
        return
    if words.role(verb) == "ROOT":
        _give_doer(words, verb)
        return
    thing = words.heads[verb]
    of = words.heads[thing]
    whole = words.heads[of]
    under = [n for n in words.under(verb) if n < verb]
    told = [n for n in under if words.role(n) == "nsubj" and words.uses[n][1] in ("WDT", "DT", "IN")]
    done = any(words.role(n) == "dobj" for n in words.under(verb))
    harms = in_class(words.uses[verb][3], "harming") and bool(told) and done
    if harms or (words.uses[thing][1] in _NAMES and any(words.lower(n) == "that" for n in told)):
        _call_back(words, verb, harms=harms)
        return
    if words.lower(of) != "of" or whole > of or words.uses[whole][2] != "NOUN" or not told or done:
        return
    deed = next((n for n in words.under(verb) if n > verb and words.role(n) == "xcomp"), verb)
    if words.uses[verb][3] == "be" and not in_class(words.uses[deed][3], *_GOES_ON):
        return
    fits = _rises if in_class(words.uses[verb][3], "changing") else lasts
    if fits(words, whole) and not fits(words, thing):
        words.hang(verb, whole)


def _call_back(words: Words, verb: int, *, harms: bool) -> None:
    """Have *that* tell of a thing, since no name is told from others so: *a flight from Oslo to Riga that crashed*.

    What did harm (``harms``) is what happened, not where: *a fire at a hotel in Lund that killed nine*.
    """
    thing = whole = words.heads[verb]
    if harms and lasts(words, thing):
        return
    while words.heads[whole] != whole and words.role(whole) in ("pobj", "prep", "appos", "compound", "conj"):
        whole = words.heads[whole]
        common = words.uses[whole][2] == "NOUN" and words.uses[whole][1] != "NNP"
        named = words.uses[thing][1] == "NNP" and (words.role(whole) != "pobj" or not lasts(words, whole))
        if common and (lasts(words, whole) if harms else named):
            words.hang(verb, whole)
            return


def _open(words: Words, verb: int) -> None:
    """Have a participle before a comma and who acts say when that was: *Having been refused a visa, she sailed*."""
    main = words.heads[verb]
    doing = next((n for n in words.under(main) if verb < n < main and words.role(n) in SUBJECTS), -1)
    first = min((n for n in range(verb, doing) if n == doing or words.is_under(n, doing)), default=doing)
    if first > verb and words.lower(first - 1) == ",":
        words.hang(verb, main, role="advcl")


def _part_off(words: Words, name: int) -> None:
    """Have *off* say where, where nothing can be done to the name behind it: *was torpedoed off Sela*."""
    off = next(n for n in (name - 1, name - 2) if words.lower(n) == "off")
    verb = words.heads[off]
    passive = any(words.role(n) == "auxpass" for n in words.under(verb))
    beside = words.heads[name] == verb and (passive or in_class(words.uses[verb][3], "unaccusative", "foundering"))
    if beside or words.heads[name] == off:
        words.hang(off, verb, role="prep", pos="ADP")
        words.hang(name, off, role="pobj")


def _cleave(words: Words, be: int) -> None:
    """Have what was done be told under *it was*, with when: *It was on 3 May, in a storm off Lund, that it sank*."""
    time = next((n for n in words.under(be) if n > be and words.role(n) in ("prep", "attr")), -1)
    when = words.kinds[time] in TIMES or any(words.kinds[n] in TIMES for n in words.under(time)) if time > 0 else False
    that = next((n for n in range(time + 2, len(words)) if words.lower(n) == "that" and words.role(n) == "mark"), 0)
    verb = words.heads[that]
    if not when or not that or words.lower(that - 1) != "," or words.uses[verb][2] != "VERB" or verb < that:
        return
    if words.heads[be] == verb:
        words.hang(be, words.heads[verb] if words.heads[verb] != verb else be, role=words.role(verb))
        for n in words.under(verb):
            if be < n < that and words.role(n) == "prep":
                words.hang(n, be)
    words.hang(verb, be, role="ccomp")


def _give_doer(words: Words, verb: int) -> None:
    """Have who stands right before the verb do it, whom a participle before was taken to be done to."""
    for doing in range(verb):
        if words.role(doing) != "pcomp" or words.uses[doing][1] != "VBG":
            continue
        things = [n for n in words.under(doing) if n > doing and words.role(n) == "dobj"]
        under = [n for n in range(doing, verb) if things and words.is_under(n, things[0])]
        if under and under[-1] == verb - 1:
            words.hang(things[0], verb, role="nsubj")
            words.hang(doing, words.heads[doing], role="pobj", tag="NN", pos="NOUN", lemma=words.lower(doing))
            return


def _join(words: Words, verb: int) -> None:
    """Join it to the verb over the infinitive that it was joined to, and what stands between with it."""
    aim = words.heads[verb]
    main = words.heads[aim]
    to = any(words.role(n) == "aux" and words.lower(n) in ("to", "not") for n in words.under(aim))
    while words.uses[main][1] == "VB" and words.role(main) in ("xcomp", "ccomp", "conj", "advcl"):
        main = words.heads[main]
    own = any(words.role(n) in _HELPED for n in words.under(verb))
    if not to or own or main == aim or words.uses[main][1] not in _FINITE or words.uses[main][2] != "VERB":
        return
    words.hang(verb, main)
    for n in words.under(aim):
        if words.role(n) in ("cc", "punct") and aim < n < verb:
            words.hang(n, main)


def _rises(words: Words, thing: int) -> bool:
    """Whether a noun is for what rises and falls, as a number does."""
    entry = noun(words.uses[thing][3].lower())
    return entry is not None and entry.top in ("attribute", "quantity", "possession", "relation")
