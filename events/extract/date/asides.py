"""What is dated in passing: reports, states, and the doings around the news that no row tells by themselves.

They are mentions, not events of the table: whoever counts or checks what a document dates wants them, a reader of the
table does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.dates import EdtfRange
from events.extract.attach.sharing import comes_later
from events.extract.date.dating import derived_date, document_date, stated_date
from events.extract.date.mainline import has_own_time, is_main, is_quoted
from events.extract.language.grammar import (
    MEANWHILE,
    SPEAKERS,
    SUBJECTS,
    aspect,
    in_headline,
    is_passive,
    is_past_perfect,
    own_subject,
    runs_on,
    subject,
)
from events.extract.language.lexicon import is_of_speech
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from events.dates import Edtf, Interval
    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.model import EventDate

__all__ = ["date_asides", "is_predicate"]

_FIRST_SENTENCES = 3
#: So many days ago may be what news is of that names no later day.
_JUST = 2
#: Tenses of what is at hand: told of the day; and of what somebody means to do, or thinks, as the document is written.
_TOLD = ("past", "perfect")
_NOW = "present"
_MAIN = ("ROOT", "conj", "parataxis")
_WEAK = ("inferred", "document")
#: What opens a clause of the same time as the main one.
_BESIDE = frozenset(("although", "though", "while", "as"))
_HE = frozenset(("he", "she", "it", "they"))


def is_predicate(token: Token) -> bool:
    """Whether a word is a predicate: any verb but an auxiliary or a modifier."""
    return token.pos_ == "VERB" and token.dep_ not in ("aux", "auxpass", "amod", "compound", "prt", "case", "mark")


def date_asides(
    candidates: Iterable[Candidate],
    asides: Iterable[Candidate],
    published: Edtf | None,
    times: Mapping[int, frozenset[int]],
    *,
    news: bool,
) -> Iterator[Candidate]:
    """Date what can be dated in passing; give all that is dated, in the order of the text.

    An aside takes the expressions attached to it; what the speaker of a dated report says next is of that day; what is
    at hand in the news takes the document's date.

    Args:
        candidates: The document's event candidates, dated as far as they are events of the table.
        asides: Its other predicates.
        published: The document creation time.
        times: Indices of the words of its dated expressions of time, by paragraph.
        news: Whether the document reports on its own time.
    """
    weak = list(asides)
    for aside in weak:
        aside.date = stated_date(aside.attachments, published, lasting=True)
    everyone = sorted((*candidates, *weak), key=lambda c: c.start)
    dated = {(c.paragraph.index, c.token.i): c for c in everyone if c.date is not None and c.date.edtf is not None}
    day = _day_of_news(everyone, published) if news and published is not None else None
    sentences: dict[tuple[int, int], int] = {}
    reports: list[Candidate] = []
    for candidate in everyone:
        place = (candidate.paragraph.index, candidate.sentence.start)
        nth = sentences.setdefault(place, len(sentences) + 1)
        if news and published is not None and candidate.date is None:
            candidate.date = _led(candidate, reports, dated, times)
            near = nth <= _FIRST_SENTENCES
            if candidate.date is None and _is_current(candidate, times[candidate.paragraph.index], near=near):
                past = candidate.clause is not None and aspect(candidate.clause) == "past"
                candidate.date = day if day is not None and past else document_date(published)
        if _reports_a_day(candidate):
            reports.append(candidate)
        if candidate.date is None or candidate.date.edtf is None:
            continue
        between = isinstance(candidate.date.edtf, EdtfRange) and not candidate.date.edtf.span
        if not (_is_known(candidate) or (between and not candidate.attachments)):
            yield candidate  # and not what is only known to be between two days


def _day_of_news(everyone: Sequence[Candidate], published: Edtf) -> EventDate | None:
    """The day before the document's, or the one before that, that its first main clauses with a date tell of.

    What is said without a date is of that day too, unless the document's own day is named: *He was held on Friday. His
    lawyer said …*, in the paper of Saturday.

    Args:
        everyone: All predicates and event nouns, in the order of the text.
        published: The document creation time.
    """
    today = published.bounds()
    dated = [(c, bounds) for c in everyone if (bounds := _own_day(c)) is not None]
    if today.days != 1 or today.earliest is None or any(bounds == today for _, bounds in dated):
        return None
    first = next(((c, b) for c, b in dated if c.clause is not None and is_main(c.clause)), None)
    if first is None or first[1].days != 1:
        return None
    event, bounds = first
    before = {(c.paragraph.index, c.sentence.start) for c in everyone if c.start < event.start}
    ago = 0 if bounds.earliest is None else today.earliest.ordinal - bounds.earliest.ordinal
    if len(before) > _FIRST_SENTENCES or not 0 < ago <= _JUST or event.date is None:
        return None
    return derived_date(event.date.edtf, "anchored", event, "said when this was the news:")


def _own_day(candidate: Candidate) -> Interval | None:
    """The bounds of a date that a predicate has from an expression of its own."""
    date = candidate.date
    return None if date is None or date.edtf is None or not candidate.attachments else date.edtf.bounds()


def _led(
    candidate: Candidate,
    reports: Sequence[Candidate],
    dated: Mapping[tuple[int, int], Candidate],
    times: Mapping[int, frozenset[int]],
) -> EventDate | None:
    """The date that an undated predicate has from a dated one: its report, the occasion of it, or its main clause.

    Args:
        candidate: Undated.
        reports: What was said on named days before it.
        dated: The dated candidates, by index of paragraph and word.
        times: Indices of the words of dated expressions of time, by paragraph.
    """
    clause, at = candidate.clause, candidate.paragraph.index
    if clause is None:
        return None
    for report in reversed(reports):
        if _says_on(candidate, report, last=report is reports[-1]):
            why = "said by the same, on the day told last:"
            return derived_date(report.date.edtf if report.date else None, "anchored", report, why)
    occasion = next((dated[at, n.i] for n in _occasions(candidate) if (at, n.i) in dated), None)
    if occasion is not None and occasion.date is not None:
        return derived_date(occasion.date.edtf, "anchored", occasion, "said on this occasion:")
    above = dated.get((at, clause.head.i))
    if above is not None and above.date is not None and _goes_with(candidate, above, times):
        return derived_date(above.date.edtf, "anchored", above, "told as of the same time:")
    return None


def _occasions(candidate: Candidate) -> Iterator[Token]:
    """On what somebody spoke: ``in an interview``, ``at Friday's news conference``."""
    clause = candidate.clause
    for prep in clause.children if clause is not None and _is_report(candidate) else ():
        if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "during"):
            yield from (n for n in prep.children if in_class(n.lemma_.lower(), "speaking"))


