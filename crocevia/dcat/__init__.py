"""The data catalogue (DCAT-AP_IT, DCAT-AP): an edition's outputs become datasets, distributions and who answers for them.

`statements(edition)` gives the triples, `formats` writes the same ones in each notation. Why it says what it says:
manual/dcat.md.
"""
