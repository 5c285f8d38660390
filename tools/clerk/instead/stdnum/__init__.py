"""Nothing of its own, and what python-stdnum's modules import for purposes that no form has.

`ssl` is for asking offices over the network, which Python in a browser does not have; `pydoc` for its own documentation.
"""

import sys
from pkgutil import extend_path
from types import ModuleType

__path__ = extend_path(__path__, __name__)

for name in ("ssl", "pydoc"):
    sys.modules.setdefault(name, ModuleType(name))
