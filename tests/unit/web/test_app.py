import http.client
import io
import json
import logging
import subprocess
import sys
import threading
from contextlib import contextmanager
from urllib.error import URLError

import pytest
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_request_type
from posts import URL, envelope
from werkzeug.serving import make_server

from chains import pem, signer
from skill.web.app import create_app, loopback
from skill.web.dispatch import dispatcher

APOLOGY = json.dumps(
    {
        "version": "1.0",
        "response": {"outputSpeech": {"type": "SSML", "ssml": "<speak>Sorry.</speak>"}},
    }
)
SECRET = "what she whispered"


@pytest.fixture(scope="session")
def skill():
    builder = SkillBuilder()

    @builder.request_handler(is_request_type("LaunchRequest"))
    def greet(handler_input):
        return handler_input.response_builder.speak("Good evening, René.").response

    @builder.request_handler(is_request_type("SessionEndedRequest"))
    def crash(_):
        raise RuntimeError(SECRET)

    return builder.create()


@pytest.fixture
def app(skill, verifier):
    return create_app(dispatcher(skill, lambda _text: APOLOGY), verifier)


@pytest.fixture
def send(app):
    def send(post, **more):
        return app.test_client().post("/alexa", data=post.body, headers=post.headers, **more)

    return send


def speech(answer):
    assert answer.status_code == 200
    assert answer.content_type == "application/json;charset=UTF-8"
    return answer.json["response"]["outputSpeech"]["ssml"]


def refused(answer, status=400):
    return (answer.status_code, answer.data) == (status, b"")


def test_a_request_of_alexas_is_answered(send, post):
    assert speech(send(post)) == "<speak>Good evening, René.</speak>"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "x", ""]
)
def test_the_signature_counts_not_the_content_type(content_type, send, post):
    assert speech(send(post, content_type=content_type))
    assert refused(send(post.with_headers(Signature_256="AAAA"), content_type=content_type))


def test_a_changed_body_is_refused_and_not_dispatched(app, verifier, post):
    dispatched = []
    app = create_app(dispatched.append, verifier)
    answer = app.test_client().post("/alexa", data=post.body + b" ", headers=post.headers)

    assert refused(answer)
    assert dispatched == []


@pytest.mark.parametrize(
    "spoilt",
    [
        {"Signature_256": None},
        {"SignatureCertChainUrl": None},
        {"Signature_256": "%%%"},
        {"Signature_256": "A"},
        {"SignatureCertChainUrl": "https://s3.amazonaws.com:x/echo.api/x.pem"},
        {"SignatureCertChainUrl": "https://[s3.amazonaws.com/echo.api/x.pem"},
        {"SignatureCertChainUrl": "https://s3.amazonaws.com/echo.api/unknown.pem"},
    ],
)
def test_spoilt_headers_are_400_and_empty(spoilt, send, post):
    assert refused(send(post.with_headers(**spoilt)))


@pytest.mark.parametrize("failure", [URLError("unreachable"), TimeoutError(), ConnectionError()])
def test_a_certificate_that_cannot_be_fetched_is_400_and_empty(failure, send, post, world):
    world.served[URL] = failure

    assert refused(send(post))


@pytest.mark.parametrize("names", [(), ("evil.example",), ("*.amazon.com",)])
def test_a_certificate_without_amazons_name_is_400_and_empty(names, send, post, world, middle):
    world.served[URL] = pem(signer(middle, *names), middle)

    assert refused(send(post))


@pytest.mark.parametrize(
    "event",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        {},
        envelope(timestamp="2026-06-01T20:00:00Z"),
        envelope(session={}),
    ],
)
def test_a_signed_body_that_is_not_for_us_now_is_400_and_empty(event, send, post):
    assert refused(send(post.about(event)))


def test_a_refusal_says_its_reason_to_the_log_only(send, post, caplog):
    with caplog.at_level(logging.WARNING):
        send(post.with_headers(SignatureCertChainUrl="https://evil.example/forged"))

    assert caplog.messages == ["refused: the certificate URL is not Amazon's"]


def test_what_the_sdk_cannot_read_gets_an_apology(send, post):
    assert speech(send(post.about(envelope("Nobody.KnowsThis")))) == "<speak>Sorry.</speak>"


def test_a_crash_gets_an_apology_and_its_message_stays_out_of_the_log(send, post, caplog):
    answer = send(post.about(envelope("SessionEndedRequest", session=...)))

    assert speech(answer) == "<speak>Sorry.</speak>"
    assert caplog.messages == ["not answered: RuntimeError"]
    assert SECRET not in caplog.text


