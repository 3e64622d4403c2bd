"""Verbs as a headline has them: the historic present, an infinitive for what is to come, a participle for a passive.

What stands between a subject and the event's verb is kept where it changes what is said: *fails to sign*, *likely to
rule*, *considers building*. Plans are told by the infinitive alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.find.candidates import merely_occurs
from events.extract.language.gazetteer import demonym
from events.extract.language.grammar import (
    DONE,
    NEARLY,
    RANKS,
    SPEAKERS,
    SUBJECTS,
    aspect,
    governing_verb,
    has_subject,
    in_headline,
    modal,
    negated,
    own_subject,
    ranked_above,
    reported_by,
)
from events.extract.language.infinitives import came_of, is_ranked, leading, went_on
from events.extract.language.inflect import headline_base, participle, participle_of, third_person
from events.extract.language.lexicon import EVENTIVE, noun
from events.extract.language.people import is_list, is_plural
from events.extract.language.pieces import join_words
from events.extract.language.predicates import in_class
from events.extract.language.roles import bidden, doer, finite_after_all, is_alleged, is_outcome, passive
from events.extract.language.subclauses import RESULTING, opening

if TYPE_CHECKING:
    from events.extract.language.words import Token
__all__ = ["as_said", "is_gerund_noun", "is_left_alone", "is_state", "told_participle", "verb_group"]

_BESIDE = frozenset(("since", "before", "after", "during", "following", "amid"))
_FUTURE = ("will", "shall", "to")
#: Words beside an adjective without which its infinitive says the opposite.
_DEGREES = ("too", "enough")
#: Prepositions whose gerund is over before what the verb above tells: ``will miss the final after breaking his ankle``.
_OVER = frozenset(("after", "since", "following", "despite"))
#: Auxiliaries of one; those of many stand with firms, too (*Arlex have ordered*), which headlines take for one.
_OF_ONE = ("has", "is", "was")
#: Verbs whose clause is told as it was said.
_SAYING = ("pledging", "statement", "lean.telling", "ruling", "intention")
_OF_MANY = ("have", "are", "were", "do")
_DEPTH = 3
_MOSTLY = 0.5


def verb_group(verb: Token, *, plural: bool | None = None, due: bool = False, depth: int = _DEPTH) -> str:
    """A verb with its auxiliaries, and with the verbs and adjectives above it that change what is said.

    Args:
        verb: Of the title.
        plural: Whether its subject is, where the word in the text does not tell.
        due: Whether what is told in the present is yet to come: ``to be heard``, of *when the cantata is sung in May*.
        depth: How many verbs above may be told.
    """
    first = leading(verb)
    head = first.head
    if first.dep_ != "xcomp" or has_subject(first) or depth == 0 or head.pos_ not in ("VERB", "AUX", "ADJ"):
        came = (came_of(first) or (verb.tag_ == "VB" and is_ranked(first))) and not due  # "fell to close at $12"
        return _present(verb, plural=plural) if came else _form(verb, plural=plural, due=due)
    if head.pos_ == "ADJ":
        late = in_class(head.lower_, "wishing.due") or head.head.pos_ not in ("VERB", "AUX")
        no = "not " if negated(head) or negated(head.head) else ""
        form = _form(verb, plural=plural, due=due)
        how = [c for c in head.children if c.lower_ in _DEGREES]  # "too frail to travel"
        return no + (form if late else " ".join([*(t.lower_ for t in sorted([*how, head], key=lambda t: t.i)), form]))
    busy = verb.tag_ == "VBG" and any(c.dep_ == "dobj" and in_class(c.lemma_, "pains") for c in head.rights)
    if busy or bidden(first) is not None:  # "spent two years restoring the mill"
        return (
            _present(verb, plural=plural)
            if (busy or _achieved(first)) and not due
            else _form(verb, plural=plural, due=due)
        )
    infinitive = any(c.tag_ == "TO" for c in first.children)
    later = went_on(head)  # "went on to become mayor", "took three hours to reach a verdict"
    if infinitive and (_is_due(head) or later or (due and in_class(head.lemma_.lower(), "resolving", "proposal"))):
        return ("not " if negated(head) else "") + _form(verb, plural=plural, due=due)
    found = verb.tag_ == "VBN" and head.lemma_ in RESULTING  # "was found abandoned"
    if verb.tag_ == "VBG" or infinitive or found:
        rest = verb.text if verb.tag_ == "VBG" or found else _form(verb, plural=plural, due=due)
        rest = " ".join([*(t.lower_ for t in opening(first)), rest])  # "decides whether to appeal"
        thing = next((c for c in head.rights if c.dep_ == "dobj" and c.i < verb.i), None) if infinitive else None
        if thing is not None:  # "used the money to buy a yacht"
            rest = f"{join_words([t for t in thing.subtree if t.dep_ != 'det'])} {rest}"
        due = due and in_class(head.lemma_.lower(), "aspectual")  # "begins mapping", but "hopes to win"
        return f"{verb_group(head, plural=plural, due=due, depth=depth - 1)} {rest}"
    return _form(verb, plural=plural, due=due)


def _is_due(head: Token) -> bool:
    """Whether a verb says of an infinitive no more than that it is planned: ``has options to``, ``is going to``."""
    has = head.lemma_ == "have" and any(c.dep_ == "dobj" for c in head.children)
    goes = head.lemma_ == "be" or (head.lemma_ == "go" and head.tag_ == "VBG")
    return goes or ((has or in_class(head.lemma_.lower(), "wishing.bare")) and not negated(head))


def told_participle(verb: Token) -> str | None:
    """What a title by the object has for a verb: ``crossed``, ``not crossed``, ``to be crossed``.

    None where a verb above changes what is said, or the form does not tell what happened.
    """
    if verb.dep_ == "xcomp" and not in_class(verb.head.lemma_.lower(), "wishing.bare"):
        return None
    word = _modal(verb)
    no = "not " if negated(verb) else _short_of(verb) + _last(verb)
    if word in _FUTURE:
        return f"{no}to be {participle_of(headline_base(verb))}"
    form = None if word is not None else participle(verb)
    if form is None and (is_outcome(verb) or is_alleged(verb)):
        form = participle_of(headline_base(verb))
    return None if form is None else no + form


def _form(verb: Token, *, plural: bool | None, due: bool) -> str:
    """The verb as a headline has it, with *nearly* where it all but happened."""
    how, form = _short_of(verb) + _last(verb), _tense(verb, plural=plural, due=due) + _of_shared(verb)
    return f"to {how}{form[3:]}" if form.startswith("to ") else how + form  # "to almost double"


def _of_shared(verb: Token) -> str:
    """What is to end, of something that is to begin: `` running``, of ``will start running in May and end in June``."""
    first = verb.head
    phases = in_class(verb.lemma_.lower(), "aspectual") and in_class(first.lemma_.lower(), "aspectual")
    if verb.dep_ != "conj" or not phases or any(c.dep_ in ("dobj", "xcomp", "nsubj") for c in verb.children):
        return ""
    doing = next((c for c in first.rights if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i < verb.i), None)
    things = () if doing is None else (c for c in doing.rights if c.dep_ == "dobj")
    return (
        "" if doing is None else f" {join_words([doing, *(t for c in things for t in c.subtree if t.dep_ != 'det')])}"
    )


def _last(verb: Token) -> str:
    """``last `` where that is when somebody was seen or something used: ``last seen leaving``; ``no longer ``."""
    if any(c.lower_ == "longer" and any(no.lower_ == "no" for no in c.lefts) for c in verb.lefts):
        return "no longer "
    final = any(c.lower_ == "last" and c.i == verb.i - 1 and c.dep_ == "advmod" for c in verb.children)
    return "last " if final and passive(verb) else ""


def _short_of(verb: Token) -> str:
    if verb.i > 1 and verb.nbor(-1).lower_ == "than" and verb.nbor(-2).lower_ in ("more", "less"):
        return f"{verb.nbor(-2).lower_} than "  # "more than doubled"
    if verb.i > 1 and (verb.nbor(-2).lower_, verb.nbor(-1).lower_) == ("all", "but"):
        return "all but "  # "was all but destroyed"
    return next((f"{c.lower_} " for c in verb.children if c.lower_ in NEARLY and c.i == verb.i - 1), "")


def _tense(verb: Token, *, plural: bool | None, due: bool) -> str:  # noqa: PLR0911 - one return a tense
    word = _modal(verb) or ("to" if due and aspect(verb) == "present" else None)
    base = headline_base(verb)
    no = negated(verb)
    if passive(verb):
        form = prefixed(verb)
        if word in _FUTURE:
            return f"not to be {form}" if no else f"to be {form}"
        turns = word is None and any(c.lower_ in ("become", "became") and c.dep_ == "auxpass" for c in verb.lefts)
        become = "become " if _many(verb, plural=plural) else "becomes "
        prefix = f"{word} be " if word else become if turns else ""
        return (f"{word} not be " if word else "not ") + form if no else prefix + form
    if word in _FUTURE:
        return f"not to {base}" if no else f"to {base}"
    if word is not None:
        return f"{word} not {base}" if no else f"{word} {base}"
    clipped = verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and in_headline(verb) and not _has_object(verb)
    if clipped and not (verb.doc.entry and verb.i == verb.sent.start):
        return verb.text  # "Final section delivered": a headline leaves the auxiliary out; but "2001: Moved to Derby"
    if no:
        return f"{'do' if _many(verb, plural=plural) else 'does'} not {base}"
    return _present(verb, plural=plural)


def _present(verb: Token, *, plural: bool | None) -> str:
    base = headline_base(verb)
    many = "are" if base == "be" else base
    return many if _many(verb, plural=plural) else third_person(base)


def _many(verb: Token, *, plural: bool | None) -> bool:
    """Whether the verb is in the plural: as it is told to be, or as its subject is, unless an auxiliary forbids it."""
    if plural is not None:
        return plural
    if verb.lower_ == "were":
        return True  # "Harwood were champions"
    thing = doer(verb)
    forms = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    forms += [thing.head] if thing is not None and thing.dep_ in SUBJECTS else []  # "Nordlys was a ship that sank"
    return _is_many(thing) and not any(form.lower_ in _OF_ONE for form in forms)


def is_left_alone(verb: Token, who: str) -> bool:
    """Whether of a list of names that is a verb's subject a title has only the first: ``Ada Lund(, Moe and Dahl)``."""
    thing = doer(verb)
    listed = thing is not None and thing.tag_ == "NNP" and is_list(thing)
    return listed and not (", " in who or " and " in who)


