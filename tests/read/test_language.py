"""The language of a document that says none: found where it is certain, else the default."""

from __future__ import annotations

import json

import pytest

from events.read.language import language_of

TEXTS = {
    "en": "The old mill by the river burned down in the night, and it took the fire brigade six hours to put it out.",
    "de": "Die alte Mühle am Fluss brannte in der Nacht nieder, und die Feuerwehr löschte sechs Stunden lang.",
    "fr": "Le vieux moulin au bord de la rivière a brûlé dans la nuit, et les pompiers ont lutté pendant six heures.",
    "es": "El viejo molino junto al río se quemó por la noche, y los bomberos tardaron seis horas en apagarlo.",
    "it": "Il vecchio mulino vicino al fiume è bruciato nella notte, e i pompieri hanno lavorato per sei ore.",
    "pt": "O velho moinho à beira do rio ardeu durante a noite, e os bombeiros precisaram de seis horas.",
    "ru": "Старая мельница у реки сгорела ночью, и пожарные тушили огонь шесть часов.",
    "uk": "Старий млин біля річки згорів уночі, і пожежники гасили вогонь шість годин.",
    "sr": "Stari mlin pored reke izgoreo je noćas, a vatrogasci su požar gasili šest časova.",
    "sr ": "Стари млин поред реке изгорео је ноћас, а ватрогасци су пожар гасили шест часова.",
    "hr": "Stari mlin uz rijeku izgorio je noćas, a vatrogasci su požar gasili šest sati; tko je kriv, nije poznato.",
    "pl": "Stary młyn nad rzeką spłonął w nocy, a strażacy gasili pożar przez sześć godzin.",
}
BCMS = [
    ("sr", "Predsednik opštine je posle sednice rekao da će most biti zatvoren do jula, jer radovi nisu gotovi."),
    ("hr", "Predsjednik općine rekao je poslije sjednice da će most biti zatvoren do srpnja, jer radovi nisu gotovi."),
    ("bs", "Predsjednik općine je poslije sjednice rekao da će most biti zatvoren do jula, jer radovi nisu gotovi."),
    ("sr", "Most je zatvoren, a radovi traju."),
]


@pytest.mark.parametrize(("code", "text"), BCMS)
def test_serbian_croatian_and_bosnian(code, text):
    """Told apart by ekavian and ijekavian forms, and by months; Serbian where nothing tells."""
    assert language_of(text) == code


SHORT = {
    "de": "Die Brücke bleibt bis zum Frühjahr gesperrt.",
    "fr": "Le pont restera fermé jusqu’au printemps prochain.",
    "es": "El puente seguirá cerrado hasta la primavera.",
    "it": "Il ponte resterà chiuso fino alla primavera.",
    "pt": "A ponte continuará fechada até à primavera.",
    "ru": "Мост закрыт до весны, сообщила городская администрация.",
    "uk": "Міст закрито до весни, повідомила міська рада.",
    "sr": "Most će biti zatvoren do proleća.",
    "sr ": "Мост ће бити затворен до пролећа.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code):
    """Eight languages and their neighbours, Serbian in both scripts and apart from Croatian."""
    assert language_of(TEXTS[code]) == code.strip()
    assert language_of(TEXTS[code].upper()) in (code.strip(), None)
    assert language_of((TEXTS[code] + "\n\n") * 200) == code.strip()


@pytest.mark.parametrize("code", SHORT)
def test_a_short_sentence_tells_it_too(code):
    """A sentence of a handful of words is enough, where they are not names."""
    assert language_of(SHORT[code]) == code.strip()


HEADLINES = [
    "Ceasefire talks collapse",
    "PM vows new tax cuts",
    "Fire destroys old mill near Šabac; Vučić, Brnabić visit scene",
    "Nikolić meets Vučić in Novi Sad",
    "President Macron met Chancellor Scholz in Paris",
    "Real Madrid beat Juventus in Champions League final",
    "Deutsche Bank, Volkswagen, Siemens shares fall",
    "Le Monde, Der Spiegel, El País editors sign letter",
    "Bundestag passes law amid protests",
    "Xi Jinping, Hu Jintao, Wen Jiabao and Li Keqiang",
    "Barcelona 3 Real Sociedad 1; Atletico 2 Sevilla 2",
    "Markets: Dow up 2pc, FTSE down 1pc, Nikkei flat",
    "Storm Ciarán batters Brittany, Normandy coast",
    "lol omg u r so gr8 haha thx bro",
    "MAYOR RESIGNS OVER BRIDGE",
    "1999-07-01 12:30 42.5",
    "Dr. Müller-Schmidt, Jürgen Klopp, Hansa Rostock",
    "mill fire",
    "",
    "🔥🔥🔥",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_english_is_not_lost_for_foreign_names(text):
    """Headlines, names, numbers and slang are English or undecided, never another language."""
    assert language_of(text) in ("en", None)


def test_quotes_do_not_change_the_language():
    """An English text that quotes another language is English."""
    text = f"{TEXTS['en']} The paper wrote: “{TEXTS['sr']}” The mayor did not answer. {TEXTS['en']}"
    assert language_of(text) == "en"


def test_documents_without_a_language(read_one):
    """It is found and kept how; a language that is given is never questioned; what is undecided is English."""
    found = read_one("a.txt", TEXTS["sr"])
    assert (found.language, found.extra["language_source"]) == ("sr", "the text")
    assert read_one("b.md", f"---\nlanguage: hr\n---\n{TEXTS['sr']}").language == "hr"
    given = read_one("c.jsonl", json.dumps({"text": TEXTS["de"], "language": "en"}))
    assert (given.language, dict(given.extra)) == ("en", {})
    assert read_one("d.txt", "Požar u mlinu").language == "en"


def test_a_date_in_words_is_read_in_the_language_that_was_found(read_one):
    """The head says no language; the text does, and 04/05 is the fourth of May there."""
    assert str(read_one("a.md", f"---\npublished: 04/05/2025\n---\n{TEXTS['fr']}").published) == "2025-05-04"