def test_whatever_else_fails_is_500_and_empty(verifier, post, caplog):
    def broken(_):
        raise RuntimeError(SECRET)

    client = create_app(broken, verifier).test_client()
    answer = client.post("/alexa", data=post.body, headers=post.headers)

    assert refused(answer, 500)
    assert SECRET not in caplog.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_post_is_allowed(method, app):
    answer = app.test_client().open("/alexa", method=method)

    assert refused(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_another_path_is_404_and_empty(app):
    assert refused(app.test_client().get("/static/x"), 404)
    assert refused(app.test_client().post("/alexa/"), 404)


def test_a_body_over_the_limit_is_413_and_empty(app, send, post, world):
    at_the_limit = post.about(b" " * 256 * 1024)
    over = post.about(b" " * (256 * 1024 + 1))

    assert refused(send(at_the_limit))
    world.asked.clear()
    assert refused(send(over), 413)
    chunked = app.test_client().post(
        "/alexa",
        input_stream=io.BytesIO(over.body),
        headers=over.headers,
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert refused(chunked, 413)
    assert world.asked == []


def test_health_needs_nothing_but_the_process(app, world):
    answer = app.test_client().get("/health")

    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert world.asked == []


def test_an_app_is_verified_or_says_that_it_is_not(skill, verifier):
    dispatch = dispatcher(skill, lambda _text: APOLOGY)

    with pytest.raises(ValueError, match="verifier"):
        create_app(dispatch, None)
    with pytest.raises(ValueError, match="verifier"):
        create_app(dispatch, verifier, unverified=True)


@pytest.fixture
def unverified(skill):
    client = create_app(
        dispatcher(skill, lambda _text: APOLOGY), None, unverified=True
    ).test_client()

    def unverified(address, **headers):
        return client.post(
            "/alexa",
            json=envelope(),
            headers={name.replace("_", "-"): value for name, value in headers.items()},
            environ_overrides={"REMOTE_ADDR": address},
        )

    return unverified


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
def test_unverified_answers_this_machine(address, unverified):
    assert speech(unverified(address))


@pytest.mark.parametrize(
    "address", ["192.168.1.2", "8.8.8.8", "0.0.0.0", "::ffff:8.8.8.8", "", "x"]
)
def test_unverified_answers_nobody_else(address, unverified):
    assert refused(unverified(address), 403)


@pytest.mark.parametrize("header", ["Forwarded", "X_Forwarded_For", "Origin"])
def test_unverified_answers_nobody_through_a_proxy_or_a_page(header, unverified):
    assert refused(unverified("127.0.0.1", **{header: "x"}), 403)


def test_a_server_can_ask_whether_a_host_is_this_machine():
    assert all(map(loopback, ["localhost", "127.0.0.1", "::1"]))
    assert not any(map(loopback, ["0.0.0.0", "::", "", "example.com", "localhost.example", None]))


@contextmanager
def serving(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    try:
        yield connection
    finally:
        connection.close()
        server.shutdown()
        thread.join()
        server.server_close()


def test_over_real_sockets_a_signed_request_is_answered(app, post):
    with serving(app) as connection:
        connection.request("POST", "/alexa", post.body, post.headers)
        answer = connection.getresponse()

        assert answer.status == 200
        assert "Good evening, René." in json.load(answer)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("header", ["Signature-256", "SignatureCertChainUrl"])
def test_over_real_sockets_a_header_sent_twice_is_refused(header, app, post):
    with serving(app) as connection:
        connection.putrequest("POST", "/alexa")
        for name, value in [*post.headers.items(), (header, post.headers[header])]:
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(len(post.body)))
        connection.endheaders(post.body)
        answer = connection.getresponse()

        assert (answer.status, answer.read()) == (400, b"")


def test_the_sdk_can_be_imported_whatever_openssl_there_is():
    # Only compiling the SDK's own sources warns, once, where an installer left that to us.
    told = ["-Wignore::SyntaxWarning", "-Wignore:invalid escape sequence:DeprecationWarning"]
    code = (
        "import sys; from skill.web.sdk import WebserviceSkillHandler as handler;"
        "print(handler.__name__, sorted(name for name in sys.modules if 'certvalidator' in name))"
    )

    run = subprocess.run(
        [sys.executable, "-Werror", *told, "-c", code], capture_output=True, text=True, check=False
    )

    assert (run.stdout, run.stderr) == ("WebserviceSkillHandler []\n", "")


def test_the_sdks_own_verification_refuses_everything(amazon, middle):
    from ask_sdk_webservice_support.verifier import RequestVerifier

    with pytest.raises(NotImplementedError, match="stays off"):
        RequestVerifier()._validate_cert_chain(pem(amazon, middle))
