"""Nothing of its own: of all validators frictionless.py asks for one, by its module."""

from pkgutil import extend_path

__path__ = extend_path(__path__, __name__)
