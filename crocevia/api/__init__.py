"""The catalogue as static JSON: records, lists and vocabularies that are linked data too, and their description."""
