"""The news of the day: events that no expression dates because the document's own date does.

Only what tells news counts: the main predicates of the headline and of the first sentence of the body, and those of
the first four sentences that are told in the present perfect or by somebody of what was just done; and only in a
document that is news: one whose dates, where it has any, are not all long past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import add_days
from events.extract.date.briefs import is_posted
from events.extract.date.coreference import content_keys, related
from events.extract.date.dating import before, derived_date, document_date, stated_date
from events.extract.date.habits import is_habit
from events.extract.date.joint import is_deed, is_verdict
from events.extract.date.owntime import holds_until, is_at_once, is_news, is_told_before, may_be_news
from events.extract.find.eventverbs import adjuncts
from events.extract.language.forms import TIMES
from events.extract.language.grammar import (
    CONTENT,
    SPEAKERS,
    SUBJECTS,
    aspect,
    conjuncts,
    has_subject,
    is_passive,
    is_past_perfect,
    is_record,
    negated,
    own_subject,
    reported_by,
)
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person, person_words
from events.extract.language.predicates import in_class, noun_again
from events.extract.language.quantities import is_told
from events.extract.language.roles import takes_part

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from events.dates import Edtf, Interval
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Doc, Span, Token
    from events.tag import Timex

__all__ = ["FRESH_DAYS", "date_lede", "mark_lede"]

_SENTENCE_END = frozenset((".", "!", "?", ":", '"', "'", "''", ")"))
#: In so many sentences, from the first with a candidate on, the present perfect tells news: *it has sold its mills*.
_SENTENCES = 4
#: A text with few dates, all of them old, may still be news, where it is told in these tenses.
_NOW, _TOLD, _OWN = ("present", "perfect"), ("past", "present", "perfect", "participle"), frozenset(("it", "they"))
_AGES, _CONTRASTS = frozenset(("age", "aged")), frozenset(("while", "whereas"))
#: Nouns for what one who agrees or means to buy has offered.
_OFFERS = ("offer", "bid")
#: How far below a headline its event may be dated (in sentences that hold a candidate), and how long ago, in days.
_NEAR, FRESH_DAYS = 6, 31
#: What others did is of the day of what is joined to it, if that is told to so many days; how many days after a death
#: an obituary is written at most.
_DAYS, _LATELY = 2, 120
_WEAK = ("inferred", "document")
#: So many words that a headline has in common with the sentence below make them one piece of news; and so many at most
#: stand between the quotation marks of a name.
_SHARED, _QUOTED_NAME = 2, 3


def mark_lede(
    candidates: Sequence[Candidate], timexes: Sequence[Timex], published: Edtf | None, heads: Container[int]
) -> None:
    """Set ``lede`` on what tells the news of the day, as this module's docstring has it, if the document is news.

    So is the death that an obituary begins with, whatever it tells of. Where its few dates are all old, those told in
    the present or perfect: *A court has fined a company*. Paragraphs without a candidate (bylines, datelines) do not
    count; sentences that :func:`events.extract.date.briefs.headed` knows (``heads``) are each like the first.
    """
    for candidate in candidates if published is not None else ():
        candidate.lede = _is_notice(candidate) and candidate.place - candidates[0].place < _SENTENCES
    if not may_be_news(timexes, published):
        return
    news, tried = is_news(timexes, published), False
    first: dict[int, int] = {}
    paragraphs = 2 if candidates and is_headline(candidates[0].paragraph.doc) else 1
    for candidate in candidates:
        sentence = first.setdefault(candidate.paragraph.index, candidate.sentence.start)
        inside = (len(first) <= paragraphs and candidate.sentence.start == sentence) or candidate.place - 1 in heads
        early = news and candidate.place - candidates[0].place < _SENTENCES and _tells_news(candidate)
        posted = news and candidate.sentence.start == sentence and is_posted(candidate)
        main = (inside or early or posted) and _is_main(candidate) and (news or aspect(_head(candidate)) in _NOW)
        tried = tried or is_verdict(candidate)
        candidate.lede = candidate.lede or (main and not (tried and is_deed(candidate)))


def _is_notice(candidate: Candidate) -> bool:
    """Whether it is what an obituary says first, of whose life all dates are long past: ``Crane, who has died,``."""
    verb = candidate.clause
    if verb is None or candidate.lemma != "die" or aspect(verb) != "perfect":
        return False
    main = verb.head if verb.dep_ == "relcl" else own_subject(verb)
    return main is not None and main.dep_ == "nsubj" and main.head.dep_ == "ROOT" and main.pos_ == "PROPN"


def _death_below(candidate: Candidate, later: Sequence[Candidate], published: Edtf) -> Candidate | None:
    """The death that an obituary begins with, where it is told again with its day."""
    again = (c for c in later if c.lemma == "die" and c.is_verb and _is_late(c, published))
    return next(again, None) if _is_notice(candidate) else None


def _is_late(candidate: Candidate, published: Edtf) -> bool:
    """Whether it is dated, by its words, some weeks before the document at most."""
    date, today = candidate.date, published.bounds().latest
    if date is None or date.edtf is None or not candidate.attachments or today is None:
        return False
    bounds = date.edtf.bounds()
    return bounds.earliest is not None and 0 <= today.ordinal - bounds.earliest.ordinal <= _LATELY


def _tells_news(candidate: Candidate) -> bool:
    """Whether it is told in the present perfect, or in the past by somebody who speaks of what was just done.

    *The company said it signed the contract*, of its own doing; *neighbours said the orchard had been sold*. Harm
    is not: what a court or a witness says of it may be long past.
    """
    head = _head(candidate)
    if aspect(head) == "perfect":
        return not any(in_class(c.lower_, "straying") for c in head.children)  # "has already sold"
    if head.dep_ != "ccomp" or aspect(head) != "past" or in_class(candidate.lemma, "harming", "harming.undergone"):
        return False
    own = _own_doing(head)
    settled = is_passive(head) and any(c.dep_ == "aux" and c.lower_ == "had" for c in head.children)
    settled = settled and not any(t.ent_type_ in TIMES for t in head.subtree)  # "of those hurt last year, two had been"
    return own or settled


def _own_doing(clause: Token) -> bool:
    """Whether who makes it known did it: *the company said it signed the contract*."""
    thing = own_subject(clause)
    if thing is None or not in_class(clause.head.lemma_.lower(), "informing"):
        return False
    return thing.lower_ in _OWN or (clause.i < clause.head.i and _is_called(thing, own_subject(clause.head)))


def _is_going_on(clause: Token) -> bool:
    """Whether a reported clause tells of what was being done when it was said: ``said on Monday he was retiring``."""
    return clause.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in ("was", "were") for c in clause.children)


def _is_called(name: Token, thing: Token | None) -> bool:
    """Whether a general noun speaks of a firm named before it: *Arlex sold a mill, the company said on Friday*."""
    firm = thing is not None and thing.lemma_.lower() in person_words()["stands_for"]["company"]
    definite = thing is not None and any(c.lower_ == "the" for c in thing.children)
    return firm and definite and name.pos_ == "PROPN" and not is_person(name)


def is_headline(paragraph: Doc) -> bool:
    """Whether a paragraph does not end as a sentence does."""
    return paragraph[-1].text not in _SENTENCE_END


def date_lede(
    candidate: Candidate,
    later: Sequence[Candidate],
    reports: Mapping[tuple[int, int], Candidate],
    published: Edtf,
) -> None:
    """Date the news of the day, in place: as the text below dates it, else by its dated report, else as the document.

    *Mill burns down* above *The mill burned down on Sunday* is of that Sunday; what *police said on Friday* had
    happened was over by Friday, what they said *has happened* is of that Friday.

    Args:
        candidate: Of the lede; a date that another event gave it (*at the Orsk Fair 2010*) is only made narrower.
        later: The candidates after it, in the order of the text, dated where an expression dates them.
        reports: The predicates of the document, by index of paragraph and word.
        published: The document creation time.
    """
    known = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    if candidate.date is not None and (known is None or known.days is None or known.days <= FRESH_DAYS):
        return
    told = _told_below(candidate, later, published) or _death_below(candidate, later, published)
    inside = known is None or (told is not None and _lies_in(told, known))
    if told is not None and told.date is not None and inside:
        _join(candidate, told)
        candidate.date = derived_date(told.date.edtf, told.date.basis, told, "told again, with its date:")
        return
    after = known is not None and known.latest == published.bounds().latest  # "jailed after a robbery in March"
    after = after and all(t.lower_ != "since" for t in candidate.sentence)
    aged = any(a.timex.edtf is None for a in candidate.attachments) and not _is_notice(candidate)
    if aged or not (known is None or after):
        return  # "to run for two weeks", "aged 80": no news of the day by itself
    clause = candidate.clause
    first = _done_with(candidate, reports)
    if first is not None and first.date is not None:
        candidate.date = derived_date(first.date.edtf, "anchored", first, "done by the same with")
        return
    candidate.date = document_date(published)
    if (again := _retold(candidate, later)) is not None:
        named = any(t.pos_ == "PROPN" for t in candidate.sentence)  # what its writer says of it is best
        first_told, told_again = (candidate, again) if named else (again, candidate)
        told_again.refer_to(first_told)
    above = None if clause is None else reported_by(clause)
    report = None if above is None else reports.get((candidate.paragraph.index, above.i))
    if clause is None or report is None:
        return
    stated = stated_date(report.attachments, published, lasting=False)
    if stated is not None and stated.edtf is not None:
        report.date = stated
        over = aspect(clause) == "past" and not _own_doing(clause) and not _is_going_on(clause)
        bound = before(stated.edtf, strictly=False) if over else stated.edtf
        candidate.date = derived_date(bound, "anchored", report, f"reported then ({report.token.text!r})")
        headline = candidate.antecedent
        if headline is not None and not over and headline.date is not None and headline.date.basis == "document":
            headline.date = candidate.date  # the headline of what was made known then
    if in_class(report.lemma, "statement") and (aspect(clause) in _NOW or _own_doing(clause)):
        report.carried = candidate
        report.refer_to(candidate)  # one piece of news: "announced that it has sold its branches"


def _done_with(candidate: Candidate, found: Mapping[tuple[int, int], Candidate]) -> Candidate | None:
    """What the same subject did with it, with its day: *a storm that struck on Sunday killed 34 and hurt others*.

    Or what happened beside it: *Flights were cancelled and schools shut on Monday*; *won it, closing on Sunday*.
    """
    verb = candidate.clause
    if verb is None or aspect(verb) != "past":
        return None
    above, beside = verb, [verb]
    while above.dep_ == "conj" and not has_subject(above):
        above = above.head
        beside.append(above)
    beside += [c for c in conjuncts(verb) if c.pos_ == "VERB"]
    ends = [t for c in verb.rights if (c.dep_, c.tag_) == ("advcl", "VBG") for t in (c, *conjuncts(c))]
    for other in (*beside[1:], *ends):
        one = found.get((candidate.paragraph.index, other.i)) if aspect(other) == "past" or other in ends else None
        known = None if one is None or one.date is None or one.date.edtf is None else one.date.edtf.bounds()
        within = _DAYS if has_subject(other) and other.i > verb.i else FRESH_DAYS
        if known is not None and known.days is not None and known.days <= within:
            return one
    return None


def _lies_in(candidate: Candidate, known: Interval) -> bool:
    """Whether a candidate's date lies within bounds that are known."""
    bounds = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds()
    return bounds is not None and known.intersect(bounds) == bounds


