import json
from io import StringIO

import pytest

from skill.packaging.package import run

NA = "arn:aws:lambda:us-east-1:123456789012:function:evening-together:live"
LIVE = [
    *("--endpoint", f"NA={NA}", "--privacy-url", "https://evenings.test/privacy.html"),
    *("--contact", "us@evenings.test"),
]


@pytest.fixture
def package(project, ear):
    """Run the command, and give its status and what it printed."""

    def run_it(*argv, **env):
        screen = StringIO()
        status = run(argv, env=env, ear=ear, root=project, screen=screen)
        return status, screen.getvalue()

    return run_it


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_package_has_the_layout_that_ask_cli_wants(project, package):
    status, _ = package(*LIVE)

    build = project / "build"
    assert status == 0
    assert files(build) == [
        "ask-resources.json",
        "privacy.html",
        "skill-package/assets/images/en-US_largeIcon.png",
        "skill-package/assets/images/en-US_smallIcon.png",
        "skill-package/interactionModels/custom/en-US.json",
        "skill-package/skill.json",
    ]
    resources = json.loads((build / "ask-resources.json").read_text())
    assert resources["askcliResourcesVersion"] == "2020-03-31"
    source = resources["profiles"]["default"]["skillMetadata"]["src"]
    assert (build / source / "skill.json").is_file()


def test_every_icon_that_the_manifest_names_is_in_the_package(project, package):
    package(*LIVE)

    folder = project / "build" / "skill-package"
    manifest = json.loads((folder / "skill.json").read_text())["manifest"]
    (listing,) = manifest["publishingInformation"]["locales"].values()
    for name in ("smallIconUri", "largeIconUri"):
        assert (folder / listing[name].removeprefix("file://")).is_file()


def test_a_package_holds_no_placeholder_when_all_is_given(package):
    _, printed = package(*LIVE)

    assert "placeholder" not in printed


def test_settings_may_come_from_the_environment(package):
    status, printed = package(
        ENDPOINT_NA=NA,
        PRIVACY_URL="https://evenings.test/privacy.html",
        PRIVACY_CONTACT="us@evenings.test",
    )

    assert (status, "placeholder" in printed) == (0, False)


def test_placeholders_are_named_and_stop_an_upload(project, package):
    status, printed = package()

    assert status == 1
    for option in ("--endpoint NA=ARN", "--privacy-url", "--contact"):
        assert option in printed
    assert (project / "build" / "skill-package" / "skill.json").is_file()


def test_placeholders_are_fine_in_a_draft(package):
    status, printed = package("--draft")

    assert status == 0
    assert "still a placeholder: endpoint" in printed


def test_a_region_with_a_placeholder_is_named(package):
    account = NA.replace("123456789012", "0" * 12)

    _, printed = package(*LIVE, "--endpoint", f"NA={account}")
    assert "still a placeholder: endpoint NA" in printed


def test_a_fault_leaves_no_package_not_even_an_older_one(project, package):
    package(*LIVE)

    status, printed = package(*LIVE, "--privacy-url", "http://evenings.test/privacy.html")
    assert status == 1
    assert "is not https" in printed
    assert not (project / "build" / "skill-package").exists()


def test_an_https_endpoint_needs_the_kind_of_its_certificate(package):
    address = ["--endpoint", "NA=https://evenings.test/alexa"]

    assert package(*LIVE, *address)[0] == 1
    assert package(*LIVE, *address, "--certificate", "Trusted")[0] == 0


def test_each_locale_with_a_model_is_packaged(project, ear_for):
    models = project / "interaction_models"
    (models / "en-GB.json").write_bytes((models / "en-US.json").read_bytes())
    ear = ear_for(dict.fromkeys(("en-US", "en-GB"), models / "en-US.json"))

    assert run(LIVE, ear=ear, root=project, screen=StringIO()) == 0
    packaged = project / "build" / "skill-package"
    assert files(packaged / "interactionModels" / "custom") == ["en-GB.json", "en-US.json"]
    assert len(files(packaged / "assets")) == 4


def test_a_project_without_a_model_or_with_a_broken_one_is_refused(project, package):
    model = project / "interaction_models" / "en-US.json"
    model.write_text("{}")
    assert "is not an interaction model" in package(*LIVE)[1]

    model.unlink()
    assert "interaction_models/ has no model" in package(*LIVE)[1]


def test_what_could_not_be_checked_is_said(project):
    screen = StringIO()
    run(LIVE, root=project, screen=screen)

    assert "not checked: Amazon's schema" in screen.getvalue()
    assert "not checked: whether phrases are heard" in screen.getvalue()


@pytest.mark.parametrize("wrong", ["NA", "ASIA=https://evenings.test/alexa", "NA="])
def test_an_endpoint_without_a_region_is_refused(package, wrong, capsys):
    with pytest.raises(SystemExit):
        package("--endpoint", wrong)
    assert "is not REGION=URI" in capsys.readouterr().err
