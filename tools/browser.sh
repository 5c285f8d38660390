#!/bin/sh
# Installs what the browser tests need, where that is possible; they say so and skip where it is not.
set -eu
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
else
    echo "No Chromium here: the browser tests will be skipped (sudo apt-get install chromium)." >&2
fi