def _achieved(verb: Token) -> bool:
    """Whether what the verb above brought about was done: ``A late frost forced growers to burn straw``."""
    head = verb.head
    first = head.head if head.dep_ == "conj" and head.tag_ == head.head.tag_ == "VBG" else head
    main = first.head if first.dep_ == "advcl" and first.tag_ == "VBG" else head  # "…, forcing the mill to close"
    done = in_class(head.lemma_.lower(), "achieving") and aspect(main) == "past"
    return done and not (negated(head) or passive(head) or (passive(verb) and verb.dep_ != "ccomp"))


def _modal(verb: Token) -> str | None:
    """The modal of a verb; ``to`` for the future of a past report, and for a gerund under a plan."""
    word, said = modal(verb), reported_by(verb)
    if (above := ranked_above(verb)) is not None and aspect(above) in DONE:
        return None  # "was the first to land"
    reported = said is not None and in_class(said.lemma_.lower(), "reporting", "statement", "intention", "lean.telling")
    if said is not None and word == "would" and reported and aspect(said) == "past":
        return "to"
    led = verb.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in verb.head.rights)
    led = verb.dep_ == "ccomp" or (led and not any(t.ent_type_ == "DATE" for t in verb.subtree))
    if word == "to" and led and _achieved(verb):
        return None  # "rain caused the bank to collapse"
    if word == "to" and (_is_ranked(verb) or (went_on(verb.head) and _is_done(verb.head))):
        return None
    over = verb.dep_ == "pcomp" and verb.head.lower_ in _OVER
    if word is None and verb.dep_ == "pcomp" and not over and (above := governing_verb(verb)) is not None:
        if above.dep_ == "xcomp" and in_class(above.head.lemma_.lower(), "attempting"):
            above = above.head  # "tried to mend it before giving up"
        return "to" if aspect(above) in ("future", "infinitive") else None
    return word


