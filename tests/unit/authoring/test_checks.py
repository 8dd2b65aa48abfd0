"""Each rule for questions, cues and ideas is shown to find the one thing that breaks it."""

from __future__ import annotations

import time
from random import Random

import pytest
from planted import only, planted, rules, written

from skill.authoring.checks import balance, phrasing, sameness, schema, vocabulary
from skill.authoring.likeness import taken_apart, worth_comparing
from skill.authoring.reading import words
from skill.authoring.wordlists import words_in

NEW = 999

PHRASINGS = [
    ("length", "question", f"What would you do with a {'very ' * 22}long afternoon of your own?"),
    ("time to say", "question", f"What, {'now, ' * 22} would you eat, drink, sing and bake today?"),
    ("one sentence", "question", "You have a day off. What would you cook first?"),
    ("one sentence", "opener", "Tell a joke. Make it short. Then laugh."),
    ("question mark", "question", "What would you cook first."),
    ("question mark", "question", "What? Which soup would you cook first?"),
    ("question mark", "opener", "Tell each other what you would cook first, would you?"),
    ("open form", "question", "Do you like to cook on a day off?"),
    ("open form", "question", "Why do you cook so late in the day?"),
    ("open form", "question", "So you like to cook, what is the best soup?"),
    ("open form", "finish", "The best soup I know is."),
    ("open form", "opener", "Is there a soup you would like to sing about."),
    ("open form", "tell-me-about", "Have a think about the best soup."),
    ("open form", "guess", "Why would your partner cook soup at night?"),
    ("double-barrelled", "question", "What soup do you like, and how do you make it?"),
    ("double-barrelled", "question", "Which soup is best, when would you make it for two?"),
    ("characters", "question", "What would you cook for 12 guests?"),
    ("characters", "question", "What would you cook for “grand” guests?"),
    ("characters", "question", "What would you cook  for two guests?"),
]


@pytest.mark.parametrize(("rule", "form", "text"), PHRASINGS)
def test_a_question_that_is_hard_to_say_or_answer_is_found(rule, form, text):
    source = planted("questions", NEW, text=text, form=form)

    assert rule in rules(phrasing.check, source, NEW)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("would-you-rather", "Would you rather cook soup or bake a cake?"),
        ("guess", "Is it soup that your partner would cook first?"),
        ("opener", "Think of a soup. Tell the story of how you first had it."),
    ],
)
def test_a_form_may_begin_in_its_own_way(form, text):
    source = planted("questions", NEW, text=text, form=form)

    assert not rules(phrasing.check, source, NEW)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("question mark", "Listener, what did you like?"),
        ("one sentence", "Nod. Smile. Breathe. Nod again."),
        ("length", f"Listener, say {'very ' * 26} softly what stayed."),
        (
            "time to say",
            "Listener, nod, smile, hum, bow, wave, clap, sigh, grin, wink, rest, " * 2 + ".",
        ),
        ("characters", "Listener, say *one* word of that."),
    ],
)
def test_a_cue_that_cannot_be_followed_is_found(rule, text):
    assert rule in rules(phrasing.check, planted("cues", NEW, text=text), NEW)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("question mark", {"text": "Bake a cake. Who eats it first?"}),
        ("one sentence", {"text": "Bake it. Cool it. Cut it. Eat it. Rest."}),
        ("time to say", {"text": "Bake a cake with plums, then cut it with care. " * 4}),
        ("length", {"title": "a cake with plums and pears and nuts and cream and love"}),
        ("title", {"title": "bake a cake together"}),
        ("title", {"title": "a cake for two."}),
        ("characters", {"text": "Bake a cake & eat it."}),
    ],
)
def test_an_idea_that_is_hard_to_follow_by_ear_is_found(rule, fields):
    assert rule in rules(phrasing.check, planted("ideas", NEW, **fields), NEW)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("banned", "What do you do when your partner never cooks?"),
        ("worksheet", "Which love language do you speak at home?"),
        ("heteronyms", "Which book would you read out loud at night?"),
        ("inclusive", "What would your wife cook first?"),
        ("inclusive", "What did she cook for you last?"),
        ("inclusive", "Which christmas song do you like best?"),
        ("hazard", "Which wine would you pour first?"),
        ("ability", "What do you see from your window at night?"),
        ("grade", "Which complicated extracurricular obligations invariably exhaust everybody?"),
    ],
)
def test_a_word_that_hurts_or_puzzles_is_found(rule, text):
    source = planted("questions", NEW, text=text, gates=[], depth=2)

    assert rule in rules(vocabulary.check, source, NEW)


def test_a_gate_lets_its_own_words_through():
    text = "Which song of the church choir do you still hum?"
    gated = planted("questions", NEW, text=text, gates=["faith"], depth=1)

    assert not rules(vocabulary.check, gated, NEW)


