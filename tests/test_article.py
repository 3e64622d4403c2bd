"""The article's table: reviewed by eye, held as a golden file; and what the project asks of it, row by row."""

from __future__ import annotations

import pandas as pd
import pytest

import events


@pytest.fixture(scope="module")
def built(project, tmp_path_factory):
    """The folder that a build of the article's folder gives."""
    out = tmp_path_factory.mktemp("article") / "serbia"
    events.build(project / "data" / "articles" / "serbia-peace-talks.md", out)
    return out


def shown(value):
    """A cell as text; a dash where it is missing."""
    return "-" if pd.api.types.is_scalar(value) and pd.isna(value) else str(value)


def described(row, mentions):
    """One event with its evidence, as lines that a person can check against the article."""
    days = " to ".join(shown(day)[:10] for day in (row.date_earliest, row.date_latest))
    yield row.title
    yield f"  date      {shown(row.date_edtf)} ({days}), {row.date_kind}, {row.date_precision}, {row.date_basis}"
    yield f"  shown as  {row.date_display}; duration {shown(row.duration)}"
    yield f"  what      {row.event_type}, {row.factuality}"
    yield f"  who       {'; '.join(row.participants) or '-'}"
    yield f"  where     {shown(row.place_name)} {shown(row.country_iso2)} {shown(row.place_precision)}"
    yield f"  sure      {row.confidence:.2f}"
    yield f"  quote     {row.quote}"
    for mention in mentions[mentions["event_id"] == row.event_id].itertuples():
        timex = (
            "" if pd.isna(mention.timex) else f", timex {mention.timex!r} [{mention.timex_start}:{mention.timex_end}]"
        )
        anchor = "" if pd.isna(mention.anchor) else f", anchor {mention.anchor!r}"
        yield (
            f"  mention   [{mention.sentence_start}:{mention.sentence_end}] {mention.trigger!r} "
            f"[{mention.trigger_start}:{mention.trigger_end}]{timex}{anchor}, "
            f"{shown(mention.date_edtf)} {mention.date_basis}, {mention.factuality}"
        )


def test_the_table_is_as_reviewed(built, golden):
    """Every event of the article, with date, labels and evidence, is as it was read and approved."""
    table, mentions = events.load(built), events.load(built, table="mentions")
    lines = [line for row in table.itertuples() for line in (*described(row, mentions), "")]
    golden("serbia.txt", "\n".join(lines))


#: Words of the title or quote; least and greatest date bounds; basis; factuality.
EXPECTED = {
    "the bombing campaign": ("bombing campaign", "1999-01-01", "1999-12-31", {"explicit"}, {"occurred"}),
    "the end of the conflict": ("conclude|withdr", "1999-01-01", "1999-12-31", {"explicit", "anchored"}, {"occurred"}),
    "the exercises": ("exercises", "2025-07-01", "2025-07-31", {"relative"}, {"occurred"}),
    "the protests": ("protests", "2024-09-01", "2025-10-31", {"relative"}, {"ongoing", "occurred"}),
    "the collapse": ("collapse", "2024-08-01", "2025-01-31", {"inferred"}, {"occurred"}),
    "the sanctions": ("sanctions", "2024-10-01", "2025-10-31", {"relative"}, {"occurred"}),
    "the investments": ("invest", "2010-01-01", "2025-12-31", {"relative"}, {"occurred", "ongoing"}),
    "the reshuffle": ("reshuffle", "2024-08-01", "2025-10-31", {"anchored"}, {"occurred"}),
    "the offer": ("offers? to host", "2025-10-01", "2025-10-31", {"document"}, {"proposed"}),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_article_has_the_event(name, built):
    """An event that a reader finds in the article is a row, dated within the bounds that the text allows."""
    words, first, last, bases, factualities = EXPECTED[name]
    table = events.load(built)
    rows = table[table["title"].str.contains(words, case=False, regex=True)]
    fitting = [
        row.title
        for row in rows.itertuples()
        if pd.Timestamp(first) <= row.date_earliest <= row.date_latest <= pd.Timestamp(last)
        and row.date_basis in bases
        and row.factuality in factualities
    ]
    assert fitting, rows[["title", "date_edtf", "date_basis", "factuality"]].to_string()


def test_details_of_the_dates(built):
    """The campaign lasted about three months; the collapse is within four months that contain 1 November 2024."""
    table = events.load(built).set_index("title")
    campaign = table[table.index.str.contains("bombing campaign") & (table["date_basis"] == "explicit")]
    assert campaign["duration"].tolist() == ["P3M"]
    (collapse,) = table[table.index.str.contains("collapse")].itertuples()
    assert collapse.date_earliest <= pd.Timestamp("2024-11-01") <= collapse.date_latest
    assert (collapse.date_latest - collapse.date_earliest).days <= 123
    protests = table[table.index.str.contains("protests")].iloc[0]
    assert protests["date_kind"] == "span"
    assert protests["date_edtf"].endswith("/2025-10")


def test_the_cancelled_summit(built):
    """The summit is cancelled; its cancellation occurred, in or before October 2025."""
    table = events.load(built)
    summit = table[table["quote"].str.contains("summit in Hungary")]
    assert {"cancelled", "occurred"} <= set(summit["factuality"])
    assert (summit["date_latest"] <= pd.Timestamp("2025-10-31")).all()


@pytest.mark.parametrize("words", ["for centuries", "takes great pride", "is prepared to facilitate", "We respect"])
def test_what_is_no_event(words, built):
    """Opinions, readiness and spans of centuries are no events."""
    assert events.load(built)["quote"].str.contains(words).sum() == 0
