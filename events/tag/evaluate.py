"""Scoring: the tagger against a folder of gold TimeML documents, as in TempEval-3, micro-averaged.

Each gold timex is paired with at most one of ours: first those with equal spans, then what overlaps, the longest
overlap first. *Strict* counts equal spans, *relaxed* all pairs. Types and values are compared over the pairs: a
*type* or *value* figure is the relaxed figure × the share of pairs that agree on it. Values are compared as strings.

Source: UzZaman et al., *SemEval-2013 Task 1: TempEval-3* (2013), section 4.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from events.errors import DocumentError
from events.tag.tagger import tag
from events.tag.timeml import GoldDocument, GoldTimex, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from events.tag.model import Timex

__all__ = ["Evaluation", "Mismatch", "Pair", "Score", "TypeScore", "evaluate", "pair", "report", "score"]

_CONTEXT = 40


class Pair(NamedTuple):
    """A gold timex and ours that stand for each other.

    Attributes:
        gold: Its index in the gold document.
        ours: Its index in the tagger's list.
        exact: Whether their spans are equal.
    """

    gold: int
    ours: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, in percent, rounded to two decimals."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class TypeScore:
    """How the timexes of one TIMEX3 type fare.

    Attributes:
        gold: How many are gold.
        found: How many the tagger gives.
        strict: Equal spans of this type on both sides.
        relaxed: Pairs of this type on both sides.
        value: As ``relaxed``, with equal values.
    """

    gold: int
    found: int
    strict: Score
    relaxed: Score
    value: Score


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A timex that is missed, spurious, or of another span, type or value than the gold one.

    Attributes:
        kind: ``missed``, ``spurious``, or what differs: ``span``, ``type``, ``value``, joined by ``+``.
        doc_id: The document.
        published: Its creation time as EDTF; empty if unknown.
        before: Up to 40 characters before it, white space made plain; so are ``text`` and ``after``.
        text: The gold expression, or ours if it is spurious.
        after: Up to 40 characters behind it.
        gold: Text, type and value of the gold timex; None if ours is spurious.
        ours: Text, type and value of ours; None if it is missed.
        rule: The rule that found ours; empty if it is missed.
    """

    kind: str
    doc_id: str
    published: str
    before: str
    text: str
    after: str
    gold: tuple[str, str, str] | None
    ours: tuple[str, str, str] | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well the tagger does on a folder of gold documents.

    Attributes:
        documents: How many were scored.
        undated: How many of these have no creation time, so that relative expressions stay unresolved.
        characters: Length of their texts.
        gold: How many timexes they hold.
        found: How many the tagger gives.
        paired: How many of these stand for a gold one.
        strict: Equal spans.
        relaxed: Overlapping spans.
        type: Relaxed, × the share of pairs with equal types.
        value: Relaxed, × the share of pairs with equal values.
        by_type: TIMEX3 type → how it fares, by name.
        mismatches: The first of them, as many as were asked for, in the order of the documents' names; within a
            document pairs that differ, then what is missed, then what is spurious.
        failed: One error for each file that could not be read; the figures are of the others.
    """

    documents: int
    undated: int
    characters: int
    gold: int
    found: int
    paired: int
    strict: Score
    relaxed: Score
    type: Score
    value: Score
    by_type: dict[str, TypeScore]
    mismatches: tuple[Mismatch, ...] = ()
    failed: tuple[DocumentError, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """All figures as plain values for JSON; errors as their messages."""
        plain = {
            name: getattr(self, name) for name in self.__slots__ if name not in ("by_type", "mismatches", "failed")
        }
        scores = {name: asdict(value) if isinstance(value, Score) else value for name, value in plain.items()}
        return scores | {
            "by_type": {name: asdict(row) for name, row in self.by_type.items()},
            "mismatches": [asdict(mismatch) for mismatch in self.mismatches],
            "failed": [str(error) for error in self.failed],
        }


def evaluate(gold_dir: str | Path, *, language: str = "en", domain: str | None = None, errors: int = 0) -> Evaluation:
    """Score :func:`events.tag.tag` against a folder of gold TimeML documents.

    Args:
        gold_dir: A folder with ``.tml`` files; folders in it are not read.
        language: The language of its texts, as :func:`events.tag.tag` takes it.
        domain: As :func:`events.tag.tag` takes it; None to have it found from each text.
        errors: How many mismatches to keep.

    Returns:
        The figures. A file that cannot be read is among ``failed``, and the others are scored.

    Raises:
        DocumentError: There is no such folder, it holds no ``.tml`` file, or none that can be read.
        ValueError: The domain is not one.
    """
    documents: list[GoldDocument] = []
    failed: list[DocumentError] = []
    for path in _files(Path(gold_dir)):
        try:
            documents.append(read_gold(path))
        except DocumentError as error:
            failed.append(error)
    if not documents:
        raise failed[0]
    return score(
        ((one, tag(one.text, one.published, language=language, domain=domain)) for one in documents),
        errors=errors,
        failed=failed,
    )


def _files(folder: Path) -> list[Path]:
    """The ``.tml`` files of a folder by name, without hidden ones.

    Raises:
        DocumentError: There is none.
    """
    remedy = "give a folder of TimeML gold files, each with an element 'TEXT'"
    if not folder.is_dir():
        problem = "is a file, not a folder" if folder.exists() else "no such folder"
        raise DocumentError(str(folder), problem, remedy)
    found = sorted(path for path in folder.glob("*.tml") if not path.name.startswith("."))
    if not found:
        raise DocumentError(str(folder), "holds no .tml file", remedy)
    return found


def score(
    tagged: Iterable[tuple[GoldDocument, Sequence[Timex]]],
    *,
    errors: int = 0,
    failed: Sequence[DocumentError] = (),
) -> Evaluation:
    """Score timexes against gold documents.

    Args:
        tagged: Gold documents, each with the timexes found in its text, in order and without overlaps.
        errors: How many mismatches to keep.
        failed: Errors of files that could not be read, to be handed on.

    Returns:
        The figures.
    """
    tally = _Tally(errors)
    for document, timexes in tagged:
        tally.add(document, timexes)
    return tally.evaluation(failed)


def pair(gold: Sequence[GoldTimex | Timex], ours: Sequence[GoldTimex | Timex]) -> list[Pair]:
    """Pairs of timexes that stand for each other, by index of the gold one.

    First equal spans; then, of what is left, overlapping ones: the longest overlap first, of equally long ones the
    earlier.

    >>> one, two = GoldTimex(0, 4, "DATE", "1999"), GoldTimex(0, 9, "DATE", "1999")
    >>> pair([one], [two])
    [Pair(gold=0, ours=0, exact=False)]
    """
    spans: dict[tuple[int, int], list[int]] = {}
    for number, timex in enumerate(ours):
        spans.setdefault((timex.start, timex.end), []).append(number)
    partner: dict[int, Pair] = {}
    for number, timex in enumerate(gold):
        equal = spans.get((timex.start, timex.end))
        if equal:
            partner[number] = Pair(number, equal.pop(0), exact=True)
    taken = {one.ours for one in partner.values()}
    lost = [number for number in range(len(gold)) if number not in partner]
    extra = [number for number in range(len(ours)) if number not in taken]
    for _, number, other in sorted(_overlaps(gold, lost, ours, extra)):
        if number not in partner and other not in taken:
            partner[number] = Pair(number, other, exact=False)
            taken.add(other)
    return [partner[number] for number in sorted(partner)]


def _overlaps(
    gold: Sequence[GoldTimex | Timex], lost: Sequence[int], ours: Sequence[GoldTimex | Timex], extra: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """What overlaps: minus the shared length, index of the gold timex, index of ours."""
    by_start = sorted(extra, key=lambda other: ours[other].start)
    starts = [ours[other].start for other in by_start]
    longest = max((ours[other].end - ours[other].start for other in extra), default=0)
    for number in lost:
        timex = gold[number]
        for other in by_start[bisect_left(starts, timex.start - longest) : bisect_left(starts, timex.end)]:
            shared = min(timex.end, ours[other].end) - max(timex.start, ours[other].start)
            if shared > 0:
                yield -shared, number, other


class _Tally:
    """Counts over documents, and the first mismatches."""

    def __init__(self, errors: int) -> None:
        self.errors = errors
        self.counts: Counter[str] = Counter()
        self.types: dict[str, Counter[str]] = {}
        self.mismatches: list[Mismatch] = []

    def add(self, document: GoldDocument, ours: Sequence[Timex]) -> None:
        """Count one document."""
        pairs = pair(document.timexes, ours)
        self.counts.update(
            documents=1, undated=document.published is None, characters=len(document.text),
            gold=len(document.timexes), found=len(ours), relaxed=len(pairs),
        )  # fmt: skip
        for side, timexes in (("gold", document.timexes), ("found", ours)):
            for timex in timexes:
                self.types.setdefault(timex.type, Counter())[side] += 1
        for one in pairs:
            gold, found = document.timexes[one.gold], ours[one.ours]
            same_type, same_value = gold.type == found.type, gold.value == found.value
            self.counts.update(strict=one.exact, type=same_type, value=same_value)
            if same_type:
                self.types[gold.type].update(relaxed=1, strict=one.exact, value=same_value)
        if len(self.mismatches) < self.errors:
            self.mismatches += _mismatches(document, ours, pairs)

    def evaluation(self, failed: Sequence[DocumentError]) -> Evaluation:
        """The figures."""
        counts = self.counts
        return Evaluation(
            documents=counts["documents"],
            undated=counts["undated"],
            characters=counts["characters"],
            gold=counts["gold"],
            found=counts["found"],
            paired=counts["relaxed"],
            **{name: _score(counts, name) for name in ("strict", "relaxed")},
            **{name: _share(counts, name) for name in ("type", "value")},
            by_type={name: _type_score(self.types[name]) for name in sorted(self.types)},
            mismatches=tuple(self.mismatches[: self.errors]),
            failed=tuple(failed),
        )


def _type_score(counts: Counter[str]) -> TypeScore:
    return TypeScore(
        counts["gold"], counts["found"], _score(counts, "strict"), _score(counts, "relaxed"), _score(counts, "value")
    )


def _score(counts: Counter[str], name: str) -> Score:
    return _percent(*_ratios(counts[name], counts["found"], counts["gold"]))


def _share(counts: Counter[str], name: str) -> Score:
    """The relaxed figures × the share of pairs that agree."""
    share = counts[name] / counts["relaxed"] if counts["relaxed"] else 0.0
    return _percent(*(ratio * share for ratio in _ratios(counts["relaxed"], counts["found"], counts["gold"])))


def _ratios(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; nothing found or nothing gold counts as 0."""
    precision, recall = (hits / found if found else 0.0), (hits / gold if gold else 0.0)
    total = precision + recall
    return precision, recall, (2 * precision * recall / total if total else 0.0)


