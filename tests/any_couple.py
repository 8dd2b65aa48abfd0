"""Any couple that the domain allows, for properties that must hold for all of them."""

from types import MappingProxyType

from hypothesis import strategies as st

from skill.domain.couple import DEVICES, EVENINGS, KEEPERS, RECENT, Couple, Evening, Heard, Place

counts = st.integers(0, 10**6)
numbers = st.integers(0, 65_535)
ids = st.from_regex(r"[a-z]([a-z0-9-]{0,18}[a-z0-9])?", fullmatch=True)
names = st.text(min_size=1, max_size=20)


def latest(elements, size):
    return st.lists(elements, max_size=size, unique=True).map(tuple)


heard = st.builds(
    Heard,
    bits=st.binary(max_size=400).map(lambda bits: bits.rstrip(b"\0")),
    recent=latest(numbers, RECENT),
)
evenings = st.builds(Evening, day=st.integers(1, 3_652_059), finished=latest(ids, 5))
places = st.builds(
    Place,
    practice=ids,
    minutes=st.integers(1, 30),
    first=st.integers(0, 1),
    step=st.integers(0, 40),
    left=st.none() | st.integers(0, 600),
    since=st.integers(0, 2**33),
)
hashes = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)

couples = st.builds(
    Couple,
    names=st.none() | st.tuples(names, names),
    first=st.integers(0, 1),
    visits=counts,
    depth=st.integers(1, 2),
    heard=st.dictionaries(st.sampled_from(["questions", "ideas", "cues"]), heard).map(
        MappingProxyType
    ),
    keepers=latest(numbers, KEEPERS),
    vetoes=latest(ids, 10),
    tonight=st.none() | st.tuples(st.integers(1, 3_652_059), numbers),
    evenings=st.lists(evenings, max_size=EVENINGS).map(tuple),
    nights=counts,
    unfinished=st.none() | places,
    without_quiet=latest(hashes | st.text(max_size=20), DEVICES),
    voiced=st.binary(max_size=60),
)
