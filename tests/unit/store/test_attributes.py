"""Plain data survives DynamoDB's form, and nothing else gets in."""

import pytest
from hypothesis import given

from any_couple import couples
from skill.store import codec
from skill.store.attributes import decode, encode


@given(couples)
def test_what_is_encoded_is_decoded(couple):
    item = codec.dump(couple)

    assert decode(encode(item)) == item


def test_each_type_has_its_letter():
    assert encode(["a", 1, True, b"\0", {"x": []}]) == {
        "L": [{"S": "a"}, {"N": "1"}, {"BOOL": True}, {"B": b"\0"}, {"M": {"x": {"L": []}}}]
    }


@pytest.mark.parametrize("value", [1.5, None, ("a",), {"a"}])
def test_other_types_are_refused(value):
    with pytest.raises(TypeError, match=type(value).__name__):
        encode(value)


def test_a_type_we_never_write_comes_as_it_is():
    assert decode({"M": {"weather": {"SS": ["rain"]}}}) == {"weather": ["rain"]}
