"""Coreference of events within a document: which later mention takes its meaning from an earlier one.

Only where the words say so: a definite or demonstrative noun (*the tragedy*, *these protests*, *this proposal*), a noun
told apart by the same name (*the Genoa disaster*) or by the same words (*its maiden flight*), that is the same word as
the earlier mention, derives from it, or is a general word for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from events.extract.language.grammar import SUBJECTS, is_passive, subject
from events.extract.language.lexicon import noun, verb
from events.extract.language.predicates import in_class, noun_again
from events.extract.language.roles import is_happening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token

__all__ = ["IN_MIND", "antecedent_of", "content_keys", "headline_of", "makes_deed", "related", "root_form"]

_INDEFINITES = frozenset(("a", "an", "another", "any", "no", "some", "each", "every"))
_ORDER = frozenset(("after", "before", "following", "since", "until", "amid", "during", "despite"))
_ARTICLES = frozenset(("a", "an"))
_CLAUSES = ("advcl", "conj", "ccomp", "parataxis")
#: A noun without an article speaks of what shares so many of its particulars.
_ALIKE = 2
#: So many sentences on a noun that nothing tells apart (*the battle*) may still speak of an event.
IN_MIND = 5
#: Adverbs that make another verb of the one before them, where the parse takes them for adverbs.
_PARTICLES = frozenset(("aside", "away", "back", "down", "in", "off", "out", "over", "up"))
#: Verbs that with a preposition and a bare noun are another verb.
_GOING = ("come", "go")
_DEMONSTRATIVES = frozenset(("this", "these", "that", "those"))


def content_keys(candidate: Candidate, skip: frozenset[int] = frozenset()) -> frozenset[str]:
    """Base forms of the names and content words of an event's phrase and its arguments, the trigger apart."""
    roots = [candidate.token]
    if candidate.clause is not None and candidate.clause.i != candidate.token.i:
        roots += [
            c for c in candidate.clause.children if c.dep_ in ("nsubj", "prep", "agent") and c.lower_ not in _ORDER
        ]
    if candidate.frame is not None:
        roots.append(candidate.frame)
    if candidate.is_verb:
        roots = [c for c in candidate.token.children if c.dep_ not in _CLAUSES and c.lower_ not in _ORDER]
    out: set[str] = set()
    for root in roots:
        for token in root.subtree:
            if token.i in skip or token.i == candidate.token.i or not _is_content(token):
                continue
            if any(a.dep_ in ("relcl", "advcl", "acl") and a.tag_ != "VB" for a in _path(token, root)[:-1]):
                continue
            out.add(token.lemma_.lower())
    if candidate.is_verb and candidate.token.dep_ == "acl":  # what a participle tells of: "service suspended"
        out |= {t.lemma_.lower() for t in (candidate.token.head, *candidate.token.head.lefts) if _is_content(t)}
    return frozenset(out)


def _path(token: Token, root: Token) -> list[Token]:
    out = [token]
    while token.i not in (root.i, token.head.i):
        token = token.head
        out.append(token)
    return out


def _is_content(token: Token) -> bool:
    says_whence = token.lower_ == "according"  # to somebody: it is no accord
    return token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not (token.is_stop or says_whence) and _is_word(token)


def _is_word(token: Token) -> bool:
    """Whether a token is made of letters, or is a name with digits: *A380*."""
    return token.is_alpha or (token.pos_ == "PROPN" and token.text.isalnum() and not token.text.isdigit())


def names_in(candidate: Candidate) -> frozenset[str]:
    """The proper nouns inside the noun phrase of a candidate, lower case."""
    trigger = candidate.token
    return frozenset(
        token.lower_
        for token in trigger.subtree
        if token.pos_ == "PROPN"
        and token.i != trigger.i
        and not any(a.dep_ in ("relcl", "advcl", "acl") for a in _path(token, trigger)[:-1])
    )


def related(later: Candidate, earlier: Candidate) -> bool:
    """Whether two triggers are the same word, derive from each other, or are words for the same kind of act.

    What is done to deeds has a sense of its own: *a deal struck on Tuesday* is no strike.
    """
    if not _related(later.lemma, earlier.lemma):
        return False
    made = earlier if earlier.is_verb and not later.is_verb else later if later.is_verb else None
    return made is None or not makes_deed(made.token)


