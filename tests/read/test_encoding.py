"""Encodings: by mark, by declaration, by letters; and never the wrong letters."""

from __future__ import annotations

import gzip

import pytest

from events.errors import DocumentError
from events.read import Document
from events.read.decode import decode

#: Our own sentences, and the legacy encodings that people have them in.
TEXTS = {
    "en": (
        "The café on Queen’s Road burned down in July, and the owner – a former painter – said: “We will rebuild.”",
        ["windows-1252"],
    ),
    "de": (
        "Die alte Mühle am Fluss brannte vollständig nieder; für die Löscharbeiten brauchte die Feuerwehr Stunden.",
        ["windows-1252", "iso-8859-15"],
    ),
    "fr": (
        "Le vieux moulin au bord de la rivière a brûlé dans la nuit; les pompiers ont lutté six heures, près du pont.",
        ["windows-1252", "iso-8859-15"],
    ),
    "es": (
        "El viejo molino junto al río se quemó; el alcalde anunció que el puente seguirá cerrado hasta mañana.",
        ["windows-1252"],
    ),
    "it": ("Il mulino è bruciato; il ponte resterà chiuso perché la riparazione è difficile.", ["windows-1252"]),
    "pt": ("O moinho à beira do rio ardeu; a reparação não começou e a ponte está fechada.", ["windows-1252"]),
    "sr-Latn": (
        "Stari mlin pored reke izgoreo je u noći između subote i nedelje, a vatrogasci su požar gasili šest časova.",
        ["windows-1250", "iso-8859-2"],
    ),
    "hr": ("Gradonačelnik je rekao da će most biti zatvoren jer radovi još nisu završeni.", ["windows-1250"]),
    "pl": ("Stary młyn spłonął w nocy, a strażacy gasili pożar przez sześć godzin.", ["windows-1250", "iso-8859-2"]),
    "cs": ("Starý mlýn u řeky vyhořel v noci na neděli a hasiči oheň hasili hodiny.", ["windows-1250", "iso-8859-2"]),
    "ru": (
        "Старая мельница у реки сгорела в ночь на воскресенье, пожарные тушили огонь шесть часов.",
        ["windows-1251", "koi8-r", "iso-8859-5", "cp866"],
    ),
    "uk": ("Старий млин біля річки згорів у ніч на неділю, їхня рада зібралася.", ["windows-1251", "koi8-u"]),
    "sr-Cyrl": (
        "Председник општине је рекао да ће мост бити затворен до понедељка, јер радови још нису завршени.",
        ["windows-1251", "iso-8859-5"],
    ),
}
LEGACY = [(language, encoding) for language, (_, encodings) in TEXTS.items() for encoding in encodings]


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
@pytest.mark.parametrize("words", [5, 1000])
def test_letters_tell_the_encoding(language, encoding, words):
    """A sentence, and its first words, are read letter by letter as they were written, or refused; never garbled."""
    text = " ".join(TEXTS[language][0].split()[:words])
    data = text.encode(encoding)
    if words == 1000:
        assert decode(data, "a.txt").text == text
    else:
        try:
            assert decode(data, "a.txt").text == text
        except DocumentError as error:
            assert "no other encoding that is certain" in error.reason  # noqa: PT017 - either will do


def test_the_encoding_is_kept(read_one):
    """What was taken, and by what it was known; nothing for UTF-8, with or without a mark."""
    text = TEXTS["ru"][0]
    assert dict(read_one("a.txt", text.encode("koi8-r")).extra) == {
        "encoding": "koi8-r",
        "encoding_source": "letters",
        "language_source": "the text",
    }
    assert read_one("a.txt", text.encode("utf-16")).extra["encoding_source"] == "byte order mark"
    assert "encoding" not in read_one("a.txt", text.encode("utf-8-sig")).extra


