import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from posts import SKILL, URL, envelope

from chains import AMAZON, NOW, pem, signer
from skill.web.certificates import Certificates
from skill.web.verifier import Refused, Verifier


@pytest.fixture
def verify(verifier):
    return lambda post: verifier.verify(post.headers.items(), post.body)


@pytest.fixture
def refuse(verify):
    def refuse(post, because):
        with pytest.raises(Refused, match=because):
            verify(post)

    return refuse


def test_a_request_of_alexas_passes(verify, post):
    assert verify(post) is None


def test_header_names_have_no_case(verifier, post):
    headers = [(name.upper(), value) for name, value in post.headers.items()]

    assert verifier.verify(headers, post.body) is None


def test_a_changed_body_is_refused(verifier, post):
    with pytest.raises(Refused, match="not of this body"):
        verifier.verify(post.headers.items(), post.body + b" ")


def test_a_signature_of_another_key_is_refused(refuse, post, middle):
    refuse(post.with_headers(Signature_256=middle.sign(post.body)), "not of this body")


@pytest.mark.parametrize("header", ["Signature_256", "SignatureCertChainUrl"])
def test_a_missing_header_is_refused(header, refuse, post):
    refuse(post.with_headers(**{header: None}), "missing")


def test_the_older_signature_does_not_count(refuse, post):
    signature = post.headers["Signature-256"]

    refuse(post.with_headers(Signature_256=None, Signature=signature), "missing")


@pytest.mark.parametrize("header", ["Signature-256", "SignatureCertChainUrl"])
def test_a_header_that_is_there_twice_is_refused(header, verifier, post):
    twice = [*post.headers.items(), (header.lower(), post.headers[header])]

    with pytest.raises(Refused, match="twice"):
        verifier.verify(twice, post.body)


@pytest.mark.parametrize("spoil", ["%%%", "{0} ", "{0}, {0}", "{0}=", " {0}", "é{0}", "AAAAA", "A"])
def test_a_signature_that_is_not_strictly_base64_is_refused(spoil, refuse, post):
    signature = spoil.format(post.headers["Signature-256"])

    refuse(post.with_headers(Signature_256=signature), "base64")


@pytest.mark.parametrize("signature", ["", "AAAA", "A" * 4096])
def test_a_signature_of_another_length_is_refused(signature, refuse, post):
    refuse(post.with_headers(Signature_256=signature), "not of this body")


def test_another_address_or_chain_is_refused(refuse, post, world, middle):
    refuse(post.with_headers(SignatureCertChainUrl=URL.replace("https", "http")), "URL")
    world.served[URL] = pem(signer(middle, "*.amazon.com"), middle)
    refuse(post, "wildcard")


def test_nothing_is_read_before_the_signature_holds(refuse, post):
    refuse(post.about(b"{not json").with_headers(Signature_256="AAAA"), "not of this body")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{not json",
        b"\xff{}",
        b"\xef\xbb\xbf{}",
        '{"request": {}}'.encode("utf-16"),
        b"[" * 200_000,
        b'{"a": ' + b"1" * 5000 + b"}",
    ],
    ids=["empty", "broken", "not utf-8", "marked", "utf-16", "deep", "long number"],
)
def test_what_is_not_json_in_utf_8_is_refused(body, refuse, post):
    refuse(post.about(body), "not JSON")


@pytest.mark.parametrize("body", [b"[]", b"null", b'"request"', b"1", b"NaN"])
def test_what_is_not_an_object_is_refused(body, refuse, post):
    refuse(post.about(body), "not an object")


@pytest.mark.parametrize(
    "timestamp",
    [
        "2026-06-01T20:30:00Z",
        "2026-06-01T20:30:00.123Z",
        "2026-06-01T20:30:00.123456Z",
        "2026-06-01T20:30:00+00:00",
        "2026-06-01T22:30:00+02:00",
        "2026-06-01T20:27:30Z",
        "2026-06-01T20:32:30Z",
    ],
)
def test_a_moment_of_the_last_or_next_150_seconds_passes(timestamp, verify, post):
    assert verify(post.about(envelope(timestamp=timestamp))) is None


