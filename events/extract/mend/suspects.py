"""Which words of a parse are looked at for what the parser gets wrong; see :mod:`events.extract.mend.mending`.

Most are not: each question is asked only where its words, tags and roles may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import AGENTS, ERAS, PAST_TAGS, SUBJECTS
from events.extract.language.inflect import is_past_form
from events.extract.language.predicates import in_class
from events.extract.mend.hanging import EARLIEST, PARTICLES, UNITS
from events.extract.mend.mendednames import is_mistaken, kind_behind
from events.extract.mend.misgapped import is_then, may_be_gapped
from events.extract.mend.misnamed import is_founded, may_be_misnamed
from events.extract.mend.misread import BARE
from events.extract.mend.misreduced import lone_past
from events.extract.mend.missubjects import SELVES, SPANS

if TYPE_CHECKING:
    from events.extract.language.forms import Row, Use

__all__ = ["CHARGED", "NAMES", "is_plain", "may_be_wrong"]

#: Roles that no question is asked about but one of a noun or a name, and tags of what is neither.
_UNASKED = frozenset(("det", "punct", "aux", "auxpass", "cc", "case", "neg", "amod", "nummod"))
_PLAIN = frozenset(
    ("DT", ",", ".", "``", "''", ":", "MD", "VBD", "VBZ", "VBP", "VB", "TO", "CC", "POS", "RB", "JJ", "CD")
)
#: A firm's name that was taken for a person's has so many words.
_NAME = 2
#: What a name is to its clause.
_NAMED = frozenset((*SUBJECTS, "dobj", "pobj", "conj", "appos", "ROOT"))
#: What a clause may be whose verb was taken for a noun.
_CLAUSES = ("relcl", "advcl", "ccomp")
CHARGED = ("charged", "accused")
#: What a capital at the head of a sentence may be taken for; a plural is looked at wherever it stands.
NAMES = ("NNS", "NNP", "NNPS")
#: In so many words after a day somebody may be told of who does something.
_CLOSE = 6
#: Kinds of entity that a price may be taken for.
_AMOUNTS = ("MONEY", "CARDINAL")
#: Who may have been told of before, as *the son of a smith*.
_SOMEBODY = ("he", "she")
#: What a sentence begins with whose subject may stand behind *did*.
_INVERTING = frozenset(("Not", "Only", "Never", "Nor", "Neither", "In", "No", "Rarely", "Seldom", "Little", "Hardly"))
#: Verbs that may be left out before what is joined to their objects.
_GAPPED = (*PAST_TAGS, "VBG")


def is_plain(use: Use) -> bool:
    """Whether no question is asked of a word: of half of them."""
    return use[4] in _UNASKED and use[1] in _PLAIN and use[0].text != ";"


def may_be_wrong(rows: list[Row], at: int, first: int) -> bool:
    """Whether a word is of a kind that is looked at; asked of most words, and so only what is cheap to ask."""
    (form, tag, pos, _, role), _, head, _, _, kind = rows[at]
    above = head - first
    if role == "prep" and not is_then(rows, at):
        dated = at + 1 < len(rows) and rows[at + 1][5] in TIMES
        aside = rows[at - 1][0][0].text == "," and (rows[above][0][4] == "appos" or rows[above][0][1] == "VBN")
        of_day = form.lower_ == "of" and (rows[at - 1][5] in TIMES or rows[above][5] in TIMES)
        on_noun = (form.lower_ == "on" and rows[above][0][2] == "NOUN") or rows[at - 1][0][0].lower_ == "effect"
        on_noun = on_noun or (rows[above][0][1] == "VB" and rows[above][0][4] == "acl")
        named = form.lower_ == "as" and rows[above][0][4] == "relcl"
        odd = above > at or named or (dated and (above == at - 1 or on_noun or _opens_next(rows, at)))
        parted = dated and form.lower_ in PARTICLES and rows[at - 1][0][2] == "PRON"
        return odd or of_day or aside or parted or form.lower_ == "by"
    if (
        is_then(rows, at)
        or (tag in NAMES[: 3 if at == 0 else 1] and form.text[0].isupper())
        or tag == "WP$"
        or form.lower_ == "cent"
        or (role == "compound" and form.text in ERAS and above > at)
        or (kind in ("GPE", "") and in_class(form.lower_, "clubs", *(("clubs.towns",) if kind else ())))
        or (pos == "NOUN" and at > 1 and _is_part(rows, at))
        or is_mistaken(rows[at][0], kind)
        or (pos == "PROPN" and role != "compound" and at and may_be_misnamed(rows, at))
        or ((tag == "VBG" or (tag == "VB" and at == 0)) and role in SUBJECTS)
        or (form.lower_ == "what" and (role in SUBJECTS or at == 0))
    ):
        return True
    if kind == "PERSON" and role in _NAMED:
        twice = role in SUBJECTS and any(row[0][4] == role and row[2] == head for row in rows[:at])
        beside = (rows[n][0][0].lower_ for n in range(max(at - _NAME, 0), at))
        odd = twice or any(map(kind_behind, beside)) or in_class(form.lower_, "firms.trades", "clubs", "built")
        odd = odd or (role == "pobj" and rows[at - 1][0][0].lower_.endswith(("ern", "of")))
        odd = odd or (role == "pobj" and at > 1 and rows[at - 2][0][0].lower_ == "born")
        odd = odd or (role == "pobj" and at > 1 and rows[at - 1][0][0].lower_ == "in" and rows[at - 2][0][2] == "NOUN")
        odd = odd or (role == "pobj" and at + 2 < len(rows) and rows[at + 2][5] == "GPE")
        odd = odd or is_founded(rows[at][0], rows[above][0]) or (role == "ROOT" and lone_past(rows, at))
        return role in ("conj", "appos") or odd
    if role == "dobj":
        return (
            rows[at - 1][0][4] == "cc"
            or rows[above][0][1] == "VBN"
            or above < at - EARLIEST
            or rows[at - 1][5] == "PERSON"
            or rows[at - 1][0][0].lower_ == "her"
        )
    if role == "acl":
        left = tag in PAST_TAGS and (tag == "VBD" or rows[above][0][4] in ("ROOT", "appos", "pobj"))
        return (
            left
            or rows[at - 1][0][0].lower_ == "being"
            or above == at - 1
            or (above < at and rows[above + 1][0][0].lower_ == "that")
        )
    carried = rows[at - 1][0][0].lower_.endswith("ing") and at > 1
    return (
        (carried and (role, tag) in (("nsubj", "NNS"), ("ROOT", "VBZ")))
        or (role == "agent" and rows[above][0][4] in ("conj", "ROOT"))
        or (role == "ccomp" and pos in ("NOUN", "ADJ") and above < at)
        or (role == "ccomp" and tag in PAST_TAGS and rows[above][0][4] == "relcl" and above < at)
        or (role == "ccomp" and tag == "VBN" and rows[at - 1][0][4] == "auxpass" and rows[above][0][1] == "VBD")
        or (role == "conj" and {tag, rows[above][0][1]} == {"VBD", "VBN"})
        or ((tag in BARE or (tag == "NN" and role in _CLAUSES)) and is_past_form(form.lower_))
        or (role == "conj" and tag == "VBN" and rows[at - 1][0][0].lower_ == "but")
        or (role == "conj" and tag == "VBN" and rows[above][0][0].lower_ == "born")
        or (role == "conj" and tag == "VBD" and rows[above][0][2] == "AUX")
        or (role == "conj" and tag == rows[above][0][1] == "VBD" and _is_unjoined(rows, at, first))
        or (role == "conj" and tag == "VBD" and rows[above][0][4] == "advcl")
        or (role == "relcl" and at + 1 < len(rows) and rows[at + 1][0][1] == "TO")
        or (role == "conj" and rows[at - 1][0][0].text == "," == rows[above - 1][0][0].text and above > 1)
        or (role == "conj" and rows[above][5] in TIMES and kind not in TIMES and may_be_gapped(rows[at][0]))
        or (role == "npadvmod" and kind in ("GPE", "ORG") and at > 0 and rows[at - 1][0][0].text == ",")
        or (role == "conj" and rows[above][0][1] in _GAPPED and (kind == "MONEY" or may_be_gapped(rows[at][0])))
        or (role == "appos" and rows[above][0][4] == "dobj" and at + 2 < len(rows) and rows[at + 2][5] in TIMES)
        or (role in ("appos", "conj") and above < rows[above][2] - first < at and rows[above][0][4] in SUBJECTS)
        or (role == "conj" and tag == "VBD" and rows[above][0][1] == "VB")
        or (role == "relcl" and (tag == "VBN" or rows[above][0][4] == "pobj" or rows[above][0][2] == "PRON"))
        or (role == "relcl" and _is_bare(rows, above, at))
        or (role in ("oprd", "attr") and pos == "NOUN" and _is_remark(rows, at))
        or (
            role == "xcomp"
            and tag == "VBN"
            and (rows[above][0][3] == "help" or in_class(rows[above][0][3], "faring.verbs"))
        )
        or (role == "npadvmod" and kind in TIMES and (rows[above][0][4] == "pobj" or _opens_next(rows, at)))
        or (role == "npadvmod" and kind in TIMES and _is_behind(rows[at - 1][0]))
        or (role == "xcomp" and tag == "VB" and (rows[above][0][3] == "be" or rows[above][0][4] == "acomp"))
        or (role == "pobj" and tag == "VBG" and rows[above][0][4] == "agent")
        or (role == "pobj" and (form.lower_ in UNITS or _is_counted_on(rows, at, first) or _may_do(rows, at)))
        or (role == "advcl" and (pos == "NOUN" or tag == "VB" or form.lower_ in CHARGED))
        or (role == "ROOT" and tag == "NNS" and 0 < at < len(rows) - 1 and rows[at + 1][0][1] == "TO")
        or (tag == "SYM" and 0 < at < len(rows) - 1 and _parts_score(rows, at, first))
        or (role == "ROOT" and tag in PAST_TAGS and at > 1 and rows[at - 1][0][4] == "amod")
        or (role == "ROOT" and pos in ("PROPN", "NOUN") and lone_past(rows, at))
        or (
            role == "ROOT"
            and tag in ("NN", "VBD")
            and at > 1
            and rows[at - 1][0][4] == "compound"
            and is_past_form(form.lower_)
        )
        or (role == "ROOT" and (tag == "JJ" or (pos == "VERB" and _has_own_subject(rows, at, first))))
        or (
            role in SUBJECTS
            and (
                kind in TIMES
                or form.text == "."
                or rows[above][0][4] in ("aux", "auxpass")
                or form.lower_ in SPANS
                or form.lower_ in SELVES
                or (form.lower_ in _SOMEBODY and at > 1 and rows[at - 1][0][0].text == ",")
            )
        )
        or (role == "mark" and rows[above][0][4] == "ROOT" and form.lower_ in ("after", "before"))
        or (
            role == "ROOT"
            and tag in PAST_TAGS
            and any(row[0][4] == "ccomp" and row[2] == first + at for row in rows[:at])
        )
        or form.text == ";"
        or (role == "ROOT" and at > 1 and _is_inverted(rows, at))
        or (role == "amod" and form.lower_ == "based" and at > EARLIEST and rows[at - 1][0][0].text == "-")
        or (role == "conj" and pos == "NOUN" and rows[at - 1][0][0].text == "," and rows[above][5] in ("PERSON", "ORG"))
        or (role in ("advcl", "dep") and tag in PAST_TAGS and rows[at - 1][0][0].text == ",")
        or (role == "nmod" and kind == "GPE")
        or (role == "npadvmod" and (kind == "PERSON" or (not kind and pos == "NOUN" and above < at)))
        or (role == "conj" and tag in ("IN", "TO") and rows[at - 1][0][4] == "cc")
    )


def _is_unjoined(rows: list[Row], at: int, first: int) -> bool:
    """Whether no mark and no *and* stands before a verb that was taken for a second one, nor its own subject."""
    above = rows[at][2] - first
    between = rows[above + 1 : at]
    marks = any(row[0][4] == "cc" or (row[0][4] == "punct" and row[0][0].text != '"') for row in between)
    return not marks and not any(row[2] - first == at and row[0][4] in SUBJECTS for row in between)


def _is_remark(rows: list[Row], at: int) -> bool:
    """Whether a noun begins anew after a comma: ``, a post``."""
    return any(row[0][0].text == "," for row in rows[max(0, at - 4) : at])


def _is_inverted(rows: list[Row], at: int) -> bool:
    """Whether a verb may have its subject behind *did*: *Not until May did the council act*."""
    if rows[at][0][0].lower_ == "did":
        return rows[0][0][0].text in _INVERTING and rows[at][0][1] == "VBD"
    did = any(row[0][4] == "aux" and row[0][0].lower_ == "did" for row in rows[max(at - 5, 0) : at - 1])
    return did and rows[at][0][1] in ("VB", "NN") and rows[at - 1][0][4] == "compound"


def _has_own_subject(rows: list[Row], at: int, first: int) -> bool:
    """Whether the words right after a verb are the subject of another."""
    return at + 1 < len(rows) and rows[at + 1][0][1] == "NNP" and rows[at + 1][2] - first > at + 1


def _parts_score(rows: list[Row], at: int, first: int) -> bool:
    """Whether a mark stands between two numbers that hang on different words, or are of a name: *when City won 3-0*."""
    before, after = rows[at - 1], rows[at + 1]
    parted = not {before[2], at - 1} & {after[2]} and before[2] != after[2]
    named = rows[at][5] in (*AGENTS, "LAW", "FAC") or before[2] - first == at - 2
    return before[0][1] == after[0][1] == "CD" and (parted or named)


def _is_bare(rows: list[Row], above: int, at: int) -> bool:
    """Whether a clause follows a noun that nothing stands above, with a name right after that noun."""
    return above < at and rows[above][0][4] in ("ROOT", "pobj") and rows[above + 1][0][1] == "NNP"


def _is_part(rows: list[Row], at: int) -> bool:
    """Whether a noun ends a word with a hyphen, or stands behind a price: *a cease-fire*, *a £20 a crate price*."""
    before = rows[at - 2]
    hyphened = rows[at - 1][0][0].text == "-" and not before[1]
    return hyphened or (at > EARLIEST and before[0][0].lower_ in ("a", "per") and rows[at - 3][5] in _AMOUNTS)


def _is_behind(use: Use) -> bool:
    """Whether an object stands before a time, or *that*."""
    return use[4] == "dobj" or use[0].lower_ == "that"


def _opens_next(rows: list[Row], at: int) -> bool:
    """Whether *and* stands a few words before a time, with nothing but a comma and the time's words between."""
    back = at - 1
    while back > 0 and (rows[back][5] in TIMES or rows[back][0][0].text == ","):
        back -= 1
    return back > 0 and rows[back][0][4] == "cc"


def _is_counted_on(rows: list[Row], at: int, first: int) -> bool:
    """Whether the number after a word is another's: ``after a magnitude 6.4 tremor hit``."""
    return at + 1 < len(rows) and rows[at + 1][0][4] == "nummod" and rows[at + 1][2] - first > at + 1


def _may_do(rows: list[Row], at: int) -> bool:
    """Whether a noun stands close after a day and right before a verb or its auxiliary."""
    after = at + 1 < len(rows) and rows[at + 1][0][2] in ("VERB", "AUX") and rows[at + 1][0][1] != "VBG"
    return after and not rows[at][5] and any(row[5] in TIMES for row in rows[max(0, at - _CLOSE) : at])
