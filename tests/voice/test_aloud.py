"""What somebody wrote, as it is read aloud."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crocevia.voice.aloud import address, aloud, web
from crocevia.voice.figures import dialled
from crocevia.voice.roman import value
from crocevia.voice.tongues import TONGUES

LANGUAGES = sorted(TONGUES)


def figures(text):
    return [one for one in text if one.isdecimal()]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("via XX Settembre 15", "via venti Settembre quindici"),
        ("via Giovanni XXIII 9", "via Giovanni ventitreesimo nove"),
        ("piazza IV Novembre", "piazza quattro Novembre"),
        ("VI ASPETTIAMO ALLA MENSA", "VI ASPETTIAMO ALLA MENSA"),
        ("v.le Zara 100", "viale Zara cento"),
        ("p.za S. Antonio 2/8", "piazza Sant'Antonio due barra otto"),
        ("S. Maria, S. Stefano, S. Luca", "Santa Maria, Santo Stefano, San Luca"),
        ("SS. Trinità e SS. Pietro", "Santissima Trinità e Santi Pietro"),
        ("c.so Como n. 3", "corso Como numero tre"),
        ("via Abba 28/C", "via Abba ventotto barra C"),
        ("aperto 8:30–12:30", "aperto dalle otto e trenta alle dodici e trenta"),
        ("13:00-14:00", "dalle tredici alle quattordici"),
        ("alle 1:05", "alle una e zero cinque"),
        ("€ 5,50 o 3 euro", "cinque euro cinquanta o tre euro"),
        ("il 20% di 1.000, e 12,5", "il venti per cento di mille, e dodici virgola cinque"),
        ("Tel. 02 8846 3107", "telefono zero due, otto otto, quattro sei, tre uno, zero sette"),
        ("dal 1° maggio 2026", "dal primo maggio duemilaventisei"),
        ("15/11/2026 e 2026-03-01", "quindici novembre duemilaventisei e primo marzo duemilaventisei"),
        ("31/02/2026", "trentuno barra zero due, due zero, due sei"),
        ("scrivi a info@borgo.example.org", "scrivi a info chiocciola borgo punto example punto org"),
        ("https://www.example.org/a/b?c=1", "example punto org"),
        ("Casa - via Roma 3", "Casa, via Roma tre"),
        ("h24 e A4", "ore ventiquattro e A quattro"),
        ("dalle 9.00 alle 12.30, 9.00-12.30", "dalle nove alle dodici e trenta, dalle nove alle dodici e trenta"),
        ("18:00/20:00", "dalle diciotto alle venti"),
        ("per 140.000 persone, 1.000.000", "per centoquarantamila persone, un milione"),
        ("€ 10.000, 1.250,50 euro, € 1", "diecimila euro, milleduecentocinquanta euro cinquanta, un euro"),
        ("al 19696, 800.123.456", "al uno nove sei, nove sei, otto zero zero, uno due tre, quattro cinque sei"),
        ("333/1234567", "tre tre tre, uno due tre, quattro cinque, sei sette"),
        ("12000 pasti", "dodicimila pasti"),
        ("dott.ssa Rossi, P.tta S. Croce, S.O.S.", "dottoressa Rossi, piazzetta Santa Croce, S.O.S."),
        ("Verdi snc", "Verdi snc"),
        ("3ª età, 3° piano", "terza età, terzo piano"),
        ("", ""),
    ],
)
def test_italian(written, said):
    assert aloud(written, "it") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the twenty-first of November twenty twenty-six"),
        ("fr", "vingt et un novembre deux mille vingt-six"),
        ("es", "veintiuno de noviembre de dos mil veintiséis"),
        ("ro", "douăzeci și unu noiembrie două mii douăzeci și șase"),
        ("uk", "двадцять першого листопада дві тисячі двадцять шостого року"),
        ("ar", "الحادي والعشرين من نوفمبر عام ألفين وستة وعشرين"),
        ("zh", "二零二六年十一月二十一日"),
    ],
)
def test_a_date_in_every_language(language, said):
    assert aloud("2026-11-21", language) == said


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "1,234 people; 9:30 am, 5pm", "one thousand, two hundred and thirty-four people; nine thirty in the morning, five in the afternoon"),
        ("en", "the 1st and 22nd, €1,000.50", "the first and twenty-second, one thousand euro fifty"),
        ("fr", "18h30, 10 h, 1er mai, 2e étage", "dix-huit heures trente, dix heures, premier mai, deuxième étage"),
        ("fr", "140 000 habitants : 1,50 euro", "cent quarante mille habitants : un euro cinquante"),
        ("es", "140.000 personas, 13 h, 2.ª, 1,50 euros", "ciento cuarenta mil personas, trece horas, segunda, un euro con cincuenta"),
        ("ro", "20 euro, 1,50 euro", "douăzeci de euro, un euro și cincizeci de cenți"),
        ("uk", "2020 року, у 2018 році", "дві тисячі двадцятого року, у дві тисячі вісімнадцятому році"),
        ("ar", "لـ90 شخصًا، في 33 مكانًا، الـ33", "لتسعين شخصًا، في ثلاثة وثلاثين مكانًا، الثلاثة والثلاثون"),
        ("zh", "2个人，2月，140,000人", "两个人，二月，十四万人"),
    ],
)  # fmt: skip
def test_what_each_language_writes_in_its_own_way(language, written, said):
    assert aloud(written, language) == said


def test_a_date_that_stands_in_a_text_is_known_by_its_month():
    assert aloud("до 21 листопада 2026 р.", "uk") == "до двадцять першого листопада дві тисячі двадцять шостого року"
    assert aloud("2026年11月21日起", "zh") == "二零二六年十一月二十一日起"
    assert aloud("le 1 mai 2026", "fr") == "le premier mai deux mille vingt-six"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("it", "zero due, otto otto, quattro sei, tre uno, zero sette"),
        ("en", "zero two, eight eight, four six, three one, zero seven"),
        ("fr", "zéro deux, huit huit, quatre six, trois un, zéro sept"),
        ("es", "cero dos, ocho ocho, cuatro seis, tres uno, cero siete"),
        ("ro", "zero doi, opt opt, patru șase, trei unu, zero șapte"),
        ("uk", "нуль два, вісім вісім, чотири шість, три один, нуль сім"),
        ("ar", "صفر اثنان، ثمانية ثمانية، أربعة ستة، ثلاثة واحد، صفر سبعة"),
        ("zh", "零二，八八，四六，三幺，零七"),
    ],
)
def test_a_number_is_said_digit_by_digit_in_groups_that_can_be_written_down(language, said):
    assert dialled("02 8846 3107", language) == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(digits=st.text("0123456789", min_size=3, max_size=15))
def test_whoever_writes_a_number_down_has_its_digits(language, digits):
    tongue = TONGUES[language](language)
    back = {tongue.digit(one): one for one in "0123456789"}
    assert len(back) == 10
    groups = dialled(digits, language).split(tongue.pause.strip())
    words = [list(group) if language == "zh" else group.split() for group in groups]
    assert "".join(back[word] for group in words for word in group) == digits
    assert all(len(group) <= 3 for group in words)


def test_prefixes_and_extensions_are_said():
    assert dialled("+41 91 123 45 67", "it").startswith("più quattro uno, nove uno, ")
    assert dialled("02 1234 ext. 56", "en").endswith(", extension five six")


def test_an_address_has_its_number_in_the_listeners_language_and_no_postal_code():
    assert address("via Statuto 15, 20121 Milano", "it", "uk") == (
        ("via Statuto", "it"),
        ("п'ятнадцять, ", "uk"),
        ("Milano", "it"),
    )
    assert address("20121 Milano", "it", "en") == (("Milano", "it"),)
    assert address("v. Roma snc, Ivrea", "it", "en") == (("via Roma senza numero, Ivrea", "it"),)
    assert address("", "it", "en") == ()


def test_a_web_address_is_said_as_far_as_one_can_remember_it():
    assert web("https://www.comune.example.it/servizi?id=1", "it") == "comune punto example punto it"
    assert web("info@a-b.example.org", "en") == "info at a dash b dot example dot org"


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(st.sampled_from("0123456789٣ .,:/-€%°IVXaZ-–'\u202e\n至月日年"), max_size=60))
@example(text="0°")
def test_whatever_was_written_no_figure_is_left(language, text):
    said = aloud(text, language)
    assert not figures(said)
    assert "\n" not in said
    assert "\u202e" not in said


def test_a_language_that_nobody_has_described_keeps_its_figures():
    assert aloud("via Roma 15, 8:30–12:30", "pt") == "via Roma 15, 8:30–12:30"
    assert dialled("02 8846", "pt") == "02 8846"


@given(st.integers(1, 89))
def test_roman_numerals_are_read_back(number):
    tens, ones = "X" * (number // 10), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
    tens = {4: "XL", 5: "L", 6: "LX", 7: "LXX", 8: "LXXX"}.get(number // 10, tens)
    assert value(tens + ones) == number
