import re

import pytest

from servers import ROOT
from skill.packaging import validate
from skill.packaging.manifest import NOWHERE, SCOPES, Deployment, Endpoint, build
from skill.packaging.store import Untold, read

NA = Endpoint("arn:aws:lambda:us-east-1:123456789012:function:evening-together:live")
EU = Endpoint("https://evenings.test/alexa", "Trusted")
LIVE = Deployment({"NA": NA, "EU": EU}, "https://evenings.test/privacy.html")
LOCALES = ("en-US", "en-GB")


@pytest.fixture
def manifest(texts):
    return build(texts, LOCALES, LIVE)


def test_a_manifest_passes_amazons_schema(manifest, spec):
    assert validate.against_schema(manifest, spec) == []


def test_a_manifest_of_placeholders_passes_amazons_schema_too(texts, spec):
    assert validate.against_schema(build(texts, LOCALES, Deployment({})), spec) == []


def test_amazons_schema_refuses_what_it_does_not_know(manifest, spec):
    manifest["manifest"]["permissions"] = [{"name": "alexa::everything"}]

    assert validate.against_schema(manifest, spec)


def test_each_region_has_its_endpoint_and_the_first_is_the_default(manifest):
    custom = manifest["manifest"]["apis"]["custom"]

    assert custom["endpoint"] == {"uri": NA.uri}
    assert custom["regions"]["NA"]["endpoint"] == {"uri": NA.uri}
    assert custom["regions"]["EU"]["endpoint"] == {
        "uri": EU.uri,
        "sslCertificateType": "Trusted",
    }
    assert "FE" not in custom["regions"]


def test_without_a_region_the_endpoint_stands_in(texts):
    custom = build(texts, LOCALES, Deployment({}))["manifest"]["apis"]["custom"]

    assert custom["endpoint"] == {"uri": NOWHERE}
    assert "regions" not in custom


def test_what_is_promised_about_privacy_is_declared(manifest):
    declared = manifest["manifest"]["privacyAndCompliance"]

    assert declared.pop("locales") == {
        locale: {"privacyPolicyUrl": LIVE.privacy_url} for locale in sorted(LOCALES)
    }
    assert declared == {
        "allowsPurchases": False,
        "usesPersonalInfo": True,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        "usesHealthInfo": False,
    }


def test_the_declared_scopes_are_those_the_code_asks_for():
    code = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "skill").rglob("*.py")
        if "packaging" not in path.parts
    ]
    found = {scope for text in code for scope in re.findall(r"alexa::[a-z_:]+", text)}

    assert found == SCOPES


def test_a_locale_takes_the_texts_of_its_language(manifest):
    listings = manifest["manifest"]["publishingInformation"]["locales"]

    assert listings["en-GB"]["description"] == listings["en-US"]["description"]
    assert listings["en-GB"]["smallIconUri"] == "file://assets/images/en-GB_smallIcon.png"


def test_a_locale_of_another_language_is_not_guessed(texts):
    with pytest.raises(Untold, match="de-DE"):
        build(texts, ["de-DE"], LIVE)


@pytest.mark.parametrize("text", ["category = 1", "category =", 'locales = ""'])
def test_store_texts_that_lack_something_are_named(tmp_path, text):
    broken = tmp_path / "store.toml"
    broken.write_text(text)

    with pytest.raises(Untold, match=r"store\.toml"):
        read(broken)


def test_a_reviewer_is_told_every_step_in_order(manifest, texts):
    told = manifest["manifest"]["publishingInformation"]["testingInstructions"]
    places = [
        told.index(f'{number}. Say "{step.says}"') for number, step in enumerate(texts.steps, 1)
    ]

    assert places == sorted(places)
    for subject in ("Timed quiet", "go on where it broke off", "deleted", "Support numbers"):
        assert subject in told
