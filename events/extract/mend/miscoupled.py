"""What somebody did, joined to what a clause tells of a thing; see :mod:`events.extract.mend.mending`.

*The council learned that the bridge was unsafe and closed it*, *Holt left when the report was out and founded a bank*:
the parser joins the last verb to the one beside it, whoever could do what it tells. The bridge closed nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import classes, noun
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_miscoupled", "mend_coupled"]

#: Clauses under a verb, and how those begin that tell when or why it was.
_CLAUSES = ("ccomp", "advcl", "relcl")
_WHEN = frozenset(("after", "when", "as", "because", "since", "before", "until", "while", "once", "where", "though"))
_WHO = frozenset(("he", "she", "they", "we", "i", "who", "police"))
_WHICH = ("WDT", "WP", "WRB")
_AGAIN = {True: frozenset(("them",)), False: frozenset(("it",))}
_PEOPLE, _FORCES = ("person", "animal"), ("phenomenon", "event")
#: Classes of those who do things together, and of what does them without being anybody, or goes somewhere.
_BODIES = frozenset(("organization", "company", "soldier", "artist", "worker", "legislature", "court"))
_ABLE = frozenset(("calamity", "vessel", "aircraft", "vehicle", "spacecraft"))
_MOSTLY, _PARTLY = 0.5, 0.3
_MINDED = ("communication", "emotion")
_HELPED = ("aux", "auxpass", "mark", "neg", "agent", *SUBJECTS)
_DONE_TO = ("dobj", "ccomp", "xcomp")
_MADE = ("dobj", "oprd")


def is_miscoupled(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, _, lemma, role), _, head, *_ = rows[at]
    clause = head - first
    if role == "advcl" and tag in PAST_TAGS and clause < at and rows[at - 1][0][0].text == ",":
        return any(row[2] == head and row[0][4] == "cc" for row in rows[clause:at])
    if role != "conj" or not (tag in PAST_TAGS or (tag == "VB" and in_class(lemma, "pausing.ends"))):
        return False
    return clause < at and rows[clause][0][4] in _CLAUSES and rows[clause][2] - first < clause


def mend_coupled(words: Words, verb: int) -> None:
    """Join it to the verb above, if what the clause tells of cannot have done it, but whom that tells of can."""
    clause, own = words.heads[verb], words.under(verb)
    if words.role(verb) == "advcl":
        _mend_after_aside(words, verb)
        return
    main = words.verb_over(words.heads[clause])
    who = next((n for n in words.under(main) if words.role(n) == "nsubj" and n < main), None)
    thing = _thing(words, clause, main)
    held = next((n for n in words.under(main) if words.role(n) == "nsubjpass" and n < main), None)
    if held is not None and thing is not None and in_class(words.uses[verb][3].lower(), "prosecuting"):
        if _is_somebody(words, held) and not _is_somebody(words, thing) and words.uses[verb][1] in ("VBN", "VBD"):
            _join(words, verb, clause, main)  # "was arrested after the van was found and charged in May"
            words.hang(verb, main, tag="VBN")
        return
    if words.uses[main][2] != "VERB" or main > clause or who is None or thing is None:
        return
    lemma = words.uses[verb][3].lower()
    if words.role(clause) == "ccomp" and _asks_what(words, clause, main, verb):
        _join(words, verb, clause, main)
    elif in_class(lemma, "pausing.ends") and in_class(words.uses[main][3].lower(), "pausing"):
        _join(words, verb, clause, main)  # "Work stopped when the money ran out and did not resume until May"
    elif _is_somebody(words, who) and not (_is_somebody(words, thing) or any(words.role(n) in _HELPED for n in own)):
        many = words.uses[thing][1] in ("NNS", "NNPS")
        again = any(words.role(n) == "dobj" and words.lower(n) in _AGAIN[many] for n in own if n > verb)
        its = any(words.uses[n][1] == "PRP$" for n in words.under(thing))
        learns = words.role(clause) != "ccomp" or its or in_class(words.uses[main][3].lower(), "learning")
        learns = learns or (
            _is_minded(lemma) and not _tells(words, thing)
        )  # "said the mill was shut, thanked the clerks"
        acts = learns and any(words.role(n) in _DONE_TO for n in own) and not in_class(lemma, "minded.none")
        acts = acts and not (_is_active(words, clause) or _is_force(words, thing))
        made = [n for n in own if words.role(n) in _MADE and in_class(words.uses[n][3].lower(), "minded.made")]
        if again or acts or made or in_class(lemma, "minded"):
            _join(words, verb, clause, main)
            for n in made:
                words.hang(n, verb, role="dobj")  # "was doomed and made pleas", taken for what it was made


def _asks_what(words: Words, clause: int, main: int, verb: int) -> bool:
    """Whether a clause is what somebody saw or knew, and can be told no further: *saw what they did and called her*.

    What it asks for is the object of its verb, and the last verb has its own; or it asks where or what something was.
    """
    asking = [n for n in range(main + 1, clause) if words.uses[n][1] in _WHICH]
    if not asking or not in_class(words.uses[main][3].lower(), "learning", "learning.guessing"):
        return False
    done = any(words.role(n) == "dobj" and n > verb for n in words.under(verb))
    gapped = words.role(asking[0]) in ("dobj", "pobj", "attr")
    return done and (gapped or words.uses[clause][3] == "be")


def _join(words: Words, verb: int, clause: int, main: int) -> None:
    """Join a verb to the one above the clause before it, with the conjunction that stands there."""
    words.hang(verb, main, role="conj", tag="" if words.uses[verb][1] == "VB" else "VBD")
    for n in range(main, verb):
        if words.heads[n] == verb and n < clause:
            words.hang(n, clause)  # "when"
        elif words.heads[n] == clause and words.role(n) in ("cc", "punct") and n > clause:
            words.hang(n, main)


def _mend_after_aside(words: Words, verb: int) -> None:
    """*Was founded in 1888 and, after a long debate, dissolved in 1931*: as the *and* before the aside says."""
    first = words.heads[verb]
    joint = next((n for n in words.under(first) if words.role(n) == "cc" and first < n < verb), None)
    if joint is None:
        return  # mended meanwhile
    joined = any(words.role(n) == "conj" and joint < n < verb for n in words.under(first))
    plain = words.behind(joint) == "," and not any(words.role(n) in _HELPED for n in words.under(verb))
    if plain and not joined and words.uses[first][1] in PAST_TAGS:
        words.hang(verb, first, role="conj")


def _thing(words: Words, clause: int, main: int) -> int | None:
    """What a clause that may end before the verb is told of."""
    under = words.under(clause)
    marks = (n for n in range(main, clause) if words.heads[n] >= clause)
    if words.role(clause) == "advcl" and not any(words.lower(n) in _WHEN for n in marks):
        return None
    thing = next((n for n in under if words.role(n) in SUBJECTS and n < clause), None)
    if thing is not None and words.uses[thing][1] in _WHICH:
        thing = words.heads[clause]
        return thing if words.role(clause) == "relcl" and main < thing else None
    return thing


def _is_minded(lemma: str) -> bool:
    """Whether a verb is of what only people do: ``thank``."""
    entry = verb_of(lemma)
    return entry is not None and entry.top in _MINDED


def _tells(words: Words, thing: int) -> bool:
    """Whether a noun is for what says things: ``report``."""
    entry = noun(words.uses[thing][3].lower())
    return entry is not None and entry.share("communication") > _PARTLY


def _is_active(words: Words, clause: int) -> bool:
    """Whether a clause tells what its subject did to another, which may do more."""
    return any(words.role(n) in _DONE_TO for n in words.under(clause))


def _is_somebody(words: Words, at: int) -> bool:
    """Whether a word is for somebody, or for a body that does things."""
    form, tag, pos, base, _ = words.uses[at]
    if pos in ("PRON", "PROPN") or tag == "DT":
        return form.lower_ in _WHO or pos == "PROPN"
    entry, lemma = noun(base.lower()), base.lower()
    if entry is None or not _BODIES.isdisjoint(classes(lemma)):
        return True
    return entry.share(*_PEOPLE) > _PARTLY or (entry.share("group") > _MOSTLY and not _is_force(words, at))


def _is_force(words: Words, at: int) -> bool:
    """Whether a word is for a force or a vehicle: *The storm grew and tore down trees*."""
    lemma = words.uses[at][3].lower()
    entry = noun(lemma)
    return not _ABLE.isdisjoint(classes(lemma)) or (entry is not None and entry.share(*_FORCES) > _PARTLY)
