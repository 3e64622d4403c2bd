"""Whether a title tells enough to stand on a chart: more than a word, with what something was done to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.describe.titles import says_what
from events.extract.find.acts import reports
from events.extract.language.belonging import is_aside
from events.extract.language.grammar import is_passive, own_subject
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person
from events.extract.language.predicates import in_class
from events.extract.language.roles import takes_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name

_NEXT = frozenset(("following", "next", "same", "previous"))

__all__ = ["is_cut_short", "lacks_object", "only_comes", "only_says", "only_starts", "tells_of_us"]

_WE = frozenset(("we", "i"))
_US = frozenset(("us", "me", "you"))


def lacks_object(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a verb has an expression of time as its object and nothing else: ``slept nine hours``."""
    if not candidate.is_verb:
        return False
    timed = any(c.dep_ == "dobj" and c.i in skip and not _is_date(c) for c in candidate.token.children)
    off = frozenset(c.i for c in candidate.token.children if c.dep_ in ("prt", "advmod"))
    return timed and not says_what(candidate, skip | off)


def is_cut_short(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> bool:
    """Whether a verb has an object or a clause and its title none: ``Allies insist``, ``Inquest hears``."""
    around = (*candidate.token.rights, *(c for c in candidate.token.lefts if candidate.lemma == "hear"))
    after = (c for c in around if c.dep_ in ("dobj", "ccomp", "xcomp")) if candidate.is_verb else ()
    after = (c for c in after if not (c.i in skip and _is_date(c)))  # "Work resumed that March"
    return any(not is_aside(c, after=False) for c in after) and not says_what(candidate, skip, names)


def _is_date(time: Token) -> bool:
    """Whether a time right behind its verb says when, and is no object: ``took over the following month``."""
    words = {c.lower_ for c in time.lefts}
    return "that" in words or ("the" in words and bool(words & _NEXT))


def only_says(candidate: Candidate, title: str) -> bool:
    """Whether a title says that something was said, urged or paid, not what: ``Ministry announces``, ``Arlex pays``."""
    clause = candidate.clause
    words = title.lower().split()
    urged = clause is not None and in_class(candidate.lemma, "lean.urging") and not {"to", "that"} & {*words}
    whom = clause.rights if clause is not None and urged else ()
    hidden = any(in_class(word, "lean.conditions") for word in words[-1:])  # "speaks on condition of anonymity"
    if hidden or any(c.dep_ == "dobj" and takes_part(c) for c in whom):
        return True  # "urges leaders"
    said = clause is not None and in_class(candidate.lemma, "statement", "disclosing", "lean.finite")
    said = said and not (clause is not None and is_passive(clause))
    said = said and not (clause is not None and clause.dep_ == "conj" and _is_of_noun(clause))
    said = said and not (in_class(candidate.lemma, "statement.alone") or (clause is not None and reports(clause)))
    last = title.rsplit(" ", 1)[-1].lower()
    return said and last.startswith(candidate.lemma[:-1]) and len(last) <= len(candidate.lemma) + 2


def _is_of_noun(clause: Token) -> bool:
    """Whether a participle is joined to one that says what was done to a noun: ``applied for in May and refused``."""
    return clause.head.dep_ == "acl" and clause.head.tag_ == "VBN"


def only_comes(candidate: Candidate, title: str) -> bool:
    """Whether a title tells only that a thing came, said of it to set it after something: ``Move (or News) comes``.

    Or that somebody did, and not whither: ``Ada Lund follows``.
    """
    clause = candidate.clause
    who = None if clause is None else own_subject(clause)
    person = who is not None and (who.ent_type_ == "PERSON" or is_person(who))
    if person and in_class(candidate.lemma, "unsaid.coming") and in_class(title.rsplit(" ", 1)[-1], "unsaid.coming"):
        return True
    how = clause is not None and any(c.dep_ == "advmod" and c.tag_ == "RBR" for c in clause.children)
    if how and in_class(candidate.lemma, "unsaid.paced") and title.rsplit(" ", 1)[-1].startswith(candidate.lemma):
        return True  # "is acting sooner than planned to mend the dam"
    event = candidate.antecedent
    undated = event is not None and not event.attachments  # "Protests followed on Monday" are
    entry = noun(who.lemma_.lower()) if who is not None and not person and who.pos_ == "NOUN" else None
    undated = undated or (entry is not None and entry.top == "communication")
    return undated and candidate.is_verb and in_class(candidate.lemma, "following") and title.count(" ") == 1


def only_starts(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name]) -> bool:
    """Whether it is told that somebody began or stopped, and not what: ``She started on Monday``."""
    clause = candidate.clause
    if clause is None or not candidate.is_verb or not in_class(candidate.lemma, "unsaid.starting"):
        stays = clause is not None and candidate.is_verb and in_class(candidate.lemma, "unsaid.staying")
        return stays and not says_what(candidate, skip, names)  # "it remained there until 1803"
    who = own_subject(clause)
    person = who is not None and (who.ent_type_ == "PERSON" or who.lower_ in ("he", "she", "they"))
    if who is not None and who.lower_ == "they" and (meant := names.get(who.i)) is not None:
        person = meant.acts  # talks resume, flights start again
    return person and not is_passive(clause) and not says_what(candidate, skip, names)


def tells_of_us(candidate: Candidate, names: Mapping[int, Name]) -> bool:
    """Whether it befell the writer, or he left a town, and a title that leaves him out says something else.

    *The storm woke us up*, *We left Torvik in 1985*; or nobody knows who had a child: *They had a son*.
    """
    clause = candidate.clause
    if clause is None or not candidate.is_verb:
        return False
    who, objects = own_subject(clause), [c for c in clause.rights if c.dep_ == "dobj"]
    unknown = who is None or (who.pos_ == "PRON" and who.i not in names)
    ours = unknown and who is not None and who.lower_ in _WE and in_class(candidate.lemma, "visiting")
    return (unknown and candidate.lemma == "have") or any(
        (c.lower_ in _US and c.i not in names) or (ours and c.pos_ == "PROPN") for c in objects
    )