def makes_deed(made: Token) -> bool:
    """Whether a verb tells that a deed was made: ``struck a deal``, ``an agreement reached in May``."""
    if made.lemma_ != "strike":
        return False
    things = [made.head] if made.dep_ == "acl" else [c for c in made.children if c.dep_ in ("dobj", *SUBJECTS)]
    return any(in_class(c.lemma_.lower(), "writing.deeds") for c in things)


@lru_cache(maxsize=50_000)
def _related(a: str, b: str) -> bool:
    if a == b:
        return True
    entry, other = noun(a), noun(b)
    if (entry is not None and entry.verb == b) or (other is not None and other.verb == a):
        return True
    act = verb(b)
    if act is not None and a in act.nouns:
        return True
    return in_class(a, "proposal.nouns") and in_class(b, "proposal")


def root_form(candidate: Candidate) -> str:
    """The base form that a verb and the nouns derived from it share: ``collapse``, ``acquire`` for *acquisition*.

    A verb has with it the particle or the bare noun that makes another of it: ``step_down``, ``give_way``,
    ``go_on_strike``.
    """
    if not candidate.is_verb:
        entry = noun(candidate.lemma)
        return candidate.lemma if entry is None or not entry.verb else entry.verb
    for child in candidate.token.rights:
        bare = child.dep_ == "dobj" and child.n_lefts == 0 and child.pos_ in ("NOUN", "ADV")
        beside = child.i == candidate.token.i + 1
        if child.dep_ == "prt" or (beside and child.lower_ in _PARTICLES and child.dep_ == "advmod"):
            return f"{candidate.lemma}_{child.lower_}"
        if child.dep_ in ("oprd", "acomp") and child.lower_ == "guilty":
            return f"{candidate.lemma}_guilty"
        if bare and beside and (child.lower_ == "power" or in_class(candidate.lemma, "light")):
            return f"{candidate.lemma}_{child.lemma_.lower()}"
        if beside and child.dep_ == "prep" and candidate.lemma in _GOING:
            for noun_ in child.children:
                if noun_.i == child.i + 1 and noun_.pos_ == "NOUN":
                    return f"{candidate.lemma}_{child.lower_}_{noun_.lemma_.lower()}"
    return candidate.lemma


def antecedent_of(candidate: Candidate, earlier: Sequence[Candidate]) -> Candidate | None:
    """The nearest earlier candidate that a definite noun speaks of again; None if there is none."""
    token = candidate.token
    if candidate.is_verb or token.pos_ not in ("NOUN", "PROPN"):
        return None
    words = {child.lower_ for child in token.children if child.dep_ == "det"}
    bare = not any(c.dep_ in ("det", "poss") for c in token.lefts)
    if bare and token.dep_ == "pobj" and token.head.lower_ == "of":
        words = {c.lower_ for c in token.head.head.lefts} & _INDEFINITES  # "a new wave of strikes"
    ranks = (c for c in token.children if c.tag_ == "JJS" or (c.dep_ == "amod" and c.lower_.endswith("iest")))
    if words & _INDEFINITES or any(ranks):
        return None  # "the largest battle", "the bloodiest attack"
    names, surnames, told_apart = names_in(candidate), _surnames(candidate), _told_apart(candidate)
    own, owners = _modifiers(candidate), _owners(candidate)
    whose = any(child.tag_ == "PRP$" for child in token.children) and not own
    if not (words & _DEMONSTRATIVES or "the" in words or names or own or whose):
        return None
    generic = in_class(candidate.lemma, "generic.nouns")
    shown = bool(words & _DEMONSTRATIVES)
    for other in reversed(earlier):
        alike = related(candidate, other) or (shown and noun_again(candidate.lemma, other.lemma))
        general = generic and bool(names) and not other.is_verb and candidate.lemma != other.lemma
        if not (alike or general) or told_apart != _told_apart(other):
            continue  # most are neither, and particulars cost more to look at
        if _is_of_year(token) and other.token.tag_ == "NNS":
            continue  # "The 2020 election", after "a timetable for elections"
        known = content_keys(other) | {n.lower() for n in names_in(other)}
        shared = bool(surnames & known) and not (owners >= surnames & known and _of_others(candidate, other))
        pointed = (shown or ("the" in words and not names)) and (other.is_verb or not _of_others(candidate, other))
        pointed = pointed and candidate.place - other.place <= IN_MIND
        same_words = bool(own) and candidate.lemma == other.lemma and own == _modifiers(other)
        # "launched a shop … since its launch"
        derived = whose and other.is_verb and not in_class(other.lemma, "proposal", "statement", "resolving")
        derived = derived and not (_is_of_many(other.token) and all(c.lower_ != "their" for c in token.lefts))
        if alike and (shared or pointed or same_words or derived or len((own | names) & known) >= _ALIKE):
            return other
        if general and shared:
            return other
    return None


