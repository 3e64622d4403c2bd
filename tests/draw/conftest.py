"""Made event tables: one like an article's, those of three thousand years, and a hostile one."""

from __future__ import annotations

import random
import shutil
import time

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from events.dates import parse_edtf
from events.draw.palette import STYLES
from events.store import TABLES, arrow_schema

QUOTE = "A made sentence that says what happened, as long as those that news are written in."
ARTICLE = [
    # title, EDTF, type, factuality, date in words
    ("Air campaign against the northern province", "1999", "armed conflict", "occurred", "1999"),
    ("Army withdraws from the northern province", "[1999-03..1999-06]", "military activity", "occurred", "spring 1999"),
    ("Over $10 billion invested in roads and railways", "2010/2025", "investment", "ongoing", "2010–2025"),
    ("Station canopy collapses, 16 dead", "[2024-10..2024-12]", "disaster or accident", "occurred", "about Nov 2024"),
    ("Student-led protests against corruption", "2024-11~/2025-10", "protest", "ongoing", "c. Nov 2024 – Oct 2025"),
    ("Strike of the ferry crews", "2025-02-03/2025-04-18", "protest", "occurred", "3 Feb – 18 Apr 2025"),
    ("Largest rally", "2025-03-15", "protest", "occurred", "15 Mar 2025"),
    ("Joint military exercises with a neighbour", "2025-07", "military activity", "occurred", "Jul 2025"),
    ("Sanctions imposed on the national oil company", "2025-10~", "sanction", "occurred", "c. Oct 2025"),
    ("Foreign minister offers to host peace talks", "2025-10", "diplomacy", "proposed", "Oct 2025"),
    ("Summit in the neighbouring capital", "../2025-10", "diplomacy", "cancelled", "by Oct 2025"),
    ("Trial of thirteen officials expected to open", "2025-12/..", "law and justice", "planned", "from Dec 2025"),
    ("Treaty of friendship", "XXXX-07", "agreement", "occurred", "July, year unknown"),
]
NOUNS = [
    "harbour",
    "council",
    "senate",
    "bridge",
    "treaty",
    "fleet",
    "province",
    "temple",
    "railway",
    "comet",
    "siege",
    "library",
    "canal",
    "charter",
]
VERBS = ("falls", "is founded", "is rebuilt after the fire", "declares war on the league of the south", "opens")


def made_table(records):
    """An ``events`` table from (title, EDTF, type, factuality, date in words)."""
    rows = []
    for number, (title, edtf, event_type, factuality, words) in enumerate(records):
        date = parse_edtf(edtf)
        first, last = date.bounds().earliest, date.bounds().latest
        rows.append(
            {
                "event_id": f"e{number:03d}",
                "title": title,
                "date_edtf": edtf,
                "date_earliest": first.to_date() if first else None,
                "date_latest": last.to_date() if last else None,
                "year_earliest": first.year if first else None,
                "year_latest": last.year if last else None,
                "date_kind": date.kind,
                "date_approximate": date.approximate,
                "date_uncertain": date.uncertain,
                "date_basis": "explicit",
                "date_display": words,
                "event_type": event_type,
                "factuality": factuality,
                "participants": ["Ministry", "Union"],
                "place_name": "Harbour City",
                "quote": QUOTE,
                "doc_id": "doc-1",
            }
        )
    table = pd.DataFrame(rows)
    bounds = dict.fromkeys(("date_earliest", "date_latest"), "datetime64[ms]")
    return table.astype(bounds | dict.fromkeys(("year_earliest", "year_latest"), "Int32"))


