import http.client
import re
import socket
import threading
import time
import warnings
from contextlib import contextmanager
from datetime import timedelta, timezone

import certifi
import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from posts import URL

from chains import AMAZON, NOW, authority, pem, signer
from skill.web.certificates import Certificates, Refused, download, signer_address, trusted_roots

FOLDER = "https://s3.amazonaws.com/echo.api"


@pytest.mark.parametrize(
    "url",
    [
        f"{FOLDER}/x.pem",
        "https://s3.amazonaws.com:443/echo.api/x.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/x.pem",
        f"{FOLDER}/../echo.api/x.pem",
        f"{FOLDER}/./y/..//x.pem",
        "https://s3.amazonaws.com//echo.api//x.pem",
    ],
)
def test_every_spelling_of_amazons_address_is_one_address(url):
    assert signer_address(url) == f"{FOLDER}/x.pem"


@pytest.mark.parametrize(
    "url",
    [
        "http://s3.amazonaws.com/echo.api/x.pem",
        "ftp://s3.amazonaws.com/echo.api/x.pem",
        "//s3.amazonaws.com/echo.api/x.pem",
        "https://notamazon.com/echo.api/x.pem",
        "https://s3.amazonaws.com.evil.example/echo.api/x.pem",
        "https://evil.example/s3.amazonaws.com/echo.api/x.pem",
        "https://s3xamazonaws.com/echo.api/x.pem",
        "https://s3.amazonaws.com./echo.api/x.pem",
        "https://s3.amazonaws.com:563/echo.api/x.pem",
        "https://s3.amazonaws.com:80/echo.api/x.pem",
        "https://s3.amazonaws.com:/echo.api/x.pem",
        "https://s3.amazonaws.com:443@evil.example/echo.api/x.pem",
        "https://me@s3.amazonaws.com/echo.api/x.pem",
        "https://me:secret@s3.amazonaws.com/echo.api/x.pem",
        "https://s3.amazonaws.com/EcHo.aPi/x.pem",
        "https://s3.amazonaws.com/ECHO.API/x.pem",
        "https://s3.amazonaws.com/invalid.path/x.pem",
        "https://s3.amazonaws.com/echo.apis/x.pem",
        "https://s3.amazonaws.com/echo.api",
        f"{FOLDER}/",
        f"{FOLDER}/../evil/x.pem",
        f"{FOLDER}/../../evil/x.pem",
        f"{FOLDER}/%2e%2e/evil/x.pem",
        f"{FOLDER}/%2E%2E%2Fevil/x.pem",
        f"{FOLDER}/..%2fevil/x.pem",
        f"{FOLDER}/..\\evil\\x.pem",
        "https://s3.amazonaws.com\\@evil.example/echo.api/x.pem",
        f"{FOLDER}/x.pem?a=1",
        f"{FOLDER}/x.pem#a",
        f"{FOLDER}/x.pem;a",
        f"{FOLDER}/x.pem\n",
        f" {FOLDER}/x.pem",
        f"{FOLDER}/x\t.pem",
        f"{FOLDER}/x.pem, {FOLDER}/x.pem",
        f"{FOLDER}/\N{CYRILLIC SMALL LETTER A}.pem",
        f"{FOLDER}/{'x' * 300}.pem",
        "https:///echo.api/x.pem",
        "",
    ],
)
def test_another_address_is_refused_unasked(url, certificates, world):
    with pytest.raises(Refused, match="URL"):
        certificates.key_for(url)

    assert world.asked == []


def test_a_good_chain_gives_its_key(certificates, amazon):
    assert certificates.key_for(URL) == amazon.key.public_key()


def test_a_chain_may_repeat_its_root(certificates, world, amazon, middle, root):
    world.served[URL] = pem(amazon, middle, root)

    assert certificates.key_for(URL) == amazon.key.public_key()


def test_one_of_several_names_may_be_amazons(certificates, world, middle):
    world.served[URL] = pem(signer(middle, "other.amazon.com", AMAZON), middle)

    assert certificates.key_for(URL)


def other():
    return authority("other")


CHAINS = {
    "no name": lambda middle: [signer(middle), middle],
    "another name": lambda middle: [signer(middle, "evil.example"), middle],
    "a longer name": lambda middle: [signer(middle, f"{AMAZON}.evil.example"), middle],
    "a wildcard": lambda middle: [signer(middle, "*.amazon.com"), middle],
    "expired": lambda middle: [signer(middle, AMAZON, days=(-30, -1)), middle],
    "not yet valid": lambda middle: [signer(middle, AMAZON, days=(1, 30)), middle],
    "another root": lambda _: [signer(other(), AMAZON), other()],
    "no middle": lambda middle: [signer(middle, AMAZON)],
    "signed by itself": lambda _: [signer(None, AMAZON)],
    "a middle as the leaf": lambda middle: [middle],
    "the wrong order": lambda middle: [middle, signer(middle, AMAZON)],
    "signed by a leaf": lambda middle: [
        signer(signer(middle, AMAZON), AMAZON),
        signer(middle, AMAZON),
        middle,
    ],
    "for another purpose": lambda middle: [
        signer(middle, AMAZON, purpose=ExtendedKeyUsageOID.CODE_SIGNING),
        middle,
    ],
    "a key that is not RSA": lambda middle: [signer(middle, AMAZON, curve=True), middle],
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS.keys())
def test_a_bad_chain_is_refused(chain, certificates, world, middle):
    world.served[URL] = pem(*chain(middle))

    with pytest.raises(Refused):
        certificates.key_for(URL)


