"""x."""
from crocevia.imports.given import Brought
def read(path, part=""): return Brought()