@pytest.mark.parametrize(
    "timestamp",
    [
        "2026-06-01T20:27:29Z",
        "2026-06-01T20:32:31Z",
        "2026-06-01T20:30:00+02:00",
        "2025-06-01T20:30:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_another_moment_is_refused(timestamp, refuse, post):
    refuse(post.about(envelope(timestamp=timestamp)), "too old")


@pytest.mark.parametrize(
    "timestamp",
    ["2026-06-01T20:30:00", "2026-06-01", "20:30", "now", "", "2026-06-01T20:30:00Zz", "\0"],
)
def test_what_is_no_moment_is_refused(timestamp, refuse, post):
    refuse(post.about(envelope(timestamp=timestamp)), "not a moment")


@pytest.mark.parametrize(
    "timestamp",
    [round(NOW.timestamp() * 1000), NOW.timestamp(), None, True, [], {}, 10**400],
    ids=["milliseconds", "seconds", "null", "true", "list", "object", "huge"],
)
def test_a_timestamp_that_is_no_text_is_refused(timestamp, refuse, post):
    refuse(post.about(envelope(timestamp=timestamp)), "no timestamp")


@pytest.mark.parametrize("asked", [..., None, [], "LaunchRequest", {}, {"type": "LaunchRequest"}])
def test_a_request_without_a_type_or_a_timestamp_is_refused(asked, refuse, post):
    event = {
        name: part for name, part in (envelope() | {"request": asked}).items() if part is not ...
    }

    refuse(post.about(event), "no type")


EVENTS = [
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillPermissionChanged",
    "AlexaSkillEvent.ProactiveSubscriptionChanged",
    "Reminders.ReminderCreated",
    "Reminders.ReminderStatusChanged",
    "Messaging.MessageReceived",
]


@pytest.mark.parametrize("kind", EVENTS)
def test_an_event_may_be_an_hour_late_but_not_early(kind, verify, refuse, post):
    def event(timestamp):
        return post.about(envelope(kind, timestamp, session=...))

    assert verify(event("2026-06-01T19:30:00Z")) is None
    refuse(event("2026-06-01T19:29:59Z"), "too old")
    refuse(event("2026-06-01T20:32:31Z"), "future")


@pytest.mark.parametrize(
    "kind",
    ["IntentRequest", "LaunchRequest", "SessionEndedRequest", "XAlexaSkillEvent.SkillEnabled"],
)
def test_what_people_say_may_not_be_an_hour_late(kind, refuse, post):
    refuse(post.about(envelope(kind, "2026-06-01T20:00:00Z")), "too old")


OURS = {"application": {"applicationId": SKILL}}
THEIRS = {"application": {"applicationId": "amzn1.ask.skill.theirs"}}


@pytest.mark.parametrize(
    "parts",
    [
        {"session": ...},
        {"session": None},
        {"context": ...},
        {"context": None},
    ],
)
def test_our_name_in_context_or_session_is_enough(parts, verify, post):
    assert verify(post.about(envelope(**parts))) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"session": ..., "context": ...},
        {"session": None, "context": None},
        {"context": {"System": THEIRS}},
        {"context": {"System": THEIRS}, "session": ...},
        {"session": THEIRS},
        {"session": THEIRS, "context": ...},
        {"session": {}},
        {"session": []},
        {"context": {}},
        {"context": "System"},
        {"context": {"System": []}},
        {"context": {"System": {"application": SKILL}}},
        {"context": {"System": {"application": {"applicationId": SKILL.upper()}}}},
        {"context": {"System": {"application": {"applicationId": SKILL + " "}}}},
        {"context": {"System": {"application": {"applicationId": [SKILL]}}}},
        {"context": {"System": {"application": {"applicationId": None}}}, "session": OURS},
    ],
)
def test_another_skills_request_is_refused(parts, refuse, post):
    refuse(post.about(envelope(**parts)), "another skill")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
PARTS = st.fixed_dictionaries(
    {
        "request": JSON
        | st.fixed_dictionaries(
            {
                "type": st.text() | st.sampled_from(EVENTS),
                "timestamp": JSON | st.datetimes().map(str),
            }
        ),
        "context": JSON,
        "session": JSON,
    }
)


@given(event=JSON | PARTS)
def test_whatever_is_signed_there_is_a_verdict(amazon, middle, root, event):
    certificates = Certificates([root.certificate], lambda _: pem(amazon, middle), lambda: NOW)
    body = json.dumps(event).encode()
    headers = {"Signature-256": amazon.sign(body), "SignatureCertChainUrl": URL}

    with pytest.raises(Refused):
        Verifier(certificates, SKILL, lambda: NOW).verify(headers.items(), body)


@given(
    headers=st.dictionaries(
        st.sampled_from(["Signature-256", "SignatureCertChainUrl", "Signature"]),
        st.text() | st.sampled_from([URL, "AAAA"]),
    ),
    body=st.binary(),
)
def test_whatever_strangers_send_there_is_a_verdict(amazon, middle, root, headers, body):
    certificates = Certificates([root.certificate], lambda _: pem(amazon, middle), lambda: NOW)

    with pytest.raises(Refused):
        Verifier(certificates, SKILL, lambda: NOW).verify(headers.items(), body)


def test_the_name_must_be_in_the_certificate_that_signed(verifier, post, world, middle):
    theirs = signer(middle, "evil.example")
    world.served[URL] = pem(theirs, signer(middle, AMAZON), middle)

    with pytest.raises(Refused, match="chain"):
        verifier.verify(post.headers.items(), post.body)
