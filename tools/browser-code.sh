#!/bin/sh
# Fetches what others wrote of the search's browser half, as locked by package-lock.json.
# usage: browser-code.sh VENV BIN
set -eu
sh tools/node.sh "$1" "$2"
PATH="$(cd "$2" && pwd):$PATH" npm ci --no-progress --loglevel=error
