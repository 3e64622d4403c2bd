"""Extraction: a document and its timexes → mentions of dated events, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from events.dates import EdtfRange
from events.extract.attach.attach import attach, timex_span
from events.extract.attach.contending import contend
from events.extract.attach.happenings import tell_fully
from events.extract.attach.lives import lives_of
from events.extract.attach.measures import is_worth
from events.extract.attach.parts import days_of, parts_of
from events.extract.attach.ranges import join_list, join_range, join_term, lists, ranges, terms, told_again
from events.extract.attach.relations import Relation, relations_of
from events.extract.attach.works import works_of
from events.extract.date.asides import date_asides, is_predicate
from events.extract.date.beside import date_beside
from events.extract.date.between import date_between, recent_since
from events.extract.date.coreference import antecedent_of, headline_of
from events.extract.date.dating import before, document_date, has_start, stated_date, with_duration
from events.extract.date.entries import date_entries
from events.extract.date.hours import tell_soon
from events.extract.date.inference import infer
from events.extract.date.lede import date_lede, mark_lede
from events.extract.date.lifetimes import own_death
from events.extract.date.narrative import names_day, tell_on
from events.extract.date.owntime import holds_on, is_news, leans_on_today
from events.extract.date.results import tell_prices, tell_results
from events.extract.date.sequels import date_sequels, put_before
from events.extract.date.tolls import tell_tolls
from events.extract.date.undone import is_open, is_undone, what_befell
from events.extract.describe.describing import Descriptions
from events.extract.describe.fields import field_of
from events.extract.describe.titles import says_what
from events.extract.draft import Draft, read_together
from events.extract.find.acts import reports
from events.extract.find.candidates import Attachment, Candidate, candidates_of
from events.extract.find.eventtypes import OTHER, event_type
from events.extract.language.grammar import aspect
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.language.quantities import is_told, portion
from events.extract.language.subclauses import bounds_period
from events.extract.model import EventDate, Mention
from events.extract.name.headwords import life_of
from events.extract.parse.agreeing import agree
from events.extract.parse.datelines import is_dateline
from events.extract.parse.nlp import Read
from events.extract.retold import Retellings
from events.extract.twice import join_bare_nouns, join_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.language.words import Span
    from events.extract.parse.nlp import Paragraph
    from events.read import Document
    from events.tag import Timex

__all__ = ["extract_mentions", "mentions_from"]

#: How many candidates back an event is looked for that a later one speaks of.
_REACH = 300
_DASHES = frozenset(("-", "–", "—", "--"))
_TALK = frozenset(("communication", "cognition", "feeling", "attribute", "relation", "motive", "state"))


def extract_mentions(
    document: Document, timexes: Sequence[Timex], *, undated: bool = False, background: bool = False
) -> list[Mention]:
    """Find, date and describe the events of a document.

    Args:
        document: Its text is parsed as English.
        timexes: Its temporal expressions, as ``events.tag`` gives them. Where its date is unknown or no day, and a day
            within it stands by itself at the head of the text, those that count from it are resolved anew.
        undated: Also give the events that nothing dates but their tense: they happened some time before the document;
            and those of which only is told until or by when they happened.
        background: Also give what is dated but told by no row of the event table: reports (*said on Friday*), states
            of a date, and what is at hand in the news without being its point. Their ``background`` is set.

    Returns:
        One mention an event word, in the order of the text; none without a date or a bound.

    Raises:
        ModelError: No English model is installed.
    """
    draft = Draft(document, timexes, undated=undated, background=background)
    read_together([draft])
    return mentions_from(draft)


def mentions_from(draft: Draft) -> list[Mention]:
    """As :func:`extract_mentions`, of a document that has been opened and read."""
    if draft.stories:
        return [_moved(m, at) for at, story in draft.stories for m in mentions_from(story)]
    reading = _Reading(draft)
    if draft.undated:
        reading.date_by_tense()
    reading.join()
    told = [*(c for c in reading.candidates if reading.reportable(c)), *reading.lives]  # verbs tell more than brackets
    mentions = join_titles(reading.described(told))
    if not draft.background:
        return sorted(mentions, key=lambda m: m.trigger_start)
    starts = {m.trigger_start for m in mentions}
    aside = [reading.said.mention(c, background=True) for c in reading.background() if c.start not in starts]
    return sorted([*mentions, *aside], key=lambda m: (m.trigger_start, m.trigger_end))


def _moved(mention: Mention, at: int) -> Mention:
    """A mention of a story, where it stands in the document that the story begins in at a code point."""
    timex = mention.timex
    return replace(
        mention,
        sentence_start=mention.sentence_start + at,
        sentence_end=mention.sentence_end + at,
        trigger_start=mention.trigger_start + at,
        trigger_end=mention.trigger_end + at,
        chain=mention.chain + at if mention.chain >= 0 else mention.chain,
        timex=None if timex is None else replace(timex, start=timex.start + at, end=timex.end + at),
    )


class _Reading:
    """One document being read: its candidates, what dates them and how they are related."""

    def __init__(self, draft: Draft) -> None:
        self.document, self.published, self.timexes = draft.document, draft.published, draft.timexes
        self.undated, self._now = draft.undated, draft.now
        self.candidates: list[Candidate] = []
        self.skip: dict[int, frozenset[int]] = {}
        self.times: dict[int, frozenset[int]] = {}
        self.found: dict[int, dict[int, Candidate]] = {}
        self.relations: list[Relation] = []
        self.asides: list[Candidate] = []
        self.lives: list[Candidate] = []
        head = draft.headword
        self.hero = life_of(draft.document.text) if head is None else "" if head.kinds else head.words
        self.paragraphs = draft.pages.paragraphs()
        agree(self.paragraphs, self.document.text)
        for paragraph in self.paragraphs:
            self._paragraph(paragraph)
        self.candidates.sort(key=lambda c: c.start)
        reports = date_entries(self.candidates, self.asides, draft.entries, self.times)
        self.candidates = sorted((*self.candidates, *reports), key=lambda c: c.start)
        self.asides = [aside for aside in self.asides if aside not in reports]
        read = Read(self.paragraphs, self.skip, draft.telling, self.document.text)
        self.said = Descriptions(self.document, self.published, read, self.candidates, draft.headword)
        mark_lede(self.candidates, self.timexes, draft.now, draft.heads)
        self._date()

    @cached_property
    def news(self) -> bool:
        """Whether the document reports on its own time."""
        return is_news(self.timexes, self._now)

    def _paragraph(self, paragraph: Paragraph) -> None:
        first = bisect_left(self.timexes, paragraph.offset, key=lambda t: t.start)
        last = bisect_left(self.timexes, paragraph.end, key=lambda t: t.start)
        inside = [(t, s) for t in self.timexes[first:last] if (s := timex_span(paragraph, t)) is not None]
        covered = frozenset(token.i for _, span in inside for token in span)
        aside = [span for timex, span in inside if not is_told(timex.type, span.root)]
        self.skip[paragraph.index] = frozenset(token.i for span in aside for token in span) | {
            span.root.head.i for span in aside if _only_under(span)
        }
        self.skip[paragraph.index] |= {span.start - 1 for span in aside if _stands_alone(span)}
        heads = (t for span in aside for t in span if not span.start <= t.head.i < span.end or t is span.root)
        parts = [part for head in heads if (part := portion(head)) is not None and part.dep_ == "pobj"]
        self.skip[paragraph.index] |= {t.i for part in parts for t in (part.head, *part.subtree)}
        self.skip[paragraph.index] |= frozenset(_in_force(paragraph, covered, self.document.text))
        self.skip[paragraph.index] |= frozenset(_in_brackets(paragraph, self.document.text))
        own = ((t, span) for t, span in inside if t.edtf is not None and t.value != "PAST_REF")  # not "former"
        dated = (span for timex, span in own if not is_worth(timex, span.root))
        self.times[paragraph.index] = frozenset(t.i for span in dated for t in span)
        found = self.found[paragraph.index] = self._candidates(paragraph, covered)
        weak = {
            token.i: Candidate(token, token, paragraph, sentence)
            for sentence in paragraph.sentences()
            for token in sentence
            if is_predicate(token) and token.i not in found and not bounds_period(token)
        }
        self.asides += weak.values()
        published = self.published
        lives, taken = lives_of(inside, paragraph, self.document.text, self.hero or self.document.title)
        attached = [
            [] if n in taken else attach(timex, span, found, published) or attach(timex, span, weak, published)
            for n, (timex, span) in enumerate(inside)
        ]
        lives += works_of(inside, attached, found, paragraph, self.document.text, self.hero)
        for life in lives:
            life.date = stated_date(life.attachments, published, lasting=False)
        self.lives += lives
        for first, last in ranges([timex for timex, _ in inside], self.document.text):
            join_range(attached, first, last, inside[first][0], inside[last][0])
        for first, last in terms([timex for timex, _ in inside], self.document.text):
            join_term(attached, (first, last), (inside[first][0], inside[last][0]), found)
        for run in lists(inside, self.document.text):
            again = told_again(attached, run, inside, self.document.text)
            self.candidates += again
            if not again:
                join_list(attached, run, [timex for timex, _ in inside])
        contend(attached, [span.root for _, span in inside], found)
        for candidate, attachment in (pair for pairs in attached for pair in pairs):
            candidate.attachments.append(attachment)
            tell_fully(candidate, found)
        durations = {span[-1].i: timex for timex, span in inside if timex.type == "DURATION" and timex.edtf is None}
        self._relate(paragraph, found, durations)

    def _relate(self, paragraph: Paragraph, found: Mapping[int, Candidate], durations: Mapping[int, Timex]) -> None:
        """Note how a paragraph's candidates are related."""
        for sentence in paragraph.sentences():
            for relation in days_of(sentence, found):
                self.relations.append(relation)
                self.skip[paragraph.index] |= {relation.word.i, relation.word.head.i} - found.keys()
            for relation in (*relations_of(sentence, found, durations), *parts_of(sentence, found)):
                self.relations.append(relation)
                told = found.get(relation.word.i)
                if relation.kind not in ("same", "of") and told is not None and told.token.i == relation.word.i:
                    told.link = True

    def _candidates(self, paragraph: Paragraph, covered: frozenset[int]) -> dict[int, Candidate]:
        """Take in a paragraph's candidates; the index of each word that names or carries one."""
        found: dict[int, Candidate] = {}
        if is_dateline(paragraph):
            return found  # where "Salaam" is no greeting
        for sentence in paragraph.sentences():
            for candidate in candidates_of(paragraph, sentence, covered):
                if candidate.token.i in covered:
                    continue
                self.candidates.append(candidate)
                if candidate.carried is None:
                    clause = None if candidate.gapped else candidate.clause
                    found |= {t.i: candidate for t in (candidate.token, clause) if t is not None}
        return found

    def _date(self) -> None:
        published, news = self.published, self.news
        for n, candidate in enumerate(self.candidates):
            stated = [a for a in candidate.attachments if not _leans_on_text(a)]
            stated = [a for a in stated if not (candidate.lede and holds_on(a, published))]
            stated = stated if news else [a for a in stated if not leans_on_today(candidate, a, published)]
            candidate.date = stated_date(stated, published, lasting=candidate.lasting)
            near = self.candidates[max(0, n - _REACH) : n]
            earlier = antecedent_of(candidate, near) if candidate.antecedent is None else None
            above = headline_of(candidate, self.candidates, earlier)
            if earlier is not None and above is not earlier:
                candidate.refer_to(earlier)
            if above is not None and above.antecedent is None:
                above.refer_to(candidate)
        own_death(self.candidates, self.lives)
        put_before(self.candidates)
        date_sequels(self.relations, self.found.values(), published if news else None)
        infer(self.candidates, self.relations, published)
        if published is not None:
            reports = {(c.paragraph.index, c.token.i): c for c in (*self.candidates, *self.asides)}
            for n, candidate in enumerate(self.candidates):
                free = all(a.role == "after" or a.timex.edtf is None for a in candidate.attachments)
                if free and candidate.lede and candidate.carried is None:
                    date_lede(candidate, self.candidates[n + 1 :], reports, published)
        infer(self.candidates, self.relations, published)
        if published is not None and news:
            for aside in self.asides:
                aside.date = stated_date(aside.attachments, published, lasting=False)
            tell_results(self.candidates, published, self.skip)
            tell_prices(self.candidates, published, self.skip)
            tell_on(self.candidates, self.asides, published, self.skip)
        tell_soon(self.candidates)
        date_beside(self.candidates, self.found)
        tell_tolls(self.candidates, self.skip)
        infer(self.candidates, self.relations, published)
        date_between(self.candidates, self.asides, self.relations, self.times, recent_since(published, news=news))
        for candidate in self.candidates:
            candidate.date = with_duration(candidate.date, candidate.attachments)

    def date_by_tense(self) -> None:
        """Bound what nothing dates by its tense: what is told in the past was over when the document was written."""
        published = self.published
        if published is None:
            return
        for candidate in self.candidates:
            clause = candidate.clause
            unknown = candidate.date is None and not candidate.attachments and candidate.antecedent is None
            if unknown and clause is not None and aspect(clause) in ("past", "perfect"):
                bound = before(document_date(published).edtf or published, strictly=False)
                trace = (f"told in the past: before the document, {bound}",)
                candidate.date = EventDate(bound, "document", None, "document date", trace)

    def reportable(self, candidate: Candidate) -> bool:
        """Whether a candidate becomes an event: dated, more than talk about one, with more to tell than one word."""
        if candidate.date is None or candidate.date.edtf is None or candidate.link:
            return False
        over = is_open(candidate) and self._is_before(candidate, wholly=True)
        if is_undone(candidate) or over or self._lacks_bound(candidate):
            return False
        again = candidate.antecedent is not None and not candidate.attachments
        if self._is_backdrop(candidate) or (again and in_class(candidate.lemma, "text")):
            return False  # the agreement, not its making
        if candidate.antecedent is not None and (self.reportable(candidate.antecedent) or not candidate.attachments):
            return self.reportable(candidate.antecedent)
        if candidate.cancelled_by is None:
            return self._happens(candidate) and self.said.has_title(candidate)
        # of a deal that was scrapped, and of what has no day of its own, only the scrapping is told
        told = self.found[candidate.paragraph.index].get(candidate.cancelled_by.i)
        twice = told is not None and told.is_verb and self.reportable(told)
        twice = twice or in_class(candidate.lemma, "cancelling.made")
        return bool(candidate.attachments or not twice) and self.said.has_title(candidate)

    def _is_backdrop(self, candidate: Candidate) -> bool:
        """Whether it was going on when what its sentence tells happened: *was driving home when he was shot*."""
        befell = what_befell(candidate.token) if candidate.is_verb else None
        if befell is None or in_class(befell.lemma_.lower(), "occurring"):
            return False  # "the mishap occurred as she was lighting the stove", which tells what it was
        told = self.found[candidate.paragraph.index].get(befell.i)
        return told is not None and self.reportable(told)

    def _is_told_beside(self, candidate: Candidate) -> bool:
        """Whether it only makes known what its clause tells of that time: ``rebels took the fort, radio announced``."""
        clause = candidate.clause
        if clause is None or candidate.attachments or not in_class(candidate.lemma, "informing"):
            return False
        said = next((c for c in clause.children if c.dep_ == "ccomp" and aspect(c) == "past"), None)
        said = None if any(c.dep_ == "dobj" for c in clause.children) else said
        told = None if said is None else self.found[candidate.paragraph.index].get(said.i)
        if told is None or told.date is None or candidate.date is None:
            return False
        fresh = self.published is not None and names_day(told, self.published)
        alike = told.date.edtf == candidate.date.edtf or (candidate.date.basis == "document" and fresh)
        return alike and told.is_verb and self.reportable(told)

    def _lacks_bound(self, candidate: Candidate) -> bool:
        """Whether its words only say until when it went on (*served as barracks until 1848*), or after what it came.

        What came after a day long past is told with no end: *was later sold*, in a history.
        """
        edtf = None if candidate.date is None else candidate.date.edtf
        over = self.published is not None and isinstance(edtf, EdtfRange) and edtf.end is None
        over = over and self._is_before(candidate)
        return not self.undated and (over or (bool(candidate.attachments) and not has_start(edtf)))

    def _is_before(self, candidate: Candidate, *, wholly: bool = False) -> bool:
        """Whether the first day of a dated candidate, or the last of it *wholly*, lies before the document."""
        if self.published is None or candidate.date is None or candidate.date.edtf is None:
            return False
        today, when = self.published.bounds().earliest, candidate.date.edtf.bounds()
        day = when.latest if wholly else when.earliest
        return today is not None and day is not None and day < today

    def join(self) -> None:
        """Let what speaks of an event that is told elsewhere be a mention of it, and no event of its own."""
        told = [c for c in self.candidates if self.reportable(c)]
        if join_bare_nouns(self.candidates, told, self.said.has_title):
            told = [c for c in self.candidates if self.reportable(c)]
        if told:
            again = Retellings(self.paragraphs, self.candidates, told, self.skip, self.said.names)
            self.candidates = again.with_all()
            infer(self.candidates, self.relations, self.published)

    def _happens(self, candidate: Candidate) -> bool:
        """Whether it is something that happens rather than something said, thought or felt."""
        if candidate.is_verb:
            skip = self.skip[candidate.paragraph.index]
            tells = in_class(candidate.lemma, "statement", "resolving", "requesting", "disclosing")
            alone = not tells or in_class(candidate.lemma, "statement.alone") or reports(candidate.token)
            return (alone or says_what(candidate, skip)) and not self._is_told_beside(candidate)
        entry = noun(candidate.lemma)
        talk = entry is not None and entry.top in _TALK
        counted = any(r.distance is not None and candidate in (r.first, r.second) for r in self.relations)
        made = candidate.clause is not None and (counted or event_type(candidate.lemma, "NOUN") == "agreement")
        return not talk or made or candidate.lede or bool(candidate.attachments)

    def described(self, told: Sequence[Candidate]) -> list[Mention]:
        """What is told, described; what nothing types is of the field that the text is of."""
        mentions = [self.said.mention(c) for c in told]
        field = field_of([mention.event_type for mention in mentions])
        if field == OTHER:
            return mentions
        return [
            replace(mention, event_type=field) if mention.event_type == OTHER and self.said.is_untyped(c) else mention
            for c, mention in zip(told, mentions, strict=True)
        ]

    def background(self) -> Iterator[Candidate]:
        """What is dated, or at hand in the news, but told by no row."""
        return date_asides(self.candidates, self.asides, self.published, self.times, news=self.news)


