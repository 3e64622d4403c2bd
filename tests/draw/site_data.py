"""Datasets for tests of sites: a made one of two documents, and a hostile one."""

from __future__ import annotations

import datetime as dt
import hashlib

FERRY = (
    "The ferry crews walked out in March 2024. The strike ended after two weeks, when the port agreed to talks.\n"
    "A second line of the same paragraph.\n"
    "\n"
    "On 3 May 2023 the old bridge collapsed,\n\nand the rebuilding is planned for 2026."
)
BRIDGE = "The old bridge collapsed on 3 May 2023. Nobody was hurt."
#: id, event, document, trigger, timex, sentence, EDTF, type, factuality, basis
MENTIONS = [
    ("m-1", "e-1", "ferry", "walked out", "March 2024", 0, 41, "2024-03", "protest", "occurred", "explicit"),
    ("m-2", "e-1", "ferry", "strike", "", 42, 106, "2024-03", "protest", "occurred", "anchored"),
    ("m-3", "e-3", "ferry", "agreed to talks", "", 42, 106, "2024-03~", "agreement", "occurred", "inferred"),
    ("m-4", "e-3", "ferry", "to talks", "", 42, 106, "2024-03~", "agreement", "occurred", "inferred"),
    ("m-5", "e-2", "ferry", "collapsed", "3 May 2023", 145, 224, "2023-05-03", "disaster or accident", "occurred", ""),
    ("m-6", "e-4", "ferry", "rebuilding is planned", "2026", 145, 224, "2026", "investment", "planned", "explicit"),
    ("m-7", "e-2", "Bridge Night/2", "collapsed", "3 May 2023", 0, 39, "2023-05-03", "disaster or accident", "", ""),
]
EVENTS = [
    ("e-1", "ferry crews walked out", "2024-03", "March 2024", "protest", "occurred", "ferry", 0.9),
    ("e-2", "old bridge collapsed", "2023-05-03", "3 May 2023", "disaster or accident", "occurred", "ferry", 0.8),
    ("e-3", "port agreed to talks", "2024-03~", "about March 2024", "agreement", "occurred", "ferry", 0.6),
    ("e-4", "bridge rebuilding", "2026", "2026", "investment", "planned", "ferry", 0.7),
    ("e-5", "lighthouse opened", "", "", "other", "occurred", "lost", 0.3),
]
YEARS = {"2024-03": 2024, "2023-05-03": 2023, "2024-03~": 2024, "2026": 2026}


def document(doc_id, text, **known):
    """One row of documents."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return {
        "doc_id": doc_id,
        "text": text,
        "language": "en",
        "text_sha256": digest,
        "n_chars": len(text),
        "n_mentions": 1,
    } | known


def mention(spec, text):
    """One row of mentions, from a spec as above and its document's text."""
    mention_id, event_id, doc_id, trigger, timex, start, end, edtf, event_type, factuality, basis = spec
    row = {"mention_id": mention_id, "event_id": event_id, "doc_id": doc_id, "date_edtf": edtf, "trigger": trigger}
    row |= {"sentence_start": start, "sentence_end": end, "quote": text[start:end], "confidence": 0.8}
    row |= {"event_type": event_type, "factuality": factuality or "occurred", "date_basis": basis or "explicit"}
    row["trigger_start"] = text.index(trigger, start)
    row["trigger_end"] = row["trigger_start"] + len(trigger)
    if timex:
        row |= {"timex": timex, "timex_start": text.index(timex, start)}
        row["timex_end"] = row["timex_start"] + len(timex)
    return row


def event(spec):
    """One row of events, from a spec as above."""
    event_id, title, edtf, words, event_type, factuality, doc_id, confidence = spec
    row = {"event_id": event_id, "title": title, "date_edtf": edtf or None, "date_display": words or None}
    row |= {"event_type": event_type, "factuality": factuality, "doc_id": doc_id, "confidence": confidence}
    row |= {"date_kind": "within", "date_basis": "explicit", "participants": ["Port"], "quote": f"A {title}."}
    row |= {"n_mentions": 1, "n_documents": 1}
    if edtf:
        year = YEARS[edtf]
        row |= {"date_earliest": dt.datetime(year, 1, 1), "date_latest": dt.datetime(year, 12, 31)}  # noqa: DTZ001
        row |= {"year_earliest": year, "year_latest": year}
    return row


def made():
    """The three tables of a dataset: five events, seven mentions, three documents (one of them empty)."""
    texts = {"ferry": FERRY, "Bridge Night/2": BRIDGE}
    return {
        "documents": [
            document("Bridge Night/2", BRIDGE, title="Bridge <b>down</b>", url="https://example.org/b?a=1&b=2"),
            document("empty", "", n_mentions=0),
            document("ferry", FERRY, title="Ferries stand still", source="ferry.md", published="2024-04", n_mentions=6),
        ],
        "mentions": [mention(spec, texts[spec[2]]) for spec in MENTIONS],
        "events": [event(spec) for spec in EVENTS],
    }


SCRIPT = "</script><script>document.title='owned'</script>"


def hostile():
    """Tables whose every text, id, name and address tries to be something other than text."""
    attack = f'{SCRIPT}"><img src=x onerror="document.title=\'owned\'"> {{{{ 7*7 }}}} \u202egpj\x07\x00'
    ids = ["../../../escape", 'x" onclick="a()', "javascript:alert(1)", "CON", "a/b\\c?d#e", "\u202eelif", "É" * 300]
    text = f"{attack} struck in 2024. {attack}"
    start = text.index("struck")
    spans = {"trigger_start": start, "trigger_end": start + 6, "sentence_start": 0, "sentence_end": len(text)}
    documents, mentions, events = [], [], []
    for number, doc_id in enumerate(ids):
        address = ["javascript:alert(1)", "data:text/html,<script>", f"https://example.org/{attack}"][number % 3]
        documents.append(document(doc_id, text, title=attack, url=address, source=attack, licence=attack))
        row = {"mention_id": f'm"{number}><script>', "event_id": f"e{attack}{number}", "doc_id": doc_id}
        row |= {"sentence_start": 0, "sentence_end": 0, "event_type": "protest", "factuality": "occurred"}
        row |= {"date_basis": "explicit", "confidence": 0.5}
        row |= {"quote": text, "trigger": attack, "timex": attack, "anchor": attack, "date_edtf": attack}
        mentions.append(row | (spans if number % 2 else {"trigger_start": 5000, "trigger_end": -1}))
        made_event = event((f"e{attack}{number}", attack, "2026", attack, "protest", "occurred", doc_id, 0.5))
        events.append(made_event | {"quote": text, "participants": [attack], "place_name": attack})
    return {"documents": documents, "mentions": mentions, "events": events}
