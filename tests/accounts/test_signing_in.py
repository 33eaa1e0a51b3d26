"""Signing in through the real pages: password, second factor, failures, and the end of a session."""

from __future__ import annotations

import re
from datetime import timedelta
from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from lawburrows.accounts import sessions
from lawburrows.audit.models import Aside, Entry
from tests.accounts.conftest import PASSWORD
from tests.conftest import as_role

pytestmark = pytest.mark.django_db


def code_of(secret: str) -> str:
    """What the authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def give_password(client, user, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def acts():
    with as_role("owner"):
        return list(Entry.objects.order_by("at").values_list("act", flat=True))


def set_up_app(client) -> str:
    """Set up an authenticator app, as the first sign-in asks; gives its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, page.url
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    return secret


class TestSignIn:
    def test_the_first_time_leads_to_setting_up_a_second_factor_and_nowhere_else(self, client, world):
        give_password(client, world.aileen)
        refused = client.get(reverse("notices:notices"))
        assert refused.status_code == 302
        assert refused.url == reverse("mfa_activate_totp")
        set_up_app(client)
        assert client.get(reverse("notices:notices")).status_code == 200

    def test_then_password_and_code_are_both_needed(self, client, world):
        give_password(client, world.aileen)
        secret = set_up_app(client)
        client.post(reverse("account_logout"))
        first = give_password(client, world.aileen)
        assert first.url == reverse("mfa_authenticate")
        assert client.get(reverse("notices:notices")).status_code == 302
        wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert "The code is wrong" in wrong.content.decode()
        used = Authenticator.objects.get(user=world.aileen, type="totp")
        assert secret not in str(used.data)
        # A code is good once; the one of setting up was used, so the next one is given.
        later = format_hotp_value(hotp_value(secret, int(time()) // 30 + 1))
        assert client.post(reverse("mfa_authenticate"), {"code": later}).status_code == 302
        assert client.get(reverse("notices:notices")).status_code == 200

    def test_every_step_is_in_the_trail(self, client, world):
        give_password(client, world.aileen, "wrong but long enough")
        give_password(client, world.aileen)
        set_up_app(client)
        client.post(reverse("account_logout"))
        found = acts()
        assert found[0] == "accounts.sign_in_failed"
        assert found[1] == "accounts.signed_in"
        assert "accounts.signed_out" in found
        with as_role("owner"):
            assert Aside.objects.get().text == world.aileen.email

    def test_a_wrong_password_says_the_same_as_an_unknown_address(self, client, world):
        known = give_password(client, world.aileen, "wrong but long enough").content.decode()
        unknown = client.post(
            reverse("account_login"), {"login": "nobody@lawburrows.example", "password": "wrong but long enough"}
        ).content.decode()
        masked = [
            re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page).replace(email, "")
            for page, email in ((known, world.aileen.email), (unknown, "nobody@lawburrows.example"))
        ]
        assert masked[0] == masked[1]
        assert "The e-mail address or the password is wrong" in known

    def test_is_locked_after_five_failures_even_for_the_right_password(self, client, world):
        for _ in range(5):
            give_password(client, world.aileen, "wrong but long enough")
        locked = give_password(client, world.aileen)
        assert "You have tried too often" in locked.content.decode()
        assert acts()[-1] == "accounts.sign_in_locked"
        assert "_auth_user_id" not in client.session

    def test_whoever_guesses_elsewhere_does_not_lock_out_the_owner(self, client, world):
        give_password(client, world.aileen)
        set_up_app(client)
        client.post(reverse("account_logout"))
        stranger = Client()
        for _ in range(6):
            give_password(stranger, world.aileen, "wrong but long enough")
        assert "You have tried too often" in give_password(stranger, world.aileen).content.decode()
        assert give_password(client, world.aileen).status_code == 302

    def test_a_forged_cookie_does_not_make_a_browser_known(self, client, world):
        client.cookies["lawburrows-known"] = f"1.{world.aileen.pk.hex}:forged"
        for _ in range(5):
            give_password(client, world.aileen, "wrong but long enough")
        assert "You have tried too often" in give_password(Client(), world.aileen).content.decode()

    def test_there_is_no_sign_up_and_no_reset_by_mail(self, client, world):
        for path in ("/accounts/signup/", "/accounts/password/reset/", "/accounts/email/"):
            assert client.get(path).status_code in (302, 404)
        assert client.post("/accounts/signup/", {}).status_code == 404

    def test_the_pages_of_ones_own_account_open(self, client, world):
        give_password(client, world.aileen)
        set_up_app(client)
        for name in (
            "mfa_index",
            "mfa_view_recovery_codes",
            "account_change_password",
            "usersessions_list",
            "mfa_add_webauthn",
            "mfa_list_webauthn",
            "account_reauthenticate",
            "account_logout",
        ):
            assert client.get(reverse(name)).status_code == 200, name
        words = {
            "oldpassword": PASSWORD,
            "password1": "new words for every day",
            "password2": "new words for every day",
        }
        assert client.post(reverse("account_change_password"), words).status_code == 302
        assert "accounts.password_changed" in acts()

    def test_the_last_second_factor_stays(self, client, world):
        give_password(client, world.aileen)
        set_up_app(client)
        page = client.post(reverse("mfa_deactivate_totp")).content.decode()
        assert "You need a second factor" in page
        assert Authenticator.objects.filter(user=world.aileen, type="totp").exists()

    def test_a_closed_account_does_not_open(self, client, world):
        world.aileen.is_active = False
        world.aileen.save()
        give_password(client, world.aileen)
        assert "_auth_user_id" not in client.session


class TestSession:
    def test_a_page_asks_to_sign_in_and_remembers_the_way(self, client, world):
        answer = client.get(reverse("notices:notices"))
        assert answer.status_code == 302
        assert answer.url == f"{reverse('account_login')}?next={reverse('notices:notices')}"

    @pytest.mark.parametrize(("key", "age"), [(sessions.USED, sessions.IDLE), (sessions.SINCE, sessions.LONGEST)])
    def test_ends_after_15_idle_minutes_and_after_8_hours(self, client, world, key, age):
        client.force_login(world.aileen)
        assert client.get(reverse("notices:notices")).status_code == 200
        session = client.session
        session[key] -= (age + timedelta(seconds=5)).total_seconds()
        session.save()
        assert client.get(reverse("notices:notices")).status_code == 302
        assert acts()[-1] == "accounts.session_ended"

    def test_health_needs_no_session(self, client, world):
        answer = client.get("/health/")
        assert (answer.status_code, answer.content) == (200, b"ok")
        assert not answer.cookies