def _told_below(candidate: Candidate, later: Sequence[Candidate], published: Edtf) -> Candidate | None:
    """The candidate of the next sentences that tells the same event with an expression that dates it."""
    today = published.bounds().earliest
    own = content_keys(candidate)
    headed = is_headline(candidate.paragraph.doc)
    sentences: set[tuple[int, int]] = set()
    for other in later:
        place = (other.paragraph.index, other.sentence.start)
        if place == (candidate.paragraph.index, candidate.sentence.start):
            continue
        sentences.add(place)
        if len(sentences) > _NEAR:
            return None
        if other.date is None or other.date.edtf is None or today is None or other.date.basis in _WEAK:
            continue
        first = other.date.edtf.bounds().earliest
        fresh = first is not None and first >= add_days(today, -FRESH_DAYS)
        alike = related(candidate, other) or related(other, candidate) or noun_again(other.lemma, candidate.lemma)
        alike = alike and not _others_do(candidate, other)
        offered = other.lemma in _OFFERS and in_class(candidate.lemma, "trading", "resolving")
        if (alike or offered) and fresh and _is_deal_announced(other):
            return other  # "Arlex has agreed to buy Nexo. The offer, announced on Monday, …"
        leads = headed and len(sentences) == 1
        if not (fresh or (leads and candidate.lemma == other.lemma)) or not (alike or (leads and opens(other))):
            continue
        keys = content_keys(other)
        if leads and opens(other) and candidate.lemma == other.lemma and not in_class(other.lemma, "light"):
            return other  # "Court jails ex-mayor": "The former mayor of Lund was jailed on Thursday"
        if own & keys or (candidate.lemma == other.lemma and any(noun_again(k, o) for k in keys for o in own)):
            return other  # "signed a contract", "signed the agreement"
        if leads and len(_words(candidate) & _words(other)) >= _SHARED:
            return other  # "Rovers come from behind to reach final": "Aldham Rovers beat Port Varra to reach the final"
    return None


