"""One scene for all that try every page: made once for a worker, committed in a database of its own, with everybody
signed in already. Each test works on it in a transaction that is rolled back."""

from __future__ import annotations

import contextlib
import copy
import shutil
import time
import uuid

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings

from lawburrows.accounts import sessions
from tests.conftest import as_role, clone, drop
from tests.house.building import build_scene
from tests.house.scene import Scene
from tests.people import POSTS, World, build_world


@contextlib.contextmanager
def in_another(name: str, link):
    """The connection leads to another database for a while; both links stay open, with all that they have planned."""
    before = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = link, name
    try:
        if link is None:
            connection.connect()
        yield
    finally:
        connection.connection, connection.settings_dict["NAME"] = before


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
def standing(server, django_db_setup, django_db_blocker, tmp_path_factory):
    """The scene, the name of its database, the link to it and the folder of its files."""
    name, uploads = f"scene_{uuid.uuid4().hex[:10]}", tmp_path_factory.mktemp("uploads")
    clone(server, name)
    with django_db_blocker.unblock(), override_settings(UPLOADS=uploads), in_another(name, None):
        link = connection.connection
        with transaction.atomic():
            with as_role("owner"):
                world = build_world()
            scene = build_scene(world)
            scene.sessions = signed_in(world)
    yield scene, name, link, uploads
    link.close()
    drop(server, name)


@pytest.fixture
def _before(standing):
    """Stands before `db`, whose transaction is then one of the scene's database."""
    _, name, link, _ = standing
    with in_another(name, link):
        yield


@pytest.fixture
def scene(_before, db, standing, settings, tmp_path) -> Scene:
    """A copy that this test may change; what it files is its own."""
    made, _, _, uploads = standing
    settings.UPLOADS = shutil.copytree(uploads, tmp_path / "uploads")
    return copy.deepcopy(made)


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
