"""What a device without a network is given and sends: a shell without anybody's data, briefs, and sealed drafts."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.request import RawPostDataException
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lawburrows.access.grades import Grade
from lawburrows.access.identity import take_in_hand
from lawburrows.audit import trail
from lawburrows.people.queries import person_of
from lawburrows.rules.verdict import Refused
from lawburrows.visits import acts, commands, forms, policy, queries, sealing
from lawburrows.web.acting import at_the_same_moment, once
from lawburrows.web.dates import write_moment
from lawburrows.web.forms import OnceForm

ASSETS = (
    "vendor/govuk-frontend.min.css",
    "web/lawburrows.css",
    "web/icon.svg",
    "visits/offline.css",
    "visits/offline.js",
)
MODULES = (
    "visits/kept.js",
    "visits/outbox.js",
    "visits/sending.js",
)  # which a script names itself, without the fingerprint of a release
KEEP = "It stays on this device. "


@login_not_required
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """The shell: a page and two forms that hold nobody's data, so that a device may keep them."""
    visit = forms.RecordVisit(initial={"kind": "home", "outcome": "routine"})
    contact = forms.RecordVisit(
        shape="contact", auto_id="contact_%s", initial={"kind": "telephone", "outcome": "routine"}
    )
    return render(request, "visits/offline.html", {"form": visit, "contact": contact})