UNCERTAIN = [
    pytest.param("ПОЖАР".encode("koi8-r"), id="one word in capitals is small letters in windows-1251"),
    pytest.param("Ørsted said on Monday that it would close.".encode("windows-1252"), id="ø is ř in windows-1250"),
    pytest.param("Größe".encode("cp850"), id="a code page of DOS"),
    pytest.param("La fête à Genève".encode("mac-roman"), id="an old Macintosh"),
    pytest.param("火事で水車小屋が焼けた。".encode("shift_jis"), id="Japanese"),
    pytest.param("磨坊在星期天晚上被烧毁。".encode("gb18030"), id="Chinese"),
    pytest.param("café ".encode() + b"caf\xe9", id="two encodings in one file"),
    pytest.param(bytes(range(128, 256)), id="all bytes"),
    pytest.param("Мост".encode("utf-16-be") + b"\xff", id="UTF-16 without a mark"),
]


@pytest.mark.parametrize("data", UNCERTAIN)
def test_what_is_not_certain_is_refused(refusal, data):
    """Short, mixed, or in an encoding that is not looked for: an error that says so."""
    error = refusal("a.txt", data)
    assert "certain" in error.reason or "binary" in error.reason
    assert "convert it" in error.remedy


DECLARED = [
    ("a.html", '<html><head><meta charset="windows-1251"></head><body><p>{}</p></body></html>', "windows-1251"),
    ("b.html", '<meta http-equiv=Content-Type content="text/html; charset=koi8-r"><p>{}</p>', "koi8-r"),
    ("c.xhtml", '<?xml version="1.0" encoding="iso-8859-5"?><html><body><p>{}</p></body></html>', "iso-8859-5"),
    ("d.tml", '<?xml version="1.0" encoding="windows-1251"?><TimeML><TEXT>{}</TEXT></TimeML>', "windows-1251"),
    (
        "e.rss",
        '<?xml version="1.0" encoding="koi8-r"?><rss><channel><item><summary>{}</summary></item></channel></rss>',
        "koi8-r",
    ),
    ("f.eml", "From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=windows-1251\n\n{}", "windows-1251"),
]
ARTICLE = "Пожар: мост закрыт до понедельника, сообщает корреспондент из города. " * 4


@pytest.mark.parametrize(("name", "frame", "encoding"), DECLARED)
def test_declared_encodings(read_one, name, frame, encoding):
    """Pages, XML, feeds and mails are read in the encoding that they declare."""
    found = read_one(name, frame.format(ARTICLE).encode(encoding))
    assert isinstance(found, Document), found
    assert ARTICLE.strip() in found.text
    assert (found.extra["encoding"], found.extra["encoding_source"]) == (encoding, "declaration")


def test_a_declaration_that_is_wrong_garbles_nothing(read_one):
    """UTF-8 that calls itself Latin-1 is UTF-8; Cyrillic that does is known by its letters; what is unknown is left."""
    page = '<html><head><meta charset="{}"></head><body><p>' + ARTICLE + "</p></body></html>"
    for label in ("iso-8859-1", "klingon", "unicode_escape", "utf-7"):
        assert ARTICLE.strip() in read_one("a.html", page.format(label).encode()).text
    assert decode(ARTICLE.encode("windows-1251"), "a", "utf-8").encoding == "windows-1251"
    assert decode("Señor".encode("latin-1"), "a", "ISO-8859-1").encoding == "windows-1252"


def test_declared_encodings_of_more_bytes():
    """A declaration goes before UTF-8 where letters are of several bytes: that of ISO-2022-JP are all ASCII."""
    assert decode("火事です".encode("iso2022_jp"), "a", "iso-2022-jp").text == "火事です"
    assert decode("磨坊被烧毁".encode("gb18030"), "a", "GBK").text == "磨坊被烧毁"


def test_rows_of_a_table(read_one):
    """CSV and JSON in a legacy encoding, gzipped too."""
    text = TEXTS["sr-Latn"][0]
    assert read_one("a.csv", f'text\n"{text}"\n'.encode("windows-1250")).text == text
    assert read_one("a.json.gz", gzip.compress(f'[{{"text": "{text}"}}]'.encode("iso-8859-2"))).text == text