def _join(candidate: Candidate, told: Candidate) -> None:
    """Make one piece of news of two: of a deal that was told, its noun speaks again."""
    if not _is_deal_announced(told):
        candidate.refer_to(told)
    elif told.antecedent is None:
        told.refer_to(candidate)
    elif told.antecedent is not candidate:
        candidate.refer_to(told.antecedent)


def _is_deal_announced(candidate: Candidate) -> bool:
    """Whether a noun speaks of the deal that was told, with the day on which it was made known: ``the offer``."""
    told = [c for c in candidate.token.rights if c.dep_ in ("acl", "relcl") and in_class(c.lemma_.lower(), "informing")]
    known = any(c.lower_ in ("the", "this") for c in candidate.token.lefts)
    return bool(told) and known and not candidate.is_verb and in_class(candidate.lemma, "dealings")


def _retold(candidate: Candidate, later: Sequence[Candidate]) -> Candidate | None:
    """The main predicate of the first sentence under a headline that has the headline's verb and is undated too."""
    if not (is_headline(candidate.paragraph.doc) and candidate.is_verb and later):
        return None
    below = [c for c in later if c.paragraph is not candidate.paragraph]
    first = (c for c in below if (c.paragraph, c.sentence.start) == (below[0].paragraph, below[0].sentence.start))
    same = (c for c in first if c.lede and c.is_verb and c.lemma == candidate.lemma and not c.attachments)
    return next((c for c in same if not (in_class(c.lemma, "light") or _others_do(candidate, c))), None)


