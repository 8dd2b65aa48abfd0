from skill.domain.couple import Couple


def test_the_steps_a_reviewer_is_given_go_as_told(home, texts):
    echo = home.echo()
    for step in texts.steps:
        home.wait(60)
        assert echo.say(step.says).intent == step.means, step.says
        if "Answer yes" in step.then:
            home.wait(10)
            assert echo.say("yes").intent == "AMAZON.YesIntent", step.says

    assert home.couple == Couple()