def _percent(precision: float, recall: float, f1: float) -> Score:
    return Score(*(round(100 * ratio, 2) for ratio in (precision, recall, f1)))


def _mismatches(document: GoldDocument, ours: Sequence[Timex], pairs: Sequence[Pair]) -> list[Mismatch]:
    found = []
    for one in pairs:
        gold, timex = document.timexes[one.gold], ours[one.ours]
        differs = (("span", not one.exact), ("type", gold.type != timex.type), ("value", gold.value != timex.value))
        kind = "+".join(name for name, wrong in differs if wrong)
        if kind:
            found.append(_mismatch(kind, document, gold, timex))
    golds, others = {one.gold for one in pairs}, {one.ours for one in pairs}
    lost = (timex for number, timex in enumerate(document.timexes) if number not in golds)
    extra = (timex for number, timex in enumerate(ours) if number not in others)
    return [
        *found,
        *(_mismatch("missed", document, timex, None) for timex in lost),
        *(_mismatch("spurious", document, None, timex) for timex in extra),
    ]


def _mismatch(kind: str, document: GoldDocument, gold: GoldTimex | None, ours: Timex | None) -> Mismatch:
    text = document.text
    start, end = next((one.start, one.end) for one in (gold, ours) if one is not None)
    return Mismatch(
        kind,
        document.doc_id,
        "" if document.published is None else str(document.published),
        _plain(text[max(0, start - _CONTEXT) : start]),
        _plain(text[start:end]),
        _plain(text[end : end + _CONTEXT]),
        None if gold is None else (_plain(text[gold.start : gold.end]), gold.type, gold.value),
        None if ours is None else (_plain(ours.text), ours.type, ours.value),
        "" if ours is None else ours.rule,
    )