def _is_done(head: Token) -> bool:
    """Whether a verb tells of the past: *went on*, and *going on* beside what was done."""
    return aspect(head) in DONE or (head.dep_ == "advcl" and head.tag_ == "VBG" and aspect(head.head) in DONE)


def _is_ranked(verb: Token) -> bool:
    """Whether it was done by the time that a clause says who did it as which: ``the third chain to fail this year``."""
    above = governing_verb(verb)
    ranked = verb.dep_ in ("acl", "relcl") and any(c.lower_ in RANKS for c in verb.head.children)
    return ranked and above is not None and aspect(above) in DONE


def _has_object(verb: Token) -> bool:
    kinds = ("dobj", "ccomp", "attr", "acomp", "dative")
    told = in_class(verb.lemma_.lower(), "directing")  # "Pilots allowed to fly": passive, without an object
    return any(c.dep_ in kinds or (c.dep_ == "xcomp" and not told) for c in verb.children)


def prefixed(verb: Token) -> str:
    """A participle with its hyphenated prefix: ``re-elected``, which the tokeniser takes apart."""
    start = verb.i
    while start - 2 >= verb.sent.start and verb.doc[start - 1].text == "-" and not verb.doc[start - 1].whitespace_:
        start -= 2
    word = str(verb.doc[start : verb.i + 1].text)
    past = participle(verb) if start == verb.i and finite_after_all(verb) is None else None
    told = past or word
    return told.lower() if told[1:].islower() else told  # "Arden Hall: Built in 1701, it …"


