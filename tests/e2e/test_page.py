from __future__ import annotations

import pytest


@pytest.fixture
def page(desk, browser):
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(desk.url)
    page.uncheck("#voice")
    yield page
    page.close()
    assert faults == []


def say(page, words: str) -> None:
    page.fill("#utterance", words)
    page.press("#utterance", "Enter")


def at_most(page, seconds: float) -> None:
    page.set_default_timeout(seconds * 1000)


def test_a_question_is_asked_by_clicking_a_phrase(page):
    page.click("#phrases >> text=ask us a question")

    page.wait_for_selector("#log .alexa .quiet")
    assert page.text_content("#intent") == "AskQuestionIntent"
    assert page.get_attribute("body", "data-session") == "open"


def test_a_whole_exercise_plays_at_sixty_times_the_speed(page):
    at_most(page, 20)
    page.fill("#speed", "60")
    page.uncheck("#patience")
    say(page, "ask evening together to start a two minute listening exercise")
    page.wait_for_function("document.querySelector('#echo').dataset.mode === 'listening'")
    say(page, "yes")
    page.wait_for_function("document.querySelector('#echo').dataset.mode === 'quiet'")
    say(page, "pause")
    page.wait_for_function("document.querySelector('#where').textContent.includes('Guiding')")
    page.wait_for_function("document.querySelector('#intent').textContent.includes('Pause')")
    say(page, "resume")
    page.wait_for_function("document.querySelector('#intent').textContent.includes('Resume')")
    page.wait_for_function("document.querySelector('#echo').dataset.mode === 'listening'")
    page.click("#lost")
    page.wait_for_function("document.body.dataset.session === 'closed'")
    page.reload()
    page.fill("#speed", "60")
    page.uncheck("#patience")
    page.click("#phrases >> text=open evening together")
    page.wait_for_function("document.querySelector('#where').textContent.includes('Returning')")
    say(page, "yes")
    page.wait_for_function("document.querySelector('#where').textContent.includes('to Guiding')")
    page.wait_for_function("document.querySelector('#echo').dataset.mode === 'listening'")
    say(page, "no")
    page.wait_for_function("document.body.dataset.session === 'closed'")


def test_silence_closes_the_session_after_the_reprompt(page):
    at_most(page, 20)
    page.fill("#speed", "60")
    page.click("#phrases >> text=open evening together")
    page.wait_for_selector("#log .note >> text=after silence")
    page.wait_for_selector("#log .note >> text=Nobody answered")
    page.wait_for_function("document.body.dataset.session === 'closed'")


def test_words_into_a_closed_session_are_explained(page):
    say(page, "another")

    page.wait_for_selector("#log .note >> text=open evening together")
