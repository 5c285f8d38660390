"""Crocevia turns a folder of YAML records into a multilingual site and open data."""