def _is_of_many(verb_: Token) -> bool:
    """Whether several did what is done to nothing else: *two doctors died*, of which *her death* does not speak."""
    who = subject(verb_)
    counted = who is not None and who.tag_ == "CD" and who.lower_ != "one"
    many = counted or (who is not None and who.tag_ == "NNS" and who.text.islower())
    return many and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb_.children)


def _is_of_year(noun_: Token) -> bool:
    """Whether one event is told from others by its year: ``the 2020 election``."""
    return noun_.tag_ == "NN" and any(c.ent_type_ == "DATE" and c.text.isdigit() for c in noun_.lefts)


def headline_of(
    candidate: Candidate, candidates: Sequence[Candidate], earlier: Candidate | None = None
) -> Candidate | None:
    """The noun of the headline that a noun below tells in full, where nothing dates it.

    That is what the noun would speak of again (``earlier``), or the same noun without an article right above, of which
    *an accident* is told.
    """
    if earlier is not None:
        head = earlier.paragraph
        above = head.index == candidates[0].paragraph.index < candidate.paragraph.index
        undated = not earlier.is_verb and earlier.clause is None and not earlier.attachments
        return earlier if above and undated and not head.doc[-1].is_punct else None
    if candidate.is_verb or not any(c.dep_ == "det" and c.lower_ in _ARTICLES for c in candidate.token.children):
        return None
    for other in candidates:
        above = other.paragraph.index == candidates[0].paragraph.index < candidate.paragraph.index
        if not above or other.paragraph.doc[-1].is_punct or candidate.sentence.start != candidate.paragraph.doc[0].i:
            return None
        if other.lemma == candidate.lemma and not other.is_verb:
            return other
    return None


def _modifiers(candidate: Candidate) -> frozenset[str]:
    """The words before a noun that tell it from others of its name: ``maiden`` of ``its maiden flight``."""
    if candidate.is_verb or candidate.token.tag_ == "NNS":
        return frozenset()
    found = [c for c in candidate.token.lefts if c.dep_ in ("amod", "compound", "nmod")]
    return frozenset(c.lemma_.lower() for c in found if c.is_alpha and not c.is_stop)


def _told_apart(candidate: Candidate) -> frozenset[str]:
    """The words that tell an event from the one before it: ``first``, ``another``; of a verb none."""
    if candidate.is_verb:
        return frozenset()
    return frozenset(c.lower_ for c in candidate.token.children if in_class(c.lower_, "apart"))


def _surnames(candidate: Candidate) -> frozenset[str]:
    """The last word of each name in a candidate's noun phrase: *Air Canada* is not known by *Air*.

    Nor is *the Moonlight Battle* known by *battle*.
    """
    doc, trigger = candidate.token.doc, candidate.token
    names = names_in(candidate)
    words = (token for token in trigger.subtree if token.pos_ == "PROPN" and token.lower_ in names)
    ends = (t for t in words if t.i + 1 == len(doc) or t.i + 1 == trigger.i or doc[t.i + 1].pos_ != "PROPN")
    return frozenset(token.lower_ for token in ends if not is_happening(token))


def _owners(candidate: Candidate) -> frozenset[str]:
    """Whose the things are that a noun is of: ``Volvo`` of *the release of Volvo's van*."""
    return frozenset(w.lower_ for c in _under_of(candidate.token) for w in c.lefts if w.dep_ == "poss")


def _under_of(token: Token) -> list[Token]:
    """The words that stand under the *of* of a word."""
    return [c for of in token.children if of.dep_ == "prep" and of.lower_ == "of" for c in of.children]


def _of_others(candidate: Candidate, other: Candidate) -> bool:
    """Whether two events are of different things: ``the sale of the mill`` after ``a sale of ships``."""
    own, its = _of_what(candidate), _of_what(other)
    return bool(own and its) and not own & its


def _of_what(candidate: Candidate) -> frozenset[str]:
    """What a noun is said to be of, or a verb is done to, in base form."""
    token = candidate.token
    if candidate.is_verb:
        things = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        things += [token.head] if token.dep_ in ("acl", "relcl") and is_passive(token) else []
    else:
        things = _under_of(token)
    return frozenset(c.lemma_.lower() for c in things if c.pos_ in ("NOUN", "PROPN"))