@login_not_required
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What makes the page one that can be put on a telephone's first screen."""
    start = reverse("visits:offline")
    answer = {
        "name": "Lawburrows visits",
        "short_name": "Visits",
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0b0c0c",
        "icons": [{"src": static("web/icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(answer, content_type="application/manifest+json")


@login_not_required
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, under the scope of the page: it keeps the shell and nothing else, and sends what waits."""
    plain = [f"{settings.STATIC_URL}{one}" for one in MODULES]
    shell = [reverse("visits:offline"), reverse("visits:manifest"), *(static(one) for one in ASSETS), *plain]
    context = {"shell": json.dumps(shell), "outbox": f"{settings.STATIC_URL}visits/outbox.js"}
    return render(request, "visits/worker.js", context, content_type="text/javascript")


View = Callable[..., HttpResponse]


def spoken(view: View) -> View:
    """Answers of a refusal in JSON; a device that is signed out is told so and not led to a page."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, *args: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"signed_in": False}, status=401)
        try:
            return view(request, *args)
        except Refused as refused:
            return JsonResponse({"signed_in": True, "refused": str(refused)}, status=409)
        except IntegrityError as error:
            if not at_the_same_moment(error):
                raise
            return JsonResponse({"signed_in": True, "refused": f"{KEEP}It is being sent already"}, status=409)

    return answer


def _told(request: HttpRequest) -> dict[str, Any]:
    try:
        found = sealing.read(request.body[: sealing.MOST * 2])
    except (ValueError, RawPostDataException):  # no JSON; or a form, which was read as one
        found = None
    if not isinstance(found, dict):
        raise Refused("What was sent did not arrive whole")
    return found


def _device(told: Any, by: Any) -> Any:
    found = queries.device(told, by=by)
    if found is None:
        raise Refused("This device is not known here. Set it up again")
    return found


@require_GET
@spoken
def standing(request: HttpRequest) -> HttpResponse:
    """Whether the reader is signed in, the token for what is sent, the key to seal to, and whether to forget."""
    by: Any = request.user
    found = queries.device(request.GET.get("device"), by=by)
    return JsonResponse(
        {
            "signed_in": True,
            "who": str(by.pk),
            "name": by.name,
            "token": get_token(request),
            "key": sealing.public_key(),
            "known": found is not None,
            "forget": found is not None and found.revoked_at is not None,
            "may": policy.may_use_offline(by=by).reason,
        }
    )


@require_POST
@spoken
def add_device(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    name = str(_told(request).get("name") or "A telephone")[:60]
    made = commands.add_device(name=name, by=by, on=by.identity.today)
    return JsonResponse({"device": str(made.pk), "key": sealing.public_key(), "who": str(by.pk)})


@require_GET
@spoken
def people(request: HttpRequest) -> HttpResponse:
    """Whom the reader may take along: planned visits of the week first, then their own people."""
    by: Any = request.user
    on = by.identity.today
    found = queries.may_be_taken(by=by, on=on) if policy.may_use_offline(by=by) else []
    trail.viewed(acts.CHOSEN_FROM, by=by, on=on, records=[one.pk for one, _, _ in found], fields=("name",))
    rows = [{"ref": one.ref, "name": name, "when": write_moment(at) if at else ""} for one, name, at in found]
    return JsonResponse({"people": rows, "most": policy.MOST_TAKEN})


@require_POST
@spoken
def take_briefs(request: HttpRequest) -> HttpResponse:
    by: Any = request.user
    told = _told(request)
    refs = told.get("refs")
    records = queries.records_called([str(ref) for ref in refs], by=by) if isinstance(refs, list) else []
    device = _device(told.get("device"), by)
    on = by.identity.today
    told_of = commands.take_briefs(device, records, by=by, on=on)
    briefs = [
        brief | {"colleagues": _colleagues(record, by=by, on=on)}
        for record, brief in zip(records, told_of, strict=True)
    ]
    return JsonResponse({"briefs": briefs, "until": device.took_until.isoformat()})


def _colleagues(record: Any, *, by: Any, on: Any) -> list[dict[str, str]]:
    take_in_hand(by, record.pk, grade=Grade.FULL)  # each in its turn: its partners, and who is kept out of it
    return [{"pk": str(one.pk), "name": one.name} for one in queries.colleagues(record, by=by, on=on)]


@require_POST
@spoken
def send_draft(request: HttpRequest) -> HttpResponse:
    """One sealed draft: received with its receipt, or kept on the device with what to do. Sent again it is the same."""
    by: Any = request.user
    try:
        inside = sealing.opened(_told(request).get("sealed") or {})
        draft = uuid.UUID(str(inside.get("draft")))
    except ValueError as error:
        raise Refused(f"{KEEP}{error}") from None
    if str(inside.get("who")) != str(by.pk):
        raise Refused(f"{KEEP}It was written by somebody else: sign in as them")
    if before := queries.drafted(draft, by=by):
        return _received(before)
    records = queries.records_called([str(inside.get("ref"))], by=by)
    if not records:
        raise Refused(
            f"{KEEP}{inside.get('ref')} was closed or merged, or you may not see it any more. "
            "Open it from a search, or give the record manager the words of this draft"
        )
    [record] = records
    take_in_hand(by, record.pk, grade=Grade.FULL)
    form = _form_of(inside.get("fields"), record, by)
    if not form.is_valid():
        wrong = " ".join(str(error) for errors in form.errors.values() for error in errors)
        raise Refused(f"{KEEP}Open it and put right: {wrong}")
    made = commands.record_visit(record, new=form.new(draft=draft), by=by, on=by.identity.today)
    return _received(made)


def _form_of(fields: Any, record: Any, by: Any) -> forms.RecordVisit:
    """The fields as a page would have sent them."""
    data = QueryDict(mutable=True)
    for name, values in fields.items() if isinstance(fields, dict) else ():
        data.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [str(values)])
    data["once"] = str(uuid.uuid4())
    person = person_of(record, by)
    return forms.RecordVisit(
        data,
        shape="contact" if data.get("kind") in forms.CONTACT_KINDS else "visit",
        name=person.name if person else record.ref,
        household=queries.household(record.pk, by=by),
        colleagues=queries.colleagues(record, by=by, on=by.identity.today),
        sees_others=policy.sees_others(record, by=by),
    )


def _received(visit: Any) -> HttpResponse:
    url = reverse("visits:visit", args=[visit.record.ref, visit.pk])
    return JsonResponse({"received": str(visit.draft), "receipt": str(visit.pk), "url": url})


@require_GET
def offline_devices(request: HttpRequest) -> HttpResponse:
    """The reader's own devices, what each took last, and the button that makes one forget."""
    by: Any = request.user
    context = {"devices": queries.devices_of(by), "may": policy.may_use_offline(by=by), "now": by.identity.now}
    return render(request, "visits/offline_devices.html", context)


def forget_device(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    by: Any = request.user
    found = queries.device(pk, by=by)
    if found is None:
        raise Http404("no such device")
    form = OnceForm(request.POST or None)
    to = reverse("visits:offline_devices")

    def act() -> object:
        return commands.forget_device(found, by=by, on=by.identity.today)

    if answer := once(request, form, act, to, "It forgets at its next word with the server"):
        return answer
    context = {"device": found, "form": form, "may": policy.may_use_offline(by=by), "back_url": to}
    return render(request, "visits/forget_device.html", context)