def _reports_a_day(candidate: Candidate) -> bool:
    """Whether somebody said something on a day that is told with it."""
    clause, date = candidate.clause, candidate.date
    if clause is None or date is None or date.edtf is None or not _speaks(candidate):
        return False
    return bool(candidate.attachments) and date.edtf.bounds().days == 1 and is_main(clause)


def _says_on(candidate: Candidate, report: Candidate, *, last: bool) -> bool:
    """Whether an undated report is of one who spoke on a named day: *Lee said on Friday … Lee added*.

    Args:
        candidate: Undated.
        report: Dated, before it.
        last: Whether it is the last one before it: *he* is who spoke last, right before.
    """
    clause, above = candidate.clause, report.clause
    if clause is None or above is None or not _is_report(candidate) or aspect(clause) != "past":
        return False
    speaker, before = own_subject(clause), own_subject(above)
    if speaker is None or before is None:
        return False
    if speaker.lower_ in _HE:
        return last and (speaker.lower_ == before.lower_ or candidate.place - report.place <= 1)
    return speaker.lower_ == before.lower_ and speaker.pos_ == "PROPN" and not _others(speaker, before)


def _others(speaker: Token, before: Token) -> bool:
    """Whether two names that end alike are of two people: *Anna Lee*, *Paul Lee*."""
    given, known = ({c.lower_ for c in one.children if c.dep_ == "compound"} for one in (speaker, before))
    return bool(given and known) and not given & known