def history(count, seed):
    """Events of three thousand years, reproducibly scattered."""
    chance = random.Random(seed)  # noqa: S311 - a test's scatter, not a secret
    records = []
    for _ in range(count):
        year = int(-1000 + 3025 * chance.random() ** 0.6)
        written = f"-{-year:04d}" if year < 0 else f"{year:04d}"
        words = str(year) if year > 0 else f"{1 - year} BC"
        later = year + chance.randint(1, 120)
        edtf = chance.choice(
            [
                f"{written}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
                written,
                f"{written}~",
                f"{written}/{'-' if later < 0 else ''}{abs(later):04d}",
                f"../{written}",
                f"{written}/..",
            ]
        )
        title = f"The {chance.choice(NOUNS)} of the {chance.choice(NOUNS)} {chance.choice(VERBS)}"
        records.append(
            (title, edtf, chance.choice(list(STYLES)), chance.choice(["occurred", "planned", "denied"]), words)
        )
    return made_table(records)


@pytest.fixture(scope="session")
def made():
    """The function that makes tables."""
    return made_table


@pytest.fixture(scope="session")
def article():
    """A table like an article's."""
    return made_table(ARTICLE)


@pytest.fixture(scope="session")
def histories():
    """The function that makes tables of three thousand years."""
    return history


@pytest.fixture(scope="session")
def hostile():
    """A table whose every text tries to be something other than text."""
    script = "</script><script>document.title='owned'</script>"
    table = made_table(
        [
            (script, "2025", "protest", "occurred", script),
            ('"><img src=x onerror="document.title=\'owned\'">', "2025-01", "<b>crime</b>", "occurred", "Jan 2025"),
            ("${alert(1)} $title {{ 7*7 }} <!--", "2025-02", "other", "<i>maybe</i>", "Feb 2025"),
            ("evil\u202egpj.exe\x00\x07 nul and bell\u2028line", "2025-03", "other", "occurred", "Mar 2025"),
        ]
    )
    table["quote"], table["doc_id"], table["event_id"] = script, script, 'x" onclick="alert(1)'
    table["participants"] = [[script]] * len(table)
    table["place_name"] = "<svg onload=alert(1)>"
    return table


@pytest.fixture(scope="session")
def hostile_documents():
    """Documents of the hostile table: an address that runs a script."""
    doc_id = "</script><script>document.title='owned'</script>"
    return pd.DataFrame({"doc_id": [doc_id], "title": ["<b>bold</b>"], "url": ["javascript:alert(1)"], "text": ["t"]})


def write_tables(folder, **tables):
    """A dataset's folder from records; what a record lacks is null, and no record need be valid."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        schema = pa.schema([field.with_nullable(nullable=True) for field in arrow_schema(table)])
        rows = [dict.fromkeys(schema.names) | record for record in tables.get(name, [])]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / table.file)
    return folder


@pytest.fixture(scope="session")
def write_records():
    """The function that writes datasets from records."""
    return write_tables


FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    """Chromium, in the time zone that loses days; one for all tests."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("no chromium and chromedriver: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    session = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    session.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "America/Los_Angeles"})
    yield session
    session.quit()


@pytest.fixture
def visit(browser, wait):
    """A function that opens an address at a width, in a scheme: what the console said, and requests to web hosts."""

    def open_address(address, width=1280, scheme="light", *, drawn=True):
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(address)
        if drawn:
            wait(lambda: browser.execute_script("return document.querySelector('#timeline svg') !== null"))
        time.sleep(0.05)
        requests = [entry["message"] for entry in browser.get_log("performance")]
        outside = [text for text in requests if '"Network.requestWillBeSent"' in text and '"url":"http' in text]
        return browser.get_log("browser"), outside

    return open_address


@pytest.fixture
def show(visit, tmp_path):
    """A function that opens a page, as ``visit`` does."""

    def open_page(page, width=1280, scheme="light", *, drawn=True):
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        return visit(path.as_uri(), width, scheme, drawn=drawn)

    return open_page


@pytest.fixture(scope="session")
def wait():
    """A function that waits until something is so, at most ten seconds."""

    def until(done):
        for _ in range(200):
            if done():
                return
            time.sleep(0.05)
        pytest.fail("not within ten seconds")

    return until
