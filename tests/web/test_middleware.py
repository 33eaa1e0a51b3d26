"""What every request and answer passes, and the pages for what went wrong."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from lawburrows.web import errors, middleware
from lawburrows.web.csp import CSP_DIRECTIVES

pytestmark = pytest.mark.usefixtures("plain_static")


def view(request):
    return HttpResponse("fine")


class TestReadableInput:
    def ask(self, request):
        return middleware.PlainInputMiddleware(view)(request)

    @pytest.mark.parametrize(
        "address",
        ["/?q=%00", "/?a%00b=1", "/people/%00/", "/?q=" + "x" * 1001, "/?" + "x" * 201 + "=1", "/" + "x" * 2001],
    )
    def test_refused_in_words(self, address):
        answer = self.ask(RequestFactory().get(address))
        assert answer.status_code == 400
        assert "could not be read" in answer.content.decode()

    def test_cookies_too(self):
        request = RequestFactory().get("/")
        request.COOKIES["sessionid"] = "a\0b"
        assert self.ask(request).status_code == 400

    def test_posts_too(self):
        assert self.ask(RequestFactory().post("/", {"words": "a\0b"})).status_code == 400
        assert self.ask(RequestFactory().post("/", {"words": "x" * 200_001})).status_code == 400

    def test_ordinary_input_passes(self):
        assert self.ask(RequestFactory().get("/?q=Se%C3%A0n")).content == b"fine"
        assert self.ask(RequestFactory().post("/", {"words": "x" * 5000})).content == b"fine"


def test_each_request_has_its_own_reference():
    ask = middleware.RequestIdMiddleware(lambda request: HttpResponse(request.request_id))
    first, second = (ask(RequestFactory().get("/", headers={"X-Request-ID": "theirs"})) for _ in range(2))
    assert first["X-Request-ID"] == first.content.decode() != second["X-Request-ID"]
    assert first["X-Request-ID"] != "theirs"


def test_pages_are_private_and_a_view_may_differ():
    answer = middleware.SecurityHeadersMiddleware(view)(RequestFactory().get("/"))
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    own = middleware.SecurityHeadersMiddleware(lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"}))
    assert own(RequestFactory().get("/"))["Cache-Control"] == "max-age=60"


def test_the_policy_allows_nothing_inline_and_nothing_foreign():
    sources = {source for sources in CSP_DIRECTIVES.values() for source in sources}
    assert sources == {"'self'", "'none'"}


class TestErrorPages:
    def test_hidden_and_absent_are_one_page(self):
        hidden = errors.not_found(RequestFactory().get("/people/1/"), Http404("LB-0001-X is restricted"))
        absent = errors.not_found(RequestFactory().get("/people/2/"), Http404())
        assert hidden.status_code == absent.status_code == 404
        assert hidden.content == absent.content

    def test_403_names_who_could(self):
        refused = errors.Forbidden("Only the chair can close a meeting", roles=["Chair"])
        page = errors.permission_denied(RequestFactory().get("/"), refused)
        assert page.status_code == 403
        assert "Only the chair can close a meeting" in page.content.decode()
        assert "<li>Chair</li>" in page.content.decode()
        plain = errors.permission_denied(RequestFactory().get("/"), PermissionDenied())
        assert "Your role does not include this" in plain.content.decode()

    def test_500_gives_the_reference_of_the_request(self, caplog):
        page = errors.server_error(SimpleNamespace(request_id="abc123"))
        assert page.status_code == 500
        assert "abc123" in page.content.decode()
        assert "abc123" in caplog.text

    def test_500_survives_a_broken_look(self, monkeypatch):
        def broken(*args, **kwargs):
            raise ValueError("no manifest")

        monkeypatch.setattr(errors, "render_to_string", broken)
        page = errors.server_error(RequestFactory().get("/"))
        assert page.status_code == 500
        assert b"reference" in page.content

    def test_400_does_not_repeat_what_was_sent(self):
        page = errors.bad_request(RequestFactory().get("/"), ValueError("<script>"))
        assert page.status_code == 400
        assert b"&lt;script" not in page.content

    def test_an_outdated_form(self):
        assert errors.csrf_failure(RequestFactory().post("/"), reason="x").status_code == 403
