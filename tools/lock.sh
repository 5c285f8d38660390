#!/bin/sh
# Writes the locked requirements: exact versions with hashes, for every Python from 3.11 on.
# usage: lock.sh BIN
set -eu
bin=$1
lock() {
    output=$1
    shift
    "$bin/python" -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate --exclude-newer "$(date -u -d '7 days ago' +%Y-%m-%dT00:00:00Z)" \
        "$@" --output-file "$output"
}
# Releases of the last week wait: a compromised one is usually found by then.
lock requirements/run.txt pyproject.toml --group build
lock requirements/dev.txt pyproject.toml --group build --group dev --constraint requirements/run.txt
lock requirements/bench.txt pyproject.toml --group build --group bench --constraint requirements/run.txt
lock requirements/node.txt --group node
lock requirements/harvest.txt --group harvest
