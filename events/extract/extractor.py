"""Extraction: a document and its timexes → mentions of dated events, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.arguments import participants_of
from events.extract.asides import date_asides, is_aside
from events.extract.attach import attach, timex_span
from events.extract.beside import date_beside
from events.extract.candidates import Attachment, Candidate, candidates_of
from events.extract.confidence import confidence_of
from events.extract.coreference import antecedent_of, content_keys, headline_of, root_form
from events.extract.dating import before, document_date, stated_date, with_duration
from events.extract.draft import Draft, read_together
from events.extract.eventtypes import subject_of
from events.extract.factuality import factuality_of
from events.extract.gazetteer import is_place
from events.extract.grammar import aspect, is_passive, subject
from events.extract.inference import infer
from events.extract.kinds import type_of
from events.extract.lede import date_lede, is_news, leans_on_today, mark_lede
from events.extract.lexicon import noun
from events.extract.model import EventDate, Mention, Place
from events.extract.naming import Name, Names
from events.extract.narrative import tell_on
from events.extract.owners import is_bare_result, owner_of
from events.extract.parts import parts_of
from events.extract.phrases import is_penalty
from events.extract.places import dateline_place, place_of
from events.extract.predicates import in_class
from events.extract.ranges import join_list, join_range, lists, ranges
from events.extract.relations import Relation, relations_of
from events.extract.results import tell_results
from events.extract.retold import Retellings, join_bare_nouns
from events.extract.sharing import contend
from events.extract.titles import says_what, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from events.extract.nlp import Paragraph
    from events.extract.words import Span, Token
    from events.read import Document
    from events.tag import Timex

__all__ = ["extract_mentions", "mentions_from"]

#: How many candidates back an event is looked for that a later one speaks of.
_REACH = 300
_TALK = frozenset(("communication", "cognition", "feeling", "attribute", "relation", "motive", "state"))


def extract_mentions(
    document: Document, timexes: Sequence[Timex], *, undated: bool = False, background: bool = False
) -> list[Mention]:
    """Find, date and describe the events of a document.

    Args:
        document: Its text is parsed as English.
        timexes: Its temporal expressions, as ``events.tag`` gives them. Where its date is unknown or no day, and a day
            within it stands by itself at the head of the text, those that count from it are resolved anew.
        undated: Also give the events that nothing dates but their tense: they happened some time before the document.
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
    reading = _Reading(draft)
    if draft.undated:
        reading.date_by_tense()
    reading.join()
    mentions = [reading.mention(c) for c in reading.candidates if reading.reportable(c)]
    if not draft.background:
        return mentions
    told = {m.trigger_start for m in mentions}
    aside = [reading.mention(c, background=True) for c in reading.background() if c.start not in told]
    return sorted([*mentions, *aside], key=lambda m: (m.trigger_start, m.trigger_end))