def _words(candidate: Candidate) -> frozenset[str]:
    """Base forms of the words that carry meaning in a candidate's sentence; a name may look like a plural."""
    words = (t for t in candidate.sentence if t.pos_ in CONTENT and not t.is_stop and t.is_alpha)
    return frozenset(t.lemma_.lower().removesuffix("s") for t in words)


def _others_do(candidate: Candidate, other: Candidate) -> bool:
    """Whether two predicates name their doers, and not one name is the same."""
    if is_passive(_head(candidate)) != is_passive(_head(other)):
        return False  # "Norland swears in Lund" over "Lund has been sworn in"
    doers = [[c for c in _head(one).children if c.dep_ in SUBJECTS] for one in (candidate, other)]
    own, theirs = ({t.lower_ for c in found for t in c.subtree if t.pos_ == "PROPN"} for found in doers)
    return bool(own and theirs) and not own & theirs


def opens(candidate: Candidate) -> bool:
    """Whether it is the main predicate of the sentence that tells what the headline says."""
    clause = candidate.clause
    days = None if candidate.date is None or candidate.date.edtf is None else candidate.date.edtf.bounds().days
    if clause is None or days != 1 or aspect(clause) not in ("past", "perfect"):
        return False
    told_by = clause.head.dep_ == "ROOT" and in_class(clause.head.lemma_.lower(), "reporting", "statement")
    return clause.dep_ == "ROOT" or (clause.dep_ == "ccomp" and told_by)


def _head(candidate: Candidate) -> Token:
    return candidate.clause or candidate.token


def _is_date(token: Token) -> bool:
    """Whether a word is a date, rather than an age or how long something had gone on: ``after a decade of talks``."""
    aged = token.text.isdecimal() and token.head.lower_ == "at"
    if aged or any(t.lower_ in _AGES for t in token.doc[max(0, token.i - 2) : token.i + 2]):
        return False  # "died at the age of 91", "died aged 80", "died at 84"
    above = token.head
    lasted = above.lower_ == "after" and any(c.lower_ == "of" and c.dep_ == "prep" for c in token.children)
    counted = token.dep_ == "npadvmod" and ((token.tag_ == "NNS" and above.pos_ == "VERB") or above.lower_ == "after")
    counted = counted or (token.dep_ == "pobj" and is_record(above))  # "put off two years", "the first in a decade"
    return token.ent_type_ in TIMES and not (lasted or counted or is_told("DURATION", token))


def _is_question(candidate: Candidate) -> bool:
    """Whether a headline asks, or says what the text is about: *How a dam divided a valley*, *Who killed her?*."""
    first = candidate.sentence[0]
    return first.tag_ in ("WRB", "WP", "WDT") and first.lower_ != "when" and is_headline(candidate.paragraph.doc)


def _is_denied(clause: Token) -> bool:
    """Whether it did not happen, or may: *did not meet*, *no ship sailed*, *if it was lost*, *once it has begun*."""
    marks = {m.lower_ for c in (clause, *clause.lefts) for m in c.lefts}
    if marks & {"if", "unless"} or ("once" in marks and aspect(clause) == "perfect"):
        return True
    return negated(clause) or any(c.dep_ in ("dobj", *SUBJECTS) and negated(c) for c in clause.children)