def _stands_alone(span: Span) -> bool:
    """Whether the preposition before an expression has nothing under it: ``laid on (3 May 1856)``."""
    before = span.doc[span.start - 1] if span.start > span[0].sent.start else None
    return before is not None and before.dep_ == "prep" and before.n_lefts + before.n_rights == 0


def _in_force(paragraph: Paragraph, covered: frozenset[int], text: str) -> Iterator[int]:
    """The words that say from when on what was done holds: ``named Ada Lind chair, effective immediately``."""
    told = text.find("effective", paragraph.offset, paragraph.end) >= 0
    for word in paragraph.doc[1:-1] if told else ():
        if word.lower_ != "effective" or word.nbor(-1).pos_ in ("AUX", "VERB"):
            continue
        after = word.nbor()
        if after.i in covered or after.lower_ in ("immediately", "from", "as"):
            yield word.i
            yield from (t.i for t in word.children if t.lower_ in ("immediately", "as"))
            yield from () if after.lower_ != "immediately" else (after.i,)


def _in_brackets(paragraph: Paragraph, text: str) -> Iterator[int]:
    """The words of a phrase in brackets that names nobody, and the dashes around: ``(in breach of the truce)``."""
    doc = paragraph.doc
    opened = (t for t in doc if t.text == "(") if text.find("(", paragraph.offset, paragraph.end) >= 0 else ()
    for bracket in opened:
        end = next((t.i for t in doc[bracket.i : bracket.sent.end] if t.text == ")"), 0)
        inside = doc[bracket.i + 1 : end]
        if end <= bracket.i + 1 or inside[0].tag_ != "IN" or any(t.ent_type_ == "PERSON" for t in inside):
            continue
        if not any(t.dep_ == "pobj" and t.pos_ == "NOUN" for t in inside[0].rights):
            continue  # "the bridge (at Orm)"
        yield from range(bracket.i, end + 1)
        yield from (t.i for t in (doc[bracket.i - 1], *doc[end + 1 : end + 2]) if t.text in _DASHES)


def _only_under(span: Span) -> bool:
    """Whether a preposition has nothing under it but the expression: ``in`` of ``in July``."""
    head = span.root.head
    return head.pos_ in ("ADP", "SCONJ") and span.root.dep_ in ("pobj", "pcomp")


def _leans_on_text(attachment: Attachment) -> bool:
    """Whether an expression points back into the text (``since then``): the nearest event may be what it means."""
    return attachment.timex.basis == "anchored" and attachment.timex.text.lower().split()[-1] in ("then", "thereafter")
