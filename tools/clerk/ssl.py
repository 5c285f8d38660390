"""Nothing: python-stdnum imports it to ask offices over the network, which no form does."""