def test_a_hazard_needs_its_gate_and_some_depth():
    text = "Who taught you how to keep out of debt?"

    assert not rules(
        vocabulary.check, planted("questions", NEW, text=text, gates=["money"], depth=2), NEW
    )
    for wrong in ({"gates": ["money"], "depth": 1}, {"gates": ["work"], "depth": 2}):
        assert "hazard" in rules(
            vocabulary.check, planted("questions", NEW, text=text, **wrong), NEW
        )


def test_a_deep_question_may_be_a_grade_harder():
    text = "How many pillows would you own if nobody ever counted them?"

    assert "grade" in rules(vocabulary.check, planted("questions", NEW, text=text, depth=2), NEW)
    assert "grade" not in rules(
        vocabulary.check, planted("questions", NEW, text=text, depth=3), NEW
    )


def test_a_cue_asks_nothing_of_a_body():
    source = planted("cues", NEW, text="Listener, stand up and bring a glass of water.")

    assert "ability" in rules(vocabulary.check, source, NEW)


def test_an_idea_suits_those_it_claims_to_suit():
    walk = {"title": "a slow round", "text": "Walk around the block.", "access": ["seated"]}

    assert "ability" in rules(vocabulary.check, planted("ideas", NEW, **walk), NEW)
    honest = walk | {"access": ["low-hearing"]}
    assert not rules(vocabulary.check, planted("ideas", NEW, **honest), NEW)
    other_way = walk | {"text": "Walk around the block, or sit on a bench."}
    assert not rules(vocabulary.check, planted("ideas", NEW, **other_way), NEW)


SOUP = "Which soup would you cook for a tired friend on a rainy night?"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("exact duplicate", "which soup would you cook, for a tired friend on a rainy night"),
        ("near duplicate", "What soup could you cook for one tired friend some rainy night?"),
        ("near duplicate", "Which soup would you cook for a tired friend on a rainy night in May?"),
        ("near duplicate", "Which soups would you cook for tired friends on rainy nights?"),
    ],
)
def test_a_thought_said_twice_is_found(rule, text):
    like = written().questions[1]
    source = only("questions", {1: {**like, "text": SOUP}, 2: {**like, "text": text}})

    assert rule in rules(sameness.check, source, 2)


def test_a_text_made_of_anothers_words_is_found():
    like = written().questions[1]
    longer = "Which soup would you cook by lamplight, with herbs, barley, ginger and seven hungry neighbors?"
    texts = {1: "Which soup would you cook?", 2: longer}
    source = only("questions", {n: {**like, "text": text} for n, text in texts.items()})

    assert "near duplicate" in rules(sameness.check, source, 2)


def test_two_thoughts_about_one_thing_are_two_thoughts():
    like = written().questions[1]
    other = "Who brought you soup when you last had a cold?"
    source = only("questions", {1: {**like, "text": SOUP}, 2: {**like, "text": other}})

    assert not rules(sameness.check, source, 2)


def test_cues_and_ideas_are_compared_with_their_own_kind():
    cue, idea = written().cues[1], written().ideas[1]

    assert "exact duplicate" in rules(sameness.check, planted("cues", NEW, text=cue["text"]), NEW)
    twice = planted("ideas", NEW, title=idea["title"], text=idea["text"])
    assert "exact duplicate" in rules(sameness.check, twice, NEW)


def test_an_opening_that_wears_out_is_found():
    like = written().questions[1]
    items = {n: {**like, "text": f"Zebra {n} hums"} for n in range(100)}
    items |= {n: {**like, "text": f"What would you {'abcd'[n]}"} for n in range(4)}

    assert "openings" in rules(sameness.check, only("questions", items), 0)


def test_neighbours_that_begin_alike_are_found():
    like = written().questions[1]
    texts = {1: "How might a cat cook soup?", 2: "How might you two mark a small win?"}
    source = only("questions", {n: {**like, "text": text} for n, text in texts.items()})

    assert "neighbours" in rules(sameness.check, source, 2)


