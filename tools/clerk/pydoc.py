"""Nothing: python-stdnum imports it to print its own documentation, which no form does."""
