"""The words of time that people write, in Italian, English and OSM's opening_hours, and what each stands for."""

from typing import Final

DAY_CODES: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTH_CODES: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS_IT: Final = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")

# Accents are taken off before a word is looked up; words of more than one line of meaning ("mar": Tuesday, March)
# stand under the commoner one, and `tokens.py` moves them by what is around them. Two letters that are a word of everyday speech ("ma": but) are no day.
_DAYS: Final = (
    "lun lunedi lu mon monday mondays mo",
    "mar martedi tue tues tuesday tuesdays tu",
    "mer mercoledi me wed weds wednesday wednesdays we",
    "gio giovedi gi thu thur thurs thursday thursdays th",
    "ven venerdi ve fri friday fridays fr",
    "sab sabato sabati sat saturday saturdays sa",
    "dom domenica domeniche do sun sunday sundays su",
)
_MONTHS: Final = (
    "gen gennaio jan january",
    "feb febbraio february",
    "marzo march",
    "apr aprile april",
    "mag maggio may",
    "giu giugno jun june",
    "lug luglio jul july",
    "ago agosto aug august",
    "set sett settembre sep sept september",
    "ott ottobre oct october",
    "nov novembre november",
    "dic dicembre dec december",
)
_ORDINALS: Final = {
    1: "primo prima first",
    2: "secondo seconda second",
    3: "terzo terza third",
    4: "quarto quarta fourth",
    5: "quinto quinta fifth",
    -1: "ultimo ultima last",
    -2: "penultimo penultima",
}
# kind of word -> the words; what each kind does is said by the readers (`rules.py`, `meetings.py`).
_KINDS: Final = {
    "ph": "ph festivita holiday holidays",
    "festive": "festivi festivo",
    "working": "feriali feriale",
    "off": "chiuso chiusa chiusi chiusura off closed",
    "except": "tranne eccetto salvo except excluding excepting",
    "excluded": "escluso esclusa esclusi escluse excluded",
    "from": "da dal dall dalla from starting",
    "fromtime": "dalle",
    "to": "a al alla all ad to through thru",
    "totime": "alle",
    "until": "fino sino until till",
    "and": "e ed and",
    "part": "mattina mattino mattine pomeriggio pomeriggi sera sere morning mornings afternoon afternoons evening evenings",
    "one": "un una one",
    "gathering": "incontro incontri ci si incontra incontriamo ritrovo meeting meetings",
}
NOISE: Final = frozenset(
    "ore ora h hrs il la le lo i gli l d di del della dell dei nel nella nell nei nelle in on at the ogni every each"  # noqa: SIM905 -- read as a list of words
    " tutti tutte giorni giorno durante during orario orari aperto aperta aperti apertura open opening anche also"
    " solo only mese mesi partire oclock settimanale weekly week day days settimana".split()
)


def _table() -> dict[str, tuple[str, int]]:
    table = {word: (kind, 0) for kind, words in _KINDS.items() for word in words.split()}
    table |= {word: ("day", n) for n, words in enumerate(_DAYS) for word in words.split()}
    table |= {word: ("month", n) for n, words in enumerate(_MONTHS, 1) for word in words.split()}
    table |= {word: ("ordinal", n) for n, words in _ORDINALS.items() for word in words.split()}
    table |= {"mezzogiorno": ("time", 720), "noon": ("time", 720)}
    table |= {"mezzanotte": ("time", 0), "midnight": ("time", 0)}
    return table


WORDS: Final = _table()
"""Word without accents, small letters -> (kind of token, value)."""

# Turns of phrase of several words, tried in this order before single words: kind -> pattern ("_" = blanks).
PHRASES: Final = {
    # "dal 24/7 al 31/8" is a date, "9-24h" an end.
    "allday": r"(?<![adi]l\s)24_?/_?(?:7|24)(?![0-9])(?!_?-_?[0-9])|h_?24(?![0-9])|(?<![-0-9])24_?h(?:_?/_?24)?\b"
    r"|(?<![-0-9])24_(?:ore|hours)(?:_(?:su|al|a)_(?:24|giorno|day))?\b",
    "everyday": r"(?:tutti_i_giorni|ogni_giorno)\b(?!_?(?:feriali?|festivi?|lavorativi?)\b)"
    r"|7_?/_?7\b|7_giorni_su_7|7_days_a_week|every_?day\b|daily\b",
    "weekdays": r"(?:giorni_)?lavorativi\b|week_?days\b|on_week_?days\b",
    "weekend": r"(?:fine_settimana|week-?_?ends?)\b",
    "without": r"(?:senza_(?:bisogno_di_)?(?:appuntamento|prenotazione)|no_appointments?(?:_(?:needed|required|necessary))?"
    r"|without_(?:an_)?appointment|accesso_libero|walk-?_?in)\b",
    "by": r"(?:(?:(?:solo|previo|esclusivamente|soltanto)_)?(?:(?:su|con|per|previo)_)?(?:appuntamento|prenotazione)"
    r"|(?:(?:only_)?by_)?appointments?(?:_only)?)\b",
    "phtoo": r"(?:anche_(?:i_|nei_)?|compresi_(?:i_)?|inclusi_(?:i_)?)festivi\b|festivi_(?:compresi|inclusi)\b"
    r"|including_(?:public_)?holidays\b",
    "ph": r"(?:public|bank)_holidays?\b",
    "ofmonth": r"(?:del_mese|(?:di|del)_ogni_mese|ogni_mese|of_(?:the|every|each)_month|every_month|each_month|monthly)\b",
    "permonth": r"(?:al_mese|a_month|mensile|mensilmente)\b",
    "weekly": r"(?:una_volta_(?:a|alla)_settimana|once_a_week|a_settimana|alla_settimana)\b",
    "fortnight": r"(?:ogni_(?:due|2)_settimane|ogni_(?:15|14|quindici|quattordici)_giorni|a_settimane_alterne"
    r"|settimane_alterne|altern[aie]|alternat[eio]|quindicinal[ei]|fortnightly|every_(?:2|two)_weeks|every_other_week"
    r"|every_other|si(?:_?,)?_(?:e_)?un[oa]?_no)\b",
    "weeks3": r"(?:ogni_(?:3|tre)_settimane|every_(?:3|three)_weeks)\b",
    "weeks4": r"(?:ogni_(?:4|quattro)_settimane|every_(?:4|four)_weeks)\b",
    "everynth": r"every_(?:second|third|fourth|fifth)\b",
    "nonstop": r"(?:orario_continuato|continuato|non_?-?stop|no_?-?stop)\b",
}
