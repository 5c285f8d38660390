"""Keeps people out of the catalogue: which columns, addresses and numbers are a person's and not a body's."""

from __future__ import annotations

import re

from crocevia.imports.words import folded

# Headings under which lists keep the names of people.
_HEADINGS = (
    "referente", "referenti", "presidente", "legale rappresentante", "rappresentante legale", "responsabile",
    "persona di riferimento", "persona di contatto", "coordinatore", "coordinatrice", "segretario", "delegato", "nominativo",
    "nome e cognome", "cognome e nome", "cognome", "contact name", "contact person", "president", "manager",
    "chair", "legal representative", "surname", "first name", "last name", "contacts name", "data di nascita",
)  # fmt: skip
# These alone: "Contact phone" is no person.
_ALONE = frozenset({"contatto", "contact", "persona"})
# What stands before a person's name in a cell of telephones.
_TITLES = re.compile(
    r"\b(?:sig(?:\.?ra|nora?|nor)?|dott(?:\.?ssa|oressa|or|\.)|dr|avv|ing|arch|prof(?:\.?ssa)?|don|suor|padre|mrs?|ms"
    r"|presidente|referente|responsabile|segretari[oa]|cell(?:ulare)? personale|abitazione|casa)\b\.?",
    re.IGNORECASE,
)
# The first names of one Italian in two (ISTAT), and a few of people who came to live here.
_NAMES = frozenset(
    "adele adriana adriano agnese alberto aldo alessandra alessandro alessia alessio alfredo alice amelia andrea angela"  # noqa: SIM905 -- read as a list
    " angelo anna annalisa antonella antonietta antonio arianna armando arturo barbara beatrice bruno camilla carla carlo"
    " carmela caterina cecilia chiara cinzia claudia claudio cristian cristiana cristiano cristina daniela daniele dario"
    " davide debora diego domenico donatella edoardo elena eleonora elisa elisabetta emanuela emanuele emilia enrica enrico"
    " ernesto eugenio fabio fabrizio federica federico filippo filomena fiorella flavia flavio franca francesca francesco"
    " franco gabriele gabriella gennaro giacomo gianfranco gianluca gianni giorgia giorgio giovanna giovanni giulia"
    " giuliana giuliano giulio giuseppe giuseppina giusy graziella grazia ilaria irene ivan laura leonardo letizia lidia"
    " liliana livia lorenza lorenzo loredana luca lucia luciana luciano lucio luigi luisa manuela mara marcello marco maria"
    " marianna marina mario marta martina massimiliano massimo matteo maurizio mauro michela michele milena mirko monica"
    " nadia nicola nicoletta nicolo noemi ornella paola paolo patrizia piera piero pierluigi pietro raffaella raffaele"
    " renata renato riccardo rita roberta roberto rocco romano rosa rosanna rosaria rosario rossana rossella sabrina salvatore"
    " samuele sandra sandro sara saverio serena sergio silvana silvia silvio simona simone sofia sonia stefania stefano"
    " susanna teresa tiziana tommaso ugo umberto valentina valentino valeria valerio vanessa vera veronica vincenza vincenzo"
    " vittoria vittorio walter ahmed ali fatima mohamed omar john james mary robert michael david linda susan kelly".split()
)
# san.giuseppe@ is a parish.
_SAINTS = frozenset({"san", "santa", "santo", "ss", "parrocchia", "don"})
_FEWEST_LETTERS = 3


def is_heading(heading: str) -> bool:
    """Whether a column holds the names of people."""
    words = folded(heading)
    return words in _ALONE or any(f" {one} " in f" {words} " for one in _HEADINGS)


def has_title(text: str) -> bool:
    """Whether a text speaks of a person: "Sig.ra Bianchi 333 …"."""
    return bool(_TITLES.search(text))


def is_address(email: str, people: str, body: str) -> bool:
    """Whether an e-mail address is a person's. `people` are the names in the row, `body` is the body's own name.

    >>> is_address("mario.rossi@example.org", "", "Il Ponte"), is_address("servizi.sociali@example.org", "", "Comune")
    (True, False)
    """
    local = folded(email.partition("@")[0]).split()
    ours = set(folded(body).split())
    theirs = {word for word in folded(people).split() if len(word) >= _FEWEST_LETTERS} - ours
    if any(word in theirs or any(one in word for one in theirs) for word in local):
        return True
    words = [word for word in local if word.isalpha()]
    if len(words) != len(local) or set(words) <= ours or set(words) & _SAINTS:
        return False
    match words:
        case [first, last]:
            initial = min(len(first), len(last)) == 1 and max(len(first), len(last)) >= _FEWEST_LETTERS
            return initial or bool({first, last} & (_NAMES - ours))
        case [first, _, last]:
            return bool({first, last} & (_NAMES - ours))
        case _:
            return False
