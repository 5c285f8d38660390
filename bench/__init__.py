"""Benchmarks against peers, runnable by anyone: `python -m bench --help`."""