def _goes_with(candidate: Candidate, above: Candidate, times: Mapping[int, frozenset[int]]) -> bool:
    """Whether a clause tells what went on when its dated predicate happened, or was said with it.

    *She was stung on Friday as she pruned a pear tree*; *the court ruled on Friday, citing an old treaty*; *burned its
    bridges in May and went home*.
    """
    clause = candidate.clause
    if clause is None or clause.dep_ not in ("advcl", "conj") or above.date is None or above.date.basis in _WEAK:
        return False
    if has_own_time(clause, times[candidate.paragraph.index]):
        return False
    if clause.dep_ == "conj":
        alike = own_subject(clause) is None and aspect(clause) == aspect(clause.head) == "past"
        return alike and not comes_later(clause.head, clause)
    meanwhile = any(c.lower_ in MEANWHILE for c in clause.children)
    after = clause.tag_ == "VBG" and clause.i > clause.head.i and not in_class(candidate.lemma, "state", "showing")
    return after or (meanwhile and aspect(clause) == aspect(clause.head) == "past")


def _is_main(clause: Token) -> bool:
    """Whether a clause is its sentence's main one, joined to it, or run on with it."""
    return clause.dep_ in _MAIN or runs_on(clause)


def _is_beside(clause: Token) -> bool:
    """Whether what somebody says is told beside the main line: ``although experts say``, ``Lee, who said``."""
    who = clause.dep_ == "relcl" and any(c.tag_ == "WP" and c.dep_ in SUBJECTS for c in clause.children)
    return who or (clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BESIDE for c in clause.children))


def _is_report(candidate: Candidate) -> bool:
    """Whether others than the speaker are told to say something on the main line."""
    clause = candidate.clause
    if clause is None or is_past_perfect(clause) or not candidate.is_verb:
        return False
    if not (_is_main(clause) or _is_beside(clause)):
        return False
    speaker = subject(clause)
    own = speaker is not None and speaker.lower_ in SPEAKERS
    return not own and _speaks(candidate)


def _speaks(candidate: Candidate) -> bool:
    """Whether a verb is of speech: ``said``, ``called it a shame``."""
    spoken = is_of_speech(candidate.lemma) and not is_passive(candidate.token)
    return spoken or in_class(candidate.lemma, "reporting", "statement")


def _is_known(candidate: Candidate) -> bool:
    """Whether a noun without an expression of its own stands for what the text has told: ``the agreement``."""
    return candidate.clause is None and candidate.antecedent is not None and not candidate.attachments


def _is_current(candidate: Candidate, times: frozenset[int], *, near: bool) -> bool:
    """Whether it is at hand in the news.

    So is what somebody says, or means to do now; what is going on; and what is told in the first sentences. What has
    a time of its own, even one that cannot be resolved, is not of the document's day.

    Args:
        candidate: A predicate or event noun.
        times: Indices of the words of dated expressions of time.
        near: Whether its sentence is one of the first that hold a predicate.
    """
    clause = candidate.clause
    if clause is None or not (_is_main(clause) or _is_beside(clause)) or is_past_perfect(clause):
        return False
    tense, report = aspect(clause), _is_report(candidate)
    means = tense == _NOW and in_class(candidate.lemma, "intention")
    meant = {t.i for c in clause.children if c.dep_ == "xcomp" for t in c.subtree} if report or means else set()
    told = report and tense == "perfect"  # "has announced 40 concerts over the coming winter"
    if not told and has_own_time(clause, times - meant):
        return False
    if report and tense in (*_TOLD, _NOW):
        return True
    if not _is_main(clause):
        return False
    thing = subject(clause)
    outside = thing is not None and thing.lower_ not in SPEAKERS
    goes_on = tense == _NOW and clause.tag_ == "VBG" and candidate.is_verb and outside
    if is_quoted(clause):
        return False
    near = near and clause.dep_ in _MAIN
    return means or goes_on or (near and (tense in _TOLD or (tense == _NOW and in_headline(clause))))