def _left_out(noun: Token, candidate: Candidate) -> Token | None:
    """The participle that a headline has for its passive: ``delayed`` of *Choir tour delayed by snow*."""
    if noun.dep_ != "ROOT" or not is_headline(candidate.paragraph.doc):
        return None
    return next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1), None)


def _is_main(candidate: Candidate) -> bool:
    head = _head(candidate)
    if candidate.clause is not None and aspect(candidate.clause) not in _TOLD and not is_at_once(candidate.clause):
        return False
    if candidate.clause is not None and (is_habit(candidate.clause) or _is_denied(candidate.clause)):
        return False  # what did not happen is no news of the day
    if (
        (head.dep_ == "ROOT" and is_past_perfect(head))
        or _is_timeless(candidate, head)
        or _is_toll(head)
        or _is_question(candidate)
    ):
        return False
    if any((c.dep_ in SUBJECTS and c.lower_ in SPEAKERS) or is_told_before(c) for c in head.children):
        return False  # somebody speaks, whatever the quotation marks; or it is no news
    first = _first_clause(head)
    dated = any(_is_date(t) and not holds_until(t, one) for one in (head, first) for t in adjuncts(one))
    joined_harm = first is not head and in_class(candidate.lemma, "harming", "harming.undergone")
    # no speech; and it has no date of its own, even if that cannot be resolved
    return not (dated or joined_harm or _speaks(candidate.sentence)) and _heads_sentence(candidate, head)


def _speaks(sentence: Span) -> bool:
    """Whether something said stands in quotation marks, rather than a name or a word: *the "Sea Star" sailed*."""
    marks = [token.i for token in sentence if token.text == '"']
    quoted = [sentence.doc[first + 1 : last] for first, last in zip(marks[::2], marks[1::2], strict=False)]
    said = any(len(span) > _QUOTED_NAME or any(t.pos_ in ("VERB", "AUX") for t in span) for span in quoted)
    return said or len(marks) % 2 == 1


def _is_timeless(candidate: Candidate, head: Token) -> bool:
    """Whether it is told in the simple present, as only headlines and speech acts tell news, or *had been* before."""
    simple = head.tag_ in ("VBZ", "VBP") and aspect(head) == "present" and not is_headline(candidate.paragraph.doc)
    earlier = head.dep_ == "ROOT" and is_past_perfect(head)
    earlier = earlier or (head.lemma_ == "grow" and any(c.lower_ == "up" for c in head.rights))  # "grew up in Lagos"
    return earlier or (simple and not in_class(candidate.lemma, "statement", "proposal"))


def _is_toll(head: Token) -> bool:
    """Whether it tells what an event that is known has done so far: *the epidemic has killed 40*."""
    thing = own_subject(head)
    if thing is None or aspect(head) != "perfect" or thing.pos_ != "NOUN" or noun(thing.lemma_.lower()) is None:
        return False
    known = any(c.lower_ in ("the", "this", "these") for c in thing.children) and not takes_part(thing)
    return known and in_class(head.lemma_.lower(), "harming", "causing", "affecting")


def _first_clause(head: Token) -> Token:
    """The predicate that another is joined to: *has bought … and closed …*, *…, while its rival has sold …*."""
    while head.dep_ == "conj" and head.head.pos_ == "VERB" and _shares_tense(head, head.head):
        head = head.head
    beside = head.dep_ == "advcl" and head.i > head.head.i and head.tag_ != "VBG"
    words = {c.lower_ for c in head.children if c.dep_ == "mark"}
    return _first_clause(head.head) if beside and has_subject(head) and words & _CONTRASTS else head


def _shares_tense(verb: Token, above: Token) -> bool:
    """Whether two joined verbs are of one tense; a past without a subject may go on a perfect: *has bought and cut*."""
    bare = not any(c.dep_ in (*SUBJECTS, "aux", "auxpass") for c in verb.children)
    return aspect(verb) == aspect(above) or (bare and (aspect(verb), aspect(above)) == ("past", "perfect"))


def _heads_sentence(candidate: Candidate, head: Token) -> bool:
    """Whether it is its sentence's main predicate, a headline's noun or participle, or what somebody reports."""
    head = _first_clause(head)
    if head.dep_ == "ROOT":
        named = candidate.token.pos_ == "NOUN" and _left_out(head, candidate) is None
        return candidate.clause is not None or named
    left_out = _left_out(head.head, candidate)
    if left_out is not None:
        return left_out.i == head.i
    reported = head.dep_ == "ccomp" and head.head.dep_ == "ROOT"
    return reported and in_class(head.head.lemma_.lower(), "reporting", "statement")
