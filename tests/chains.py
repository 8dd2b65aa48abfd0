"""Certificate chains of our own, and what they sign."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 6, 1, 20, 30, tzinfo=UTC)
"""When all of this happens."""

AMAZON = "echo-api.amazon.com"
USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
    *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


@dataclass(frozen=True)
class Holder:
    """A certificate and the private key of its owner."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

    def sign(self, body):
        """Sign bytes as Alexa does, for the header Signature-256."""
        return base64.b64encode(self.key.sign(body, PKCS1v15(), SHA256())).decode()


def authority(name, issuer=None):
    """Make a certificate authority; without an issuer it is a root."""
    extensions = [
        (x509.BasicConstraints(ca=True, path_length=None), True),
        (_usage("key_cert_sign", "crl_sign"), True),
    ]
    return _holder(name, _key(name), issuer, extensions, days=(-3650, 3650))


def signer(issuer, *names, days=(-30, 30), purpose=ExtendedKeyUsageOID.SERVER_AUTH, curve=False):
    """Make a certificate for these host names; without an issuer it signs itself."""
    extensions = [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage("digital_signature", "key_encipherment"), True),
        (x509.ExtendedKeyUsage([purpose]), False),
    ]
    if names:
        hosts = [x509.DNSName(name) for name in names]
        extensions.append((x509.SubjectAlternativeName(hosts), False))
    key = _curve_key() if curve else _key("signer")
    return _holder("signer", key, issuer, extensions, days)


def pem(*holders):
    """Write certificates one after the other, as a chain is served."""
    return b"".join(holder.certificate.public_bytes(Encoding.PEM) for holder in holders)


@cache
def _key(name):
    return rsa.generate_private_key(65537, 2048)


@cache
def _curve_key():
    return ec.generate_private_key(ec.SECP256R1())


def _usage(*used):
    return x509.KeyUsage(**{usage: usage in used for usage in USAGES})


def _holder(name, key, issuer, extensions, days):
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuing = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key()), critical=False
        )
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return Holder(builder.sign(issuing, SHA256()), key)
