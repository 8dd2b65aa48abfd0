"""The skill manifest, made of store texts, locales and where the code answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from skill.packaging.store import Store, Texts

REGIONS: Mapping[str, str] = MappingProxyType(
    {"NA": "us-east-1", "EU": "eu-west-1", "FE": "us-west-2"}
)
"""Alexa's regions, and the AWS region of the function that answers in each."""

SCOPES: frozenset[str] = frozenset()
"""Permissions that the code asks for. None yet: nothing is read from the account."""

NOWHERE = "arn:aws:lambda:us-east-1:000000000000:function:evening-together:live"
"""Stands in for the function until it is deployed: no account has this number."""

NO_PAGE = "https://example.invalid/evening-together/privacy.html"
"""Stands in for the privacy page until it is hosted."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where Alexa sends requests: a Lambda alias, or an HTTPS address with its certificate's kind.

    The kind is `Trusted`, `Wildcard` or `SelfSigned`, and only for HTTPS.
    """

    uri: str
    certificate: str | None = None

    def written(self) -> dict[str, str]:
        """Return the manifest's form."""
        kind = {"sslCertificateType": self.certificate} if self.certificate else {}
        return {"uri": self.uri, **kind}


@dataclass(frozen=True, slots=True)
class Deployment:
    """What a deployment decides: endpoints by Alexa's region, and where the policy is read."""

    endpoints: Mapping[str, Endpoint]
    privacy_url: str = NO_PAGE


def placeholder(address: str) -> bool:
    """Whether an address still stands in for a real one."""
    return bool(re.search(r":0{12}:|//[^/]*(?:\.invalid|\.example|example\.(?:com|org))", address))


def build(store: Store, locales: Iterable[str], deployment: Deployment) -> dict[str, Any]:
    """Return skill.json for the locales that have an interaction model.

    The endpoint without a region is that of the first region given, or `NOWHERE`. No interface
    is declared: timed quiet needs none. No event is subscribed to: none is acted upon.
    Raises `Untold` for a locale without texts.
    """
    locales = sorted(locales)
    return {
        "manifest": {
            "manifestVersion": "1.0",
            "publishingInformation": {
                "category": store.category,
                "isAvailableWorldwide": not store.countries,
                "distributionCountries": list(store.countries),
                "distributionMode": "PUBLIC",
                "testingInstructions": store.instructions,
                "locales": {locale: _listing(locale, store.texts(locale)) for locale in locales},
            },
            "privacyAndCompliance": {
                "allowsPurchases": False,
                "usesPersonalInfo": True,  # the names, when they are given
                "isChildDirected": False,
                "isExportCompliant": True,
                "containsAds": False,
                "usesHealthInfo": False,
                "locales": {
                    locale: {"privacyPolicyUrl": deployment.privacy_url} for locale in locales
                },
            },
            "permissions": [{"name": scope} for scope in sorted(SCOPES)],
            "apis": {"custom": _custom(deployment)},
        }
    }


def _listing(locale: str, texts: Texts) -> dict[str, Any]:
    return {
        "name": texts.name,
        "summary": texts.summary,
        "description": texts.description,
        "examplePhrases": [phrase.says for phrase in texts.examples],
        "keywords": list(texts.keywords),
        "updatesDescription": texts.updates,
        "smallIconUri": f"file://assets/images/{locale}_smallIcon.png",
        "largeIconUri": f"file://assets/images/{locale}_largeIcon.png",
    }


def _custom(deployment: Deployment) -> dict[str, Any]:
    endpoints = deployment.endpoints
    default = next(iter(endpoints.values()), Endpoint(NOWHERE))
    regions = {region: {"endpoint": endpoint.written()} for region, endpoint in endpoints.items()}
    return {
        "endpoint": default.written(),
        "interfaces": [],
        **({"regions": regions} if regions else {}),
    }
