"""What a channel writes, in memory."""

import io
import json


def files(channel, city):
    """Path → bytes of everything that a channel writes of an edition."""
    return {path: written(write) for output in channel.outputs(city) for path, write in output.files()}


def written(write):
    """What a writer writes."""
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def documents(channel, city):
    """The same, read as JSON."""
    return {path: json.loads(data) for path, data in files(channel, city).items()}
