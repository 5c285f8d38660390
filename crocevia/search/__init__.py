"""Search: what the build works out beforehand, so that a browser finds with a few small files and no server."""