#: Of what they are says whether they are many.
_SOME = ("some", "many", "most", "several", "few", "all", "half", "majority")


def _is_many(thing: Token | None) -> bool:
    """Whether the verb of a subject is in the plural."""
    if thing is None:
        return False
    cc = any(c.dep_ == "cc" and c.lower_ == "and" and thing.doc[c.i - 1].text != "," for c in thing.children)
    named = [c for c in thing.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"]  # "the mayor A and …"
    initials = thing.text[:-1].isupper() and thing.text[-1] == "s" and len(thing.text) > 2  # "MPs"
    team = thing.tag_ == "NNPS" and in_class(thing.lower_, "clubs")  # "Rovers beat City"
    if initials or team or (cc and thing.dep_ in SUBJECTS) or any(map(is_list, (thing, *named))) or _are_people(thing):
        return True
    if any(c.tag_ == "CD" and c.lower_ not in ("one", "1") for c in thing.lefts) and thing.pos_ == "ADJ":
        return True  # "two more of the mills"
    if thing.tag_ == "CD" and thing.lower_ not in ("one", "1") and thing.ent_type_ != "MONEY":
        return "." not in thing.text and ":" not in thing.text  # "the 17.42 from Birmingham"
    counted = thing.lower_ == "number" and any(c.lower_ == "a" for c in thing.lefts)
    counted = counted or thing.lower_ in _SOME or in_class(thing.lower_, "counting.fractions")
    if counted:  # "some of the biggest gains", "a third of the men"
        of_what = [c for of in thing.rights if of.lower_ == "of" for c in of.children]
        return any(c.tag_ in ("NNS", "NNPS") or c.lower_ in ("them", "these", "those") for c in of_what)
    one = thing.is_upper or _is_firm(thing)  # "INS"
    land = thing.ent_type_ == "GPE" and thing.tag_ != "NNP"  # not "the Bolsheviks"
    one = one or land or (thing.ent_type_ == "PERSON" and not _is_band(thing))
    return (is_plural(thing) and not one) or thing.lower_ == "they" or _agrees(thing)


def _is_band(name: Token) -> bool:
    """Whether a name in the plural that was taken for a person's has an article: ``the Beatles``, ``the Welsh``."""
    several = name.tag_ == "NNPS" or demonym(name.text) is not None
    return several and any(c.lower_ == "the" for c in name.lefts)


def _agrees(name: Token) -> bool:
    """Whether the paragraph has a verb or *their* in the plural for a name in *-s* with *the*: ``the Corran Baths``."""
    if not _may_be_many(name):
        return False
    again = [t for t in name.doc if t.text == name.text and _may_be_many(t)]
    clauses = [c for t in again for c in t.rights if c.dep_ == "relcl" and any(w.tag_ == "WDT" for w in c.lefts)]
    verbs = [*(t.head for t in again if t.dep_ in SUBJECTS), *clauses]
    return any(map(_is_in_plural, verbs))


def _may_be_many(name: Token) -> bool:
    """Whether a name ends as a plural of a known noun does, and has *the* before it; but no country's."""
    ends = name.pos_ == "PROPN" and name.lower_.endswith("s") and noun(name.lower_[:-1]) is not None
    return ends and name.ent_type_ != "GPE" and any(c.lower_ == "the" for c in name.lefts)


def _is_in_plural(verb: Token) -> bool:
    """Whether a verb's form is of several, or what it is done to is theirs: ``reopen``, ``won their first title``."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    theirs = (t for c in verb.rights if c.dep_ == "dobj" for t in c.children)
    return (
        first.lower_ in _OF_MANY
        or (verb.tag_ == "VBP" and first.i == verb.i)
        or any(t.lower_ == "their" for t in theirs)
    )


def _are_people(thing: Token) -> bool:
    """Whether a name is the last or first of several people's, though the parser joined them otherwise.

    *Mayor Ada Crane and Governor Jonah Pike flew*, *Ada Crane of Arlen and Jonah Pike of Merow met*.
    """
    if thing.ent_type_ != "PERSON":
        return False
    joined = [t for t in thing.subtree if t.dep_ == "cc" and t.lower_ == "and" and not t.ent_type_]
    told = thing.head.tag_ == "VBP" and bool(joined)  # "Aldos and Premier Ada Lund speak"
    return told or any(_joins_people(cc, thing) for cc in joined)


def _joins_people(cc: Token, thing: Token) -> bool:
    """Whether *and* joins a person, or the place that he is of, to another person."""
    after = next((c for c in cc.head.children if c.dep_ == "conj" and c.i > cc.i), None)
    if after is None:
        return False
    path = []
    head = cc.head
    while head.i != thing.i:
        path.append(head.dep_)
        head = head.head
    titled = set(path) <= {"compound", "appos", "nmod"}
    of = path == ["pobj", "prep"] and cc.head.ent_type_ == "GPE" and after.ent_type_ == "PERSON"
    return of or (titled and (cc.head.ent_type_ == "PERSON" or after.ent_type_ == "PERSON"))


def _is_firm(thing: Token) -> bool:
    """Whether a name in the plural is a company's or somebody's, not a people's or a team's: ``Arlex Foods``."""
    opens = thing.i == thing.sent.start  # "Lifeboats took everyone off"
    if thing.tag_ != "NNPS" or opens or thing.ent_type_ == "NORP" or any(c.dep_ == "det" for c in thing.children):
        return False
    entry = noun(thing.lemma_.lower().removesuffix("s")) or noun(thing.lower_)
    if entry is None:  # "Mendes resigned", but "Houthis attacked"
        return thing.n_lefts == 0
    return entry.share("person", "animal") < _MOSTLY


def is_state(verb: Token) -> bool:
    """Whether a verb only says how somebody is (``nine are missing``), or a firm that it took place: its sale did."""
    if verb.lemma_ == "take" and verb.dep_ == "relcl" and verb.head.ent_type_ in ("ORG", "PERSON"):
        return merely_occurs(verb)
    bare = verb.tag_ == "VBG" and all(c.dep_ != "dobj" for c in verb.children)
    return bare and in_class(verb.lemma_.lower(), "adjectival")


def is_gerund_noun(verb: Token) -> bool:
    """Whether a gerund after a preposition is a noun for what happened: ``since fighting in May``.

    After *before* and *after*, one person's deed in the active is followed by what he did: ``He left after fighting in
    Bern``.

    Args:
        verb: The gerund.
    """
    entry = noun(verb.lower_)
    acts = any(c.dep_ in ("dobj", "prt", "xcomp", "ccomp", *SUBJECTS) for c in verb.children)
    acts = acts or in_class(verb.lemma_.lower(), "leaving")
    return (
        verb.dep_ == "pcomp"
        and verb.tag_ == "VBG"
        and not acts
        and entry is not None
        and (entry.event_share >= EVENTIVE and verb.head.lower_ in _BESIDE)
        and not _is_ones_own(verb)
    )


def _is_ones_own(verb: Token) -> bool:
    """Whether a gerund is what one person did before or after what the clause tells him to have done."""
    above = governing_verb(verb)
    who = None if above is None or passive(above) else own_subject(above)
    if who is None or verb.head.lower_ not in ("before", "after"):
        return False
    return who.lower_ in ("he", "she") or (who.ent_type_ == "PERSON" and not is_plural(who))


def as_said(verb: Token) -> dict[int, str]:
    """The words of what was said as they are where the saying is told in the present: *says it will*, *says it plans*.

    Args:
        verb: Of saying or announcing.

    Returns:
        By index, what stands for a word.
    """
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if clause is None or not in_class(verb.lemma_.lower(), *_SAYING, "reporting", "disclosing"):
        return {}
    if any(mark.lower_ == "if" for c in clause.children if c.dep_ == "advcl" for mark in c.children):
        return {}
    helps, thing = [c for c in clause.lefts if c.dep_ == "aux"], own_subject(clause)
    many = thing is not None and (is_plural(thing) or thing.lower_ in (*SPEAKERS, "they", "there"))
    out = {c.i: "have" if many else "has" for c in helps if c.lower_ == "had"}
    if not in_class(verb.lemma_.lower(), *_SAYING):
        return out
    out |= {c.i: "will" for c in helps if c.lower_ == "would" and all(t.lower_ != "have" for t in helps)}
    if clause.tag_ == "VBD" and in_class(clause.lemma_.lower(), "planning") and thing is not None:
        out[clause.i] = clause.lemma_ if many else third_person(clause.lemma_)
    return out
