"""One scene for all that try every page: made once for a worker, committed in a database of its own, with everybody
signed in already. Each test works on it in a transaction that is rolled back."""

from __future__ import annotations

import copy
import shutil
import time

import pytest
from django.conf import settings
from django.test import Client, override_settings

from lawburrows.accounts import sessions
from tests.conftest import people, stands
from tests.house.building import build_scene
from tests.house.scene import Scene
from tests.people import POSTS, World


def signed_in(world: World) -> dict[str, str]:
    """A session for everybody; it counts as used an hour from now, so that no request need write it."""
    keys = {}
    for name in POSTS:
        client = Client()
        client.force_login(getattr(world, name))
        session = client.session
        session[sessions.SINCE], session[sessions.USED] = time.time(), time.time() + 3600
        session[sessions.MISSING] = False
        session.save()
        keys[name] = session.session_key
    return keys


@pytest.fixture(scope="session")
def uploads(tmp_path_factory):
    """The folder of the scene's files."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="session")
def standing(server, django_db_setup, django_db_blocker, uploads):
    """The scene in place of the people alone."""

    def make() -> Scene:
        scene = build_scene(people())
        scene.sessions = signed_in(scene.world)
        return scene

    with override_settings(UPLOADS=uploads), stands(server, django_db_blocker, make) as found:
        yield found


@pytest.fixture
def scene(db, standing, settings, tmp_path, uploads) -> Scene:
    """A copy that this test may change; what it files is its own."""
    settings.UPLOADS = shutil.copytree(uploads, tmp_path / "uploads")
    return copy.deepcopy(standing.made)


@pytest.fixture
def world(scene) -> World:
    """The people of the scene."""
    return scene.world


@pytest.fixture
def sign_in(client, scene):
    """Let one of the personas be the one who asks."""

    def signed(persona: str) -> None:
        client.cookies.clear()
        client.cookies[settings.SESSION_COOKIE_NAME] = scene.sessions[persona]

    return signed
