"""Where Alexa sends requests and people read the policy: what such an address must be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from skill.packaging.manifest import REGIONS, placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

CERTIFICATES = ("Trusted", "Wildcard", "SelfSigned")
"""SMAPI's `SSLCertificateType`."""

_FUNCTION = re.compile(
    r"arn:aws:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[\w-]+(?::(?P<alias>[\w-]+))?"
)


def faults(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Name every address that Alexa or the store would refuse; placeholders are not looked at."""
    custom = manifest["apis"]["custom"]
    for region, entry in custom.get("regions", {}).items():
        for fault in _endpoint(entry["endpoint"], REGIONS.get(region)):
            yield f"endpoint {region}: {fault}"
    if "regions" not in custom:
        for fault in _endpoint(custom["endpoint"], None):
            yield f"endpoint: {fault}"
    for locale, links in manifest["privacyAndCompliance"]["locales"].items():
        for fault in _page(links["privacyPolicyUrl"]):
            yield f"{locale}: privacy policy: {fault}"


def placeholders(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Name every address that still stands in for a real one, and the option that gives it."""
    custom = manifest["apis"]["custom"]
    if "regions" not in custom:
        yield "endpoint: give --endpoint NA=ARN, or ENDPOINT_NA"
    for region, entry in custom.get("regions", {}).items():
        if placeholder(entry["endpoint"]["uri"]):
            yield f"endpoint {region}: give --endpoint {region}=ARN, or ENDPOINT_{region}"
    links = manifest["privacyAndCompliance"]["locales"].values()
    if any(placeholder(link["privacyPolicyUrl"]) for link in links):
        yield "privacy policy: give --privacy-url https://..., or PRIVACY_URL"


def _endpoint(endpoint: Mapping[str, str], aws_region: str | None) -> Iterator[str]:
    uri, certificate = endpoint["uri"], endpoint.get("sslCertificateType")
    if uri.startswith("https://"):
        if certificate not in CERTIFICATES:
            yield f"an HTTPS address needs --certificate {' or '.join(CERTIFICATES)}"
        return
    if certificate is not None:
        yield "a certificate is named for HTTPS only"
    function = _FUNCTION.fullmatch(uri)
    if function is None:
        yield f"{uri!r} is neither a Lambda function nor HTTPS"
    elif function["alias"] is None:
        yield "name the alias too, such as :live; only the alias may be called by Alexa"
    elif aws_region not in {None, function["region"]}:
        yield f"the function is in {function['region']}, it should be in {aws_region}"


def _page(address: str) -> Iterator[str]:
    """Hold the policy's address against the rules of certification."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        yield f"{address!r} is not https"
        return
    if re.search("alexa|amazon", parts.hostname):
        yield f"the host {parts.hostname} may not carry Amazon's names"
    if parts.path in {"", "/"}:
        yield f"{address!r} is a home page, not the policy itself"