class _Reading:
    """One document being read: its candidates, what dates them and how they are related."""

    def __init__(self, draft: Draft) -> None:
        self.document, self.published, self.timexes = draft.document, draft.published, draft.timexes
        self.candidates: list[Candidate] = []
        self.skip: dict[int, frozenset[int]] = {}
        self.found: dict[int, dict[int, Candidate]] = {}
        self.relations: list[Relation] = []
        self.asides: list[Candidate] = []
        self.titled: dict[int, bool] = {}
        self.spots: dict[tuple[int, bool], tuple[Place | None, Token | None]] = {}
        self.headlines: dict[tuple[int, bool], str] = {}
        self.beside: dict[tuple[int, int], list[Candidate]] = {}
        self.starts = [start for start, _ in draft.pages.sentences]
        self.paragraphs = draft.pages.paragraphs()
        for paragraph in self.paragraphs:
            self._paragraph(paragraph)
        self.candidates.sort(key=lambda c: c.start)
        for candidate in self.candidates:
            self.beside.setdefault((candidate.paragraph.index, candidate.sentence.start), []).append(candidate)
        mark_lede(self.candidates, self.timexes, self.published)
        self._date()

    @cached_property
    def about(self) -> Mapping[str, float]:
        """What the document is about, by type of event."""
        return subject_of(self.document.text)

    @cached_property
    def names(self) -> Names:
        """What pronouns and short names stand for; not asked for by a document that dates nothing."""
        return Names(self.paragraphs, self.skip)

    @cached_property
    def news(self) -> bool:
        """Whether the document reports on its own time."""
        return is_news(self.timexes, self.published)

    @cached_property
    def dateline(self) -> Place | None:
        """The place that the document was written at."""
        return dateline_place(self.paragraphs)

    def _paragraph(self, paragraph: Paragraph) -> None:
        first = bisect_left(self.timexes, paragraph.offset, key=lambda t: t.start)
        last = bisect_left(self.timexes, paragraph.end, key=lambda t: t.start)
        inside = [(t, s) for t in self.timexes[first:last] if (s := timex_span(paragraph, t)) is not None]
        covered = frozenset(token.i for _, span in inside for token in span)
        aside = [span for timex, span in inside if not (timex.type == "DURATION" and is_penalty(span.root))]
        self.skip[paragraph.index] = frozenset(token.i for span in aside for token in span) | {
            span.root.head.i for span in aside if _only_under(span)
        }
        found = self.found[paragraph.index] = self._candidates(paragraph, covered)
        weak = {
            token.i: Candidate(token, token, paragraph, sentence)
            for sentence in paragraph.sentences()
            for token in sentence
            if is_aside(token) and token.i not in found
        }
        self.asides += weak.values()
        published = self.document.published
        attached = [
            attach(timex, span, found, published) or attach(timex, span, weak, published) for timex, span in inside
        ]
        for first, last in ranges([timex for timex, _ in inside], self.document.text):
            join_range(attached, first, last, inside[first][0], inside[last][0])
        for run in lists([timex for timex, _ in inside], self.document.text):
            join_list(attached, run, [timex for timex, _ in inside])
        contend(attached, [span.root for _, span in inside], found)
        for candidate, attachment in (pair for pairs in attached for pair in pairs):
            candidate.attachments.append(attachment)
        durations = {span[-1].i: timex for timex, span in inside if timex.type == "DURATION" and timex.edtf is None}
        for sentence in paragraph.sentences():
            for relation in (*relations_of(sentence, found, durations), *parts_of(sentence, found)):
                self.relations.append(relation)
                if relation.kind not in ("same", "of") and relation.word.i in found:
                    found[relation.word.i].link = True

    def _candidates(self, paragraph: Paragraph, covered: frozenset[int]) -> dict[int, Candidate]:
        """Take in a paragraph's candidates; the index of each word that names or carries one."""
        found: dict[int, Candidate] = {}
        for sentence in paragraph.sentences():
            for candidate in candidates_of(paragraph, sentence, covered):
                if candidate.token.i in covered:
                    continue
                self.candidates.append(candidate)
                if candidate.carried is None:
                    found |= {t.i: candidate for t in (candidate.token, candidate.clause) if t is not None}
        return found

    def _named(self, candidate: Candidate) -> dict[int, Name]:
        """What stands for the words of a candidate's sentence."""
        return self.names.of(candidate.paragraph.index, candidate.sentence)

    def _date(self) -> None:
        published, news = self.published, self.news
        for n, candidate in enumerate(self.candidates):
            stated = [a for a in candidate.attachments if not _leans_on_text(a)]
            stated = stated if news else [a for a in stated if not leans_on_today(candidate, a, published)]
            candidate.date = stated_date(stated, published, lasting=_lasting(candidate))
            near = self.candidates[max(0, n - _REACH) : n]
            earlier = antecedent_of(candidate, near) if candidate.antecedent is None else None
            above = headline_of(candidate, self.candidates, earlier)
            if earlier is not None and above is not earlier:
                candidate.refer_to(earlier)
            if above is not None and above.antecedent is None:
                above.refer_to(candidate)
        infer(self.candidates, self.relations, published, _lasting)
        if published is not None:
            reports = {(c.paragraph.index, c.token.i): c for c in (*self.candidates, *self.asides)}
            for n, candidate in enumerate(self.candidates):
                free = all(a.role == "after" or a.timex.edtf is None for a in candidate.attachments)
                if free and candidate.lede and candidate.carried is None:
                    date_lede(candidate, self.candidates[n + 1 :], reports, published)
        infer(self.candidates, self.relations, published, _lasting)
        if published is not None and news:
            for aside in self.asides:
                aside.date = stated_date(aside.attachments, published, lasting=False)
            tell_results(self.candidates, published, self.skip)
            tell_on(self.candidates, self.asides, published, self.skip)
        date_beside(self.candidates, self.found)
        infer(self.candidates, self.relations, published, _lasting)
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
        if candidate.antecedent is not None and not candidate.attachments and in_class(candidate.lemma, "text"):
            return False  # the agreement, not its making
        if candidate.antecedent is not None and (self.reportable(candidate.antecedent) or not candidate.attachments):
            return self.reportable(candidate.antecedent)
        if not self._has_title(candidate):
            return False
        return candidate.cancelled_by is not None or self._happens(candidate)

    def _has_title(self, candidate: Candidate) -> bool:
        """Whether there is more to tell than one word, here or where it is spoken of; asked only once all is dated."""
        if candidate.start not in self.titled:
            parts = self._predicates(candidate)
            self.titled[candidate.start] = self._tells(candidate) or any(self._tells(part) for part in parts)
        return self.titled[candidate.start]

    def _predicates(self, candidate: Candidate) -> list[Candidate]:
        """What the sentence of a dated noun says it did: ``the blast on Thursday shook the port``."""
        if candidate.is_verb or not candidate.attachments:
            return []
        here = candidate.sentence
        return [c for c in self.candidates if c.antecedent is candidate and c.sentence is here and c.is_verb]

    def _tells(self, candidate: Candidate) -> bool:
        skip = self.skip[candidate.paragraph.index]
        title = self._headline(candidate)
        if is_bare_result(candidate) or _is_cut_short(candidate, skip):
            return False
        return " " in title.removeprefix("To ") and not (_lacks_object(candidate, skip) or _only_says(candidate, title))

    def _spot(self, candidate: Candidate) -> tuple[Place | None, Token | None]:
        """Where it was, and the noun that says so; asked only once all is dated."""
        key = candidate.start, candidate.antecedent is None
        if key not in self.spots:
            skip, names = self.skip[candidate.paragraph.index], self._named(candidate)
            beside = self.beside.get((candidate.paragraph.index, candidate.sentence.start), [])
            self.spots[key] = place_of(candidate, skip, beside, names)
        return self.spots[key]

    def _headline(self, candidate: Candidate) -> str:
        """Its title by itself, with its place; asked only once all is dated."""
        key = candidate.start, candidate.antecedent is None
        if key not in self.headlines:
            skip, names = self.skip[candidate.paragraph.index], self._named(candidate)
            candidate.owner = owner_of(candidate, self.names)
            self.headlines[key] = title_of(candidate, skip, self._spot(candidate)[1], names)
        return self.headlines[key]

    def _is_local(self, candidate: Candidate) -> bool:
        """Whether it is the news of the day and its sentence names no place: then it was where the dateline says."""
        elsewhere = ("GPE", "LOC", "FAC", "NORP")
        return candidate.lede and not any(t.ent_type_ in elsewhere or is_place(t.text) for t in candidate.sentence)

    def join(self) -> None:
        """Let what speaks of an event that is told elsewhere be a mention of it, and no event of its own."""
        join_bare_nouns(self.candidates, [c for c in self.candidates if self.reportable(c)], self._has_title)
        told = [c for c in self.candidates if self.reportable(c)]
        if told:
            again = Retellings(self.paragraphs, self.candidates, told, self.skip, self.names, self.starts)
            self.candidates = again.with_all()

    def _happens(self, candidate: Candidate) -> bool:
        """Whether it is something that happens rather than something said, thought or felt."""
        if candidate.is_verb:
            skip = self.skip[candidate.paragraph.index]
            tells = in_class(candidate.lemma, "statement", "resolving", "requesting", "disclosing")
            return not tells or says_what(candidate, skip)
        entry = noun(candidate.lemma)
        talk = entry is not None and entry.top in _TALK
        return not talk or candidate.lede or bool(candidate.attachments)

    def background(self) -> Iterator[Candidate]:
        """What is dated, or at hand in the news, but told by no row."""
        return date_asides(self.candidates, self.asides, self.published, news=self.news)

    def _title(self, candidate: Candidate) -> str:
        """A candidate's title; that of the whole, where a part by itself says little (*to arrive*, *rally*)."""
        title = self._headline(candidate)
        whole = candidate.antecedent
        if " " not in title and whole is None:
            skip, names = self.skip[candidate.paragraph.index], self._named(candidate)
            told = (title_of(c, skip, None, names) for c in self._predicates(candidate))
            return max(told, key=len, default=title)
        if whole is None or whole.paragraph is not candidate.paragraph:
            return title
        alike = candidate.date is None or whole.date is None or candidate.date.edtf == whole.date.edtf
        inner = candidate.is_verb and candidate.token.dep_ == "xcomp" and alike
        after = candidate.is_verb and candidate.token.dep_ in ("relcl", "conj") and not whole.is_verb
        if not (inner or after or " " not in title):
            return title
        fuller = title_of(whole, self.skip[whole.paragraph.index], None, self._named(whole))
        doer = subject(candidate.token)
        misread = after and doer is not None and doer.i != whole.token.i
        return fuller if misread or (len(fuller) > len(title) and not after) else title

    def mention(self, candidate: Candidate, *, background: bool = False) -> Mention:
        """Describe a candidate."""
        skip = self.skip[candidate.paragraph.index]
        told = candidate.carried or candidate
        start, end = _trimmed(candidate.sentence)
        offset, text = candidate.paragraph.offset, self.document.text
        head = candidate
        while head.antecedent is not None:
            head = head.antecedent
        around = content_keys(head, self.skip[head.paragraph.index])
        kind = type_of(head, self.skip[head.paragraph.index], self.about)
        names = self._named(told)
        place = self._spot(told)[0]
        if place is None and self._is_local(told):
            place = self.dateline
        date = candidate.date if candidate.date is not None else EventDate(None, "document")
        return Mention(
            doc_id=self.document.doc_id,
            sentence_start=offset + start,
            sentence_end=offset + end,
            quote=text[offset + start : offset + end],
            trigger_start=candidate.start,
            trigger_end=candidate.end,
            trigger=text[candidate.start : candidate.end],
            timex=next(
                (a.timex for a in candidate.attachments if a.timex.edtf is not None or a.role == "extent"), None
            ),
            date=date,
            title=self._title(told),
            event_type=kind,
            factuality=factuality_of(candidate, self.published),
            participants=tuple(dict.fromkeys(self.names.full(name) for name in participants_of(told, skip, names))),
            place=place,
            confidence=confidence_of(date),
            lemma=root_form(head),
            keys=around if head is candidate else around | content_keys(candidate, skip),
            chain=head.start,
            background=background,
        )


