"""How much a record helps whoever reads it: criteria, each with what was found and what would do, and a score made of them."""