def test_no_pair_with_the_same_words_escapes_comparing():
    """Pairs are found by their rarer words; all that share three in five must be among them."""
    texts = {n: taken_apart(item["text"]) for n, item in written().questions.items()}
    for number in range(1, 50):
        shuffled = sorted(texts[number].content)[: -(len(texts[number].content) // 3) or None]
        texts[1000 + number] = taken_apart(" ".join(shuffled))
    pairs = {frozenset(pair) for pair in worth_comparing(texts)}

    for number in range(1, 50):
        assert frozenset({number, 1000 + number}) in pairs


def test_thousands_of_questions_are_compared_in_seconds():
    """Frames of real questions, most of their words swapped for others as frequent as they."""
    random, plain = Random(1), words_in("plain")
    frames = [words(item["text"]) for item in written().questions.values()]
    pool = [word for frame in frames for word in frame if word not in plain]
    texts = {
        n: " ".join(
            word if word in plain or random.random() < 0.2 else random.choice(pool)
            for word in random.choice(frames)
        )
        for n in range(3200)
    }
    like = written().questions[1]
    source = only("questions", {n: {**like, "text": text} for n, text in texts.items()})
    began = time.perf_counter()

    rules(sameness.check, source)

    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("questions", {"practice": "P7"}),
        ("questions", {"depth": 4}),
        ("questions", {"tone": "stern"}),
        ("questions", {"form": "quiz"}),
        ("questions", {"topics": ["weather"]}),
        ("questions", {"topics": []}),
        ("questions", {"gates": ["sports"]}),
        ("questions", {"kids_ok": "yes"}),
        ("questions", {"colour": "blue"}),
        ("questions", {"id": "one"}),
        ("questions", {"provenance": {"source": "a deck", "author": "machine", "reviewed": True}}),
        ("questions", {"provenance": {"source": "own", "author": "nobody", "reviewed": True}}),
        ("questions", {"provenance": {"source": "own", "author": "human"}}),
        ("ideas", {"place": "moon"}),
        ("ideas", {"minutes": 45}),
        ("ideas", {"access": []}),
        ("ideas", {"alcohol": True}),
        ("cues", {"kind": "judge"}),
        ("cues", {"depths": []}),
    ],
)
def test_a_field_outside_its_list_is_found(kind, fields):
    assert "schema" in rules(schema.check, planted(kind, NEW, **fields), NEW)


def test_a_missing_field_is_found():
    item = {name: value for name, value in written().questions[1].items() if name != "tone"}

    assert "schema" in rules(schema.check, only("questions", {1: item}), 1)


def test_a_topic_that_is_off_by_default_needs_its_gate():
    source = planted("questions", NEW, topics=["money"], gates=[])

    assert "gate" in rules(schema.check, source, NEW)


@pytest.mark.parametrize("angle", [NEW, 12345])
def test_an_angle_of_nothing_is_found(angle):
    assert "angle" in rules(schema.check, planted("questions", NEW, angle_of=angle), NEW)


def cells(source):
    return {(finding.file, finding.item) for finding in balance.check(source)}


def without(kind, holds):
    items = {n: item for n, item in getattr(written(), kind).items() if not holds(item)}
    return only(kind, items)


@pytest.mark.parametrize(
    ("cell", "gone"),
    [
        ("all", lambda q: q["id"] == 1),
        ("P3 depth 2", lambda q: q["practice"] == "P3" and q["depth"] == 2),
        ("playful", lambda q: q["tone"] == "playful"),
        ("openers", lambda q: q["form"] in {"opener", "finish", "tell-me-about"}),
    ],
)
def test_too_few_questions_of_a_kind_are_found(cell, gone):
    assert ("questions", cell) in cells(without("questions", gone))


def test_too_much_of_one_topic_is_found():
    items = {n: {**item, "topics": ["food"]} for n, item in written().questions.items()}

    assert ("questions", "food") in cells(only("questions", items))


@pytest.mark.parametrize(
    ("cell", "gone"),
    [
        ("all", lambda i: i["id"] == 1),
        ("at home", lambda i: i["place"] == "home"),
        ("free", lambda i: i["cost"] == "free"),
        ("an hour at most", lambda i: i["minutes"] <= 60),
        ("half an hour at most", lambda i: i["minutes"] <= 30),
        ("for two tired people", lambda i: i["energy"] == 1),
        ("with children asleep", lambda i: i["kids"] == "asleep"),
        ("with children", lambda i: i["kids"] == "with"),
        ("possible seated", lambda i: "seated" in i["access"]),
        ("rain-proof", lambda i: i["weather"] not in {"dry", "hot"}),
        ("without a car", lambda i: not i["car"]),
        ("unusual", lambda i: i["novelty"] >= 4),
        ("winter", lambda i: i["season"] == "winter"),
        ("town and free", lambda i: i["place"] == "town" and i["cost"] == "free"),
        ("garden and 15", lambda i: i["place"] == "garden" and i["minutes"] == 15),
    ],
)
def test_too_few_ideas_of_a_kind_are_found(cell, gone):
    assert ("ideas", cell) in cells(without("ideas", gone))


def test_a_trip_need_not_be_free_or_short():
    found = cells(written())

    assert not found & {("ideas", "trip and free"), ("ideas", "trip and 15")}


def test_too_few_cues_are_found_where_they_lack_and_at_the_questions_they_leave_alone():
    source = without("cues", lambda cue: 3 in cue["depths"])
    found = list(balance.check(source))

    assert ("cues", "P1 depth 3") in {(f.file, f.item) for f in found}
    assert {f.rule for f in found if f.item == 6} == {"cue fit"}