def _plain(text: str) -> str:
    """Text on one line, without characters that would steer a terminal."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def report(evaluation: Evaluation) -> str:
    """An evaluation as text for people: the figures, a table of types, and the mismatches in context."""
    one = evaluation
    undated = f", {one.undated} of them undated" if one.undated else ""
    lines = [
        (
            f"{one.documents} documents{undated}, {one.characters} characters; "
            f"timexes: {one.gold} gold, {one.found} found, {one.paired} paired"
        ),
        f"{'':10}{'P':>8}{'R':>8}{'F1':>8}",
    ]
    for name in ("strict", "relaxed", "type", "value"):
        row: Score = getattr(one, name)
        lines.append(f"{name:10}{row.precision:8.2f}{row.recall:8.2f}{row.f1:8.2f}")
    lines.append(f"{'by type':10}{'gold':>8}{'found':>8}{'strict':>8}{'relaxed':>8}{'value':>8}  (F1)")
    for name, fares in one.by_type.items():
        figures = "".join(f"{figure.f1:8.2f}" for figure in (fares.strict, fares.relaxed, fares.value))
        lines.append(f"{_plain(name) or 'no type':10}{fares.gold:8}{fares.found:8}{figures}")
    for mismatch in one.mismatches:
        lines += _mismatch_lines(mismatch)
    return "\n".join(lines)


def _mismatch_lines(one: Mismatch) -> list[str]:
    head = f"{one.kind}: {one.doc_id}, published {one.published or 'unknown'}: …{one.before} [{one.text}] {one.after}…"
    sides = (("gold", one.gold, ""), ("ours", one.ours, f"  rule {one.rule}"))
    return [
        head,
        *(
            f"  {name}  {side[0]!r} {side[1] or 'no type'} {side[2] or 'no value'}{rule}"
            for name, side, rule in sides
            if side is not None
        ),
    ]
