import pytest
from posts import SKILL, URL, Post, World, envelope

from chains import AMAZON, authority, pem, signer
from skill.web.certificates import Certificates
from skill.web.verifier import Verifier


@pytest.fixture(scope="session")
def root():
    return authority("root")


@pytest.fixture(scope="session")
def middle(root):
    return authority("middle", root)


@pytest.fixture(scope="session")
def amazon(middle):
    return signer(middle, AMAZON)


@pytest.fixture
def world(amazon, middle):
    world = World()
    world.served[URL] = pem(amazon, middle)
    return world


@pytest.fixture
def certificates(root, world):
    return Certificates([root.certificate], world.fetch, world.clock)


@pytest.fixture
def verifier(certificates, world):
    return Verifier(certificates, SKILL, world.clock)


@pytest.fixture
def post(amazon):
    return Post(amazon, envelope())
