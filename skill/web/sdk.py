"""Amazon's `WebserviceSkillHandler`, importable whatever the machine's OpenSSL.

`ask_sdk_webservice_support` imports `certvalidator`, which imports `oscrypto` 1.3.0, whose version
pattern cannot read a two-digit patch number: with OpenSSL 3.0.10 and later the import fails, even
for those who use none of it (wbond/oscrypto issues 75 and 78; mended there, never released).

So the import always sees stand-ins, on every machine alike; our own verifier does their work. They
leave `sys.modules` again, and the one that could ever say yes to a certificate raises instead:
switching the SDK's verification on by mistake refuses everything.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WebserviceSkillHandler"]


class _CertificateValidator:
    def __init__(self, *_: object, **__: object) -> None:
        raise NotImplementedError("skill.web.verifier verifies; the SDK's verification stays off")


class _NeverRaised(Exception):
    """Stands for certvalidator's errors."""


@contextmanager
def _stand_ins() -> Iterator[None]:
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(package).update(CertificateValidator=_CertificateValidator, errors=errors)
    vars(errors).update(PathError=_NeverRaised, ValidationError=_NeverRaised)
    ours = {module.__name__: module for module in (package, errors)}
    theirs = {name: sys.modules[name] for name in ours if name in sys.modules}
    sys.modules.update(ours)
    try:
        yield
    finally:
        for name in ours:
            del sys.modules[name]
        sys.modules.update(theirs)


with _stand_ins():
    from ask_sdk_webservice_support.webservice_handler import WebserviceSkillHandler
