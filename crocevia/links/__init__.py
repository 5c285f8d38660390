"""Asks the addresses that records name whether they still answer: politely, within bounds, and never inwards."""
