import copy

import pytest

from skill.models.schema import strict, validate

SPEC = {
    "definitions": {
        "Home": {
            "type": "object",
            "required": ["room"],
            "properties": {
                "room": {"$ref": "#/definitions/Room"},
                "lamps": {"type": "array", "items": {"$ref": "#/definitions/Lamp"}},
            },
        },
        "Room": {"type": "object", "properties": {"size": {"type": "integer"}}},
        "Lamp": {
            "type": "object",
            "discriminator": "kind",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
        },
        "Candle": {
            "allOf": [
                {"$ref": "#/definitions/Lamp"},
                {"type": "object", "properties": {"wax": {"type": "string"}}},
            ]
        },
        "v1.skill.interactionModel.TypeValueObject": {
            "type": "object",
            "required": ["synonyms", "value"],
            "properties": {
                "value": {"type": "string"},
                "synonyms": {"type": "array", "minItems": 1},
            },
        },
    }
}


def test_a_document_that_fits_has_nothing_wrong():
    assert validate({"room": {"size": 3}}, "Home", SPEC) == []


def test_what_is_wrong_is_told_with_its_path():
    assert validate({"room": {"size": "large"}}, "Home", SPEC) == [
        "room/size: 'large' is not of type 'integer'"
    ]


def test_what_is_lacking_is_told():
    assert validate({}, "Home", SPEC) == [": 'room' is a required property"]


def test_a_key_nobody_knows_is_wrong():
    (wrong,) = validate({"room": {"sise": 3}}, "Home", SPEC)

    assert wrong.startswith("room: Additional properties are not allowed ('sise'")


def test_parts_told_apart_by_a_discriminator_may_have_keys_of_their_own():
    lamps = [{"kind": "candle", "wax": "bees"}]

    assert validate({"room": {}, "lamps": lamps}, "Home", SPEC) == []
    assert validate(lamps[0], "Candle", SPEC) == []


def test_a_value_needs_no_synonyms():
    kind = "v1.skill.interactionModel.TypeValueObject"

    assert validate({"value": "light"}, kind, SPEC) == []
    assert validate({"value": "light", "synonyms": []}, kind, SPEC) == []


def test_the_spec_itself_is_left_as_it_is():
    before = copy.deepcopy(SPEC)

    strict(SPEC["definitions"])
    validate({"room": {}}, "Home", SPEC)

    assert before == SPEC


def test_a_definition_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        validate({}, "Garden", SPEC)