@pytest.mark.parametrize(
    "served",
    [
        b"",
        b"nope",
        b"\xff\xfe",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n",
    ],
)
def test_what_is_no_certificate_is_refused(served, certificates, world):
    world.served[URL] = served

    with pytest.raises(Refused, match="read"):
        certificates.key_for(URL)


def test_a_spoilt_byte_anywhere_in_the_chain_is_refused_or_harmless(root, world, amazon):
    good = world.served[URL]

    for at in range(0, len(good), 7):
        world.served[URL] = good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
        try:
            key = Certificates([root.certificate], world.fetch, world.clock).key_for(URL)
        except Refused:
            continue
        assert key == amazon.key.public_key()


def test_a_key_is_fetched_once(certificates, world):
    first = certificates.key_for(URL)

    assert certificates.key_for(URL.replace("/echo.api/", "/echo.api/../echo.api/")) == first
    assert world.asked == [URL]


def test_a_key_is_fetched_again_after_a_day(certificates, world):
    certificates.key_for(URL)
    world.pass_time(hours=23, minutes=59)
    certificates.key_for(URL)
    assert len(world.asked) == 1

    world.pass_time(minutes=1)
    certificates.key_for(URL)

    assert len(world.asked) == 2


def test_a_key_is_not_kept_longer_than_its_certificate(certificates, world, middle):
    world.served[URL] = pem(signer(middle, AMAZON, days=(-30, 0.25)), middle)
    certificates.key_for(URL)
    world.pass_time(hours=6, seconds=1)

    with pytest.raises(Refused, match="chain"):
        certificates.key_for(URL)


def test_the_clock_may_have_any_time_zone(certificates, world, middle):
    world.served[URL] = pem(signer(middle, AMAZON, days=(-30, 0.01)), middle)
    world.now = NOW.astimezone(timezone(timedelta(hours=9)))

    assert certificates.key_for(URL)


def test_a_failure_is_not_kept(certificates, world):
    world.served, good = {}, world.served
    with pytest.raises(Refused, match="fetched"):
        certificates.key_for(URL)
    world.served = good

    assert certificates.key_for(URL)


def test_only_the_latest_keys_are_kept(root, world):
    certificates = Certificates([root.certificate], world.fetch, world.clock, size=2)
    first, second, third = (f"{FOLDER}/{name}.pem" for name in "abc")
    world.served |= dict.fromkeys((first, second, third), world.served[URL])

    for url in (first, second, first, third, first, second):
        certificates.key_for(url)

    assert world.asked == [first, second, third, second]


def test_threads_share_one(certificates, world, amazon):
    found = []
    world.served |= {f"{FOLDER}/{n}.pem": world.served[URL] for n in range(16)}

    def ask(offset):
        for n in range(100):
            found.append(certificates.key_for(f"{FOLDER}/{(n + offset) % 16}.pem"))  # noqa: PERF401

    threads = [threading.Thread(target=ask, args=(offset,)) for offset in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [amazon.key.public_key()] * 800


@contextmanager
def listening(converse):
    """Serve one connection on loopback with a function of its socket."""
    done = threading.Event()

    def serve():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(5)
            try:
                connection.recv(4096)
                converse(connection, done)
            except OSError:
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        thread = threading.Thread(target=serve)
        thread.start()
        port = listener.getsockname()[1]

        def get(patience=5.0):
            return download(
                URL,
                patience=patience,
                connect=lambda _, patience: http.client.HTTPConnection(
                    "127.0.0.1", port, timeout=patience
                ),
            )

        try:
            yield get
        finally:
            done.set()
            thread.join()


def saying(answer):
    return lambda connection, _: connection.sendall(answer)


def drip(connection, done):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while not done.wait(0.05):
        connection.sendall(b"x")


def test_a_chain_is_downloaded():
    with listening(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\npem")) as get:
        assert get() == b"pem"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: https://evil.example/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 65537\r\n\r\n" + b"x" * 65537,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"",
    ],
    ids=["missing", "moved", "too long", "broken", "not http", "nothing"],
)
def test_what_cannot_be_downloaded_is_an_os_error(answer):
    with listening(saying(answer)) as get, pytest.raises(OSError):  # noqa: PT011 - any will do
        get()


@pytest.mark.parametrize("converse", [lambda _, done: done.wait(5), drip], ids=["hangs", "drips"])
def test_a_server_that_hangs_is_refused_in_time(converse, root, world):
    with listening(converse) as get:
        certificates = Certificates([root.certificate], lambda _: get(patience=0.2), world.clock)
        started = time.monotonic()

        with pytest.raises(Refused, match="fetched"):
            certificates.key_for(URL)

        assert time.monotonic() - started < 2


def test_the_download_is_encrypted_and_its_host_checked(monkeypatch):
    made = []

    def connect(self):
        made.append((self.host, self.port, self.timeout, self._context.check_hostname))
        raise ConnectionRefusedError

    monkeypatch.setattr(http.client.HTTPSConnection, "connect", connect)

    with pytest.raises(ConnectionRefusedError):
        download(URL)

    assert made == [("s3.amazonaws.com", 443, 3.0, True)]


def test_the_trusted_roots_are_certifis_and_read_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        roots = trusted_roots()

    subjects = {root.subject.rfc4514_string() for root in roots}
    assert len(roots) >= len(re.findall("BEGIN CERT", certifi.contents())) - 10
    assert any("Amazon Root CA 1" in subject for subject in subjects)
    assert any("Starfield Services Root" in subject for subject in subjects)


def test_a_root_that_cannot_be_read_does_not_cost_the_others(monkeypatch, root):
    bundle = f"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n{pem(root).decode()}"
    monkeypatch.setattr(certifi, "contents", lambda: bundle)

    assert trusted_roots() == [root.certificate]