def _lacks_object(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a verb has an expression of time as its object and nothing else: ``took six months off``."""
    if not candidate.is_verb:
        return False
    timed = any(c.dep_ == "dobj" and c.i in skip for c in candidate.token.children)
    off = frozenset(c.i for c in candidate.token.children if c.dep_ in ("prt", "advmod"))
    return timed and not says_what(candidate, skip | off)


def _is_cut_short(candidate: Candidate, skip: frozenset[int]) -> bool:
    """Whether a verb has an object or a clause and its title none: ``Allies insist``."""
    if not candidate.is_verb or says_what(candidate, skip):
        return False
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > candidate.token.i for c in candidate.token.children)


def _only_says(candidate: Candidate, title: str) -> bool:
    """Whether a title tells that something was said and not what, for want of room: ``Ministry announces``."""
    clause = candidate.clause
    said = clause is not None and in_class(candidate.lemma, "statement", "disclosing") and not is_passive(clause)
    return said and title.rsplit(" ", 1)[-1].lower().startswith(candidate.lemma[:-1])


def _only_under(span: Span) -> bool:
    """Whether a preposition has nothing under it but the expression: ``in`` of ``in July``."""
    head = span.root.head
    return head.pos_ in ("ADP", "SCONJ") and span.root.dep_ in ("pobj", "pcomp")


def _trimmed(sentence: Span) -> tuple[int, int]:
    """A sentence's offsets in its paragraph without white space at its ends."""
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return sentence.start_char + lead, sentence.start_char + len(text.rstrip())


def _leans_on_text(attachment: Attachment) -> bool:
    """Whether an expression points back into the text (``since then``): the nearest event may be what it means."""
    return attachment.timex.basis == "anchored" and attachment.timex.text.lower().split()[-1] in ("then", "thereafter")


def _lasting(candidate: Candidate) -> bool:
    """Whether an event goes on: a progressive."""
    clause = candidate.clause
    return clause is not None and clause.tag_ == "VBG" and not in_class(clause.lemma_.lower(), "occurring")
