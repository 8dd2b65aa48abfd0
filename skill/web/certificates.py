"""The public key Alexa signs with: fetched where the request says, its chain verified, kept a while.

The rules are Amazon's, from "Host a Custom Skill as a Web Service", part "Verify that the request
was sent by Alexa".
"""

from __future__ import annotations

import http.client
import posixpath
import re
import ssl
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from urllib.parse import urlsplit

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

Clock = Callable[[], datetime]
"""The moment now, with its time zone."""
Fetch = Callable[[str], bytes]
"""The PEM chain at a URL; raises `OSError` when it cannot be had in time."""

SIGNER = "echo-api.amazon.com"
MOST_BYTES = 64 * 1024
PATIENCE = 3.0
LONGEST_KEPT = timedelta(hours=24)

# An allow list: no user info, query, fragment, backslash or percent escape gets as far as a parser.
_URL = re.compile(
    r"(?i:https://s3\.amazonaws\.com)(?::443)?(?P<path>/[A-Za-z0-9._~/-]{1,200})", re.ASCII
)
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class Refused(Exception):
    """Nothing shows that Alexa sent this to our skill; the reason is for tests and logs only."""


class Certificates:
    """Amazon's signing keys by URL, the most recently used `size` of them.

    A key is kept until its certificate ends, at most 24 hours; a failure is not kept. Threads may
    share one; two that miss the same key at once both fetch it.
    """

    def __init__(
        self, roots: Sequence[x509.Certificate], fetch: Fetch, clock: Clock, size: int = 8
    ) -> None:
        self._store = Store(list(roots))
        self._fetch = fetch
        self._clock = clock
        self._size = size
        self._kept: OrderedDict[str, tuple[RSAPublicKey, datetime]] = OrderedDict()
        self._lock = Lock()

    def key_for(self, url: str) -> RSAPublicKey:
        """Find the key behind a certificate URL. Raises `Refused`, and nothing else."""
        address = signer_address(url)
        now = self._clock()
        with self._lock:
            key, until = self._kept.get(address, (None, now))
            if key is not None and now < until:
                self._kept.move_to_end(address)
                return key
        leaf, key = self._verified(address, now)
        with self._lock:
            self._kept[address] = key, min(leaf.not_valid_after_utc, now + LONGEST_KEPT)
            self._kept.move_to_end(address)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return key

    def _verified(self, address: str, now: datetime) -> tuple[x509.Certificate, RSAPublicKey]:
        try:
            leaf, *others = _certificates_in(self._fetch(address).decode("ascii"))
        except OSError as error:
            raise Refused("the certificate cannot be fetched") from error
        except ValueError as error:
            raise Refused("the certificate cannot be read") from error
        policy = PolicyBuilder().store(self._store).time(now)
        try:
            policy.build_server_verifier(x509.DNSName(SIGNER)).verify(leaf, others)
        except VerificationError as error:
            raise Refused("the certificate chain does not hold") from error
        if SIGNER not in _names(leaf):
            raise Refused("the certificate names its owner by a wildcard only")
        key = leaf.public_key()
        if not isinstance(key, RSAPublicKey):
            raise Refused("the certificate's key is not RSA")
        return leaf, key


def signer_address(url: str) -> str:
    """Return the one spelling of a URL that may serve Amazon's certificates, or raise `Refused`.

    Scheme and host in any case, port 443 or none, and a path that, its dots and double slashes
    resolved, is below /echo.api/ in exactly this case. Nothing may follow the path: a query would
    make an endless number of names for one certificate.
    """
    found = _URL.fullmatch(url)
    path = posixpath.normpath("/" + found["path"].lstrip("/")) if found else ""
    if not path.startswith("/echo.api/"):
        raise Refused("the certificate URL is not Amazon's")
    return f"https://s3.amazonaws.com{path}"


def download(
    url: str,
    *,
    patience: float = PATIENCE,
    connect: Callable[[str, float], http.client.HTTPConnection] | None = None,
) -> bytes:
    """Get at most 64 KiB from a URL, following no redirect; a `Fetch`.

    The patience, in seconds, bounds the connection, every read and the body as a whole; a name
    that does not resolve takes as long as the system lets it.
    """
    at = urlsplit(url)
    end = monotonic() + patience
    body = b""
    with closing((connect or _secure)(at.netloc, patience)) as connection:
        try:
            connection.request("GET", at.path)
            response = connection.getresponse()
            while chunk := response.read1(MOST_BYTES):
                body += chunk
                if len(body) > MOST_BYTES or monotonic() > end:
                    raise OSError("too much, or too slow")
        except http.client.HTTPException as error:
            raise OSError("not HTTP") from error
    if response.status != http.HTTPStatus.OK:
        raise OSError(f"HTTP status {response.status}")
    return body


def trusted_roots() -> list[x509.Certificate]:
    """Read certifi's roots, leaving out those that cryptography no longer reads.

    Several, such as GoDaddy's and Starfield's that Amazon's chain may end at, have a serial number
    of zero or less: cryptography 50 warns and "a future release" will refuse. Call it before
    threads start, because a warning filter is the whole process's.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "Parsed a serial number", category=CryptographyDeprecationWarning
        )
        return list(_certificates_in(certifi.contents(), strict=False))


def _secure(host: str, patience: float) -> http.client.HTTPConnection:
    context = ssl.create_default_context(cafile=certifi.where())
    return http.client.HTTPSConnection(host, timeout=patience, context=context)


def _certificates_in(text: str, *, strict: bool = True) -> Iterator[x509.Certificate]:
    for pem in _PEM.findall(text):
        try:
            yield x509.load_pem_x509_certificate(pem.encode())
        except ValueError:
            if strict:
                raise


def _names(leaf: x509.Certificate) -> list[str]:
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return names.value.get_values_for_type(x509.DNSName)
