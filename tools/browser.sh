#!/bin/sh
# Installs what the browser tests need, where that is possible; they say so and skip where it is not.
set -eu
install() { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
there() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }

if there && command -v chromium-headless-shell >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    there || install chromium fonts-noto-core
    # The same engine without windows and menus, which most tests need none of: half the time. Not every system has it.
    install chromium-headless-shell || true
elif ! there; then
    echo "No Chromium here: the browser tests will be skipped (sudo apt-get install chromium)." >&2
fi
