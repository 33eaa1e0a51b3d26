"""Pages for administrators: users, postings, agencies and areas; and the first password of a new user."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lawburrows.access.identity import acting
from lawburrows.access.permissions import Permission
from lawburrows.access.policy import may, roles_that_may
from lawburrows.access.queries import who_gives_work
from lawburrows.accounts import acts, commands, forms, policy, presenting, queries
from lawburrows.accounts.adapter import NOBODY_YET
from lawburrows.audit import trail
from lawburrows.rules.verdict import Refused
from lawburrows.web.acting import send_once
from lawburrows.web.dates import now, today
from lawburrows.web.errors import Forbidden
from lawburrows.web.menu import address
from lawburrows.web.pages import paginate


def _insist(request: HttpRequest, permission: Permission) -> None:
    verdict = may(request.user, permission)
    if not verdict:
        raise Forbidden(f"Your role does not let you {permission.label}.", roles=roles_that_may(permission))


def _user(request: HttpRequest, key: UUID) -> Any:
    _insist(request, Permission.USERS_MANAGE)
    if (found := queries.user(key)) is None:
        raise Http404("no such user")
    return found


def users(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.USERS_MANAGE)
    words = request.GET.get("name", "").strip()
    page = paginate(queries.users(words=words, on=today()), request.GET.get("page"), query=request.GET)
    return render(
        request, "accounts/users.html", {"page": page, "words": words, "waiting": len(queries.waiting(by=request.user))}
    )


def add_user(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.USERS_MANAGE)
    form = forms.AddUser(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("once")

        def act() -> str:
            made = commands.add_user(**given, by=request.user, on=today())
            messages.success(request, "The user was added. Propose a posting, then their first link")
            return reverse("accounts:user", args=[made.pk])

        if answer := send_once(request, form, act, field="email"):
            return answer
    return render(request, "accounts/add_user.html", {"form": form, "back_url": reverse("accounts:users")})


def user(request: HttpRequest, key: UUID) -> HttpResponse:
    found = _user(request, key)
    by: Any = request.user
    token = default_token_generator.make_token(found) if queries.open_link(found, at=now(), proposed_by=by) else ""
    context = {
        "found": found,
        "postings": [(each, policy.may_end_posting(each, by=request.user)) for each in queries.postings_of(found)],
        "may": policy.may_change_user(found, by=request.user),
        "may_link": policy.may_propose_first_link(found, by=by),
        "waiting": queries.waiting(by=by, user=found),
        "first_link": request.build_absolute_uri(reverse("accounts:begin", args=[key, token])) if token else "",
    }
    return render(request, "accounts/user.html", context)


def change_user(request: HttpRequest, key: UUID) -> HttpResponse:
    found = _user(request, key)
    before = {"name": found.name, "telephone": found.telephone, "is_active": found.is_active}
    form = forms.ChangeUser(request.POST or None, initial=before)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("once")

        def act() -> str:
            commands.change_user(found, **given, by=request.user, on=today())
            messages.success(request, "The user was changed")
            return reverse("accounts:user", args=[key])

        if answer := send_once(request, form, act):
            return answer
    context = {"form": form, "found": found, "back_url": reverse("accounts:user", args=[key])}
    return render(request, "accounts/change_user.html", context)


def add_posting(request: HttpRequest, key: UUID) -> HttpResponse:
    found = _user(request, key)
    form = forms.AddPosting(request.POST or None, initial={"starts": today()})
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("once")
        given["agency"], given["area"] = queries.agency(given["agency"]), queries.area(given["area"])

        def act() -> str:
            commands.propose_posting(found, **given, by=request.user, on=today())
            messages.success(request, "The posting is proposed. It holds when another administrator has agreed")
            return reverse("accounts:user", args=[key])

        if answer := send_once(request, form, act):
            return answer
    context = {"form": form, "found": found, "back_url": reverse("accounts:user", args=[key])}
    return render(request, "accounts/add_posting.html", context)


def end_posting(request: HttpRequest, key: UUID) -> HttpResponse:
    _insist(request, Permission.USERS_MANAGE)
    if (posting := queries.posting(key)) is None:
        raise Http404("no such posting")
    form = forms.OnceForm(request.POST or None)
    back = reverse("accounts:user", args=[posting.user_id])
    if form.is_valid():

        def act() -> str:
            commands.end_posting(posting, by=request.user, on=today())
            messages.success(request, "The posting has ended")
            return back

        if answer := send_once(request, form, act):
            return answer
    context = {
        "form": form,
        "posting": posting,
        "may": policy.may_end_posting(posting, by=request.user),
        "works_with_cases": policy.works_with_cases(posting),
        "held": presenting.held(queries.held_by(posting.user)),
        "givers": who_gives_work(posting, on=today()),
        "reassign_url": address("tasks:give_cases", key=str(posting.user_id))
        if may(request.user, Permission.WORK_REASSIGN)
        else "",
        "back_url": back,
    }
    return render(request, "accounts/end_posting.html", context)


def give_first_link(request: HttpRequest, key: UUID) -> HttpResponse:
    """Propose a link with which the user chooses a password; the same when one was forgotten."""
    found = _user(request, key)
    if request.method == "POST":
        try:
            commands.propose_first_link(found, by=request.user, on=today())
            messages.success(
                request, "The first link is proposed. You see it here when another administrator has agreed"
            )
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("accounts:user", key)


def agreements(request: HttpRequest) -> HttpResponse:
    """What administrators proposed and another has to agree to."""
    _insist(request, Permission.USERS_MANAGE)
    return render(request, "accounts/agreements.html", {"waiting": queries.waiting(by=request.user)})


def answer_proposal(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """The second administrator agrees or not; the code of a first link is shown here, once."""
    _insist(request, Permission.USERS_MANAGE)
    by: Any = request.user
    found: Any = queries.proposed(kind, key)
    if found is None:
        raise Http404("nothing was proposed")
    form = forms.AnswerProposal(request.POST or None)
    if form.is_valid():
        try:
            if form.cleaned_data["answer"] == "decline":
                commands.decline(found, by=by, on=today())
                messages.success(request, "It is not agreed to, and gives no rights")
            elif kind == "link":
                code = commands.agree_first_link(found, by=by, on=today())
                return render(request, "accounts/code.html", {"found": found, "code": code})
            else:
                commands.agree_posting(found, by=by, on=today())
                messages.success(request, "Agreed. The user was told")
            return redirect("accounts:agreements")
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "found": found,
        "kind": kind,
        "may": policy.may_agree(found, by=by) or policy.may_decline(found, by=by),
        "may_agree": policy.may_agree(found, by=by),
        "back_url": reverse("accounts:agreements"),
    }
    return render(request, "accounts/answer_proposal.html", context)


@login_not_required
def begin(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The first password of a user, by a link that holds for a day and once, and the code that goes with it."""
    found = queries.user(key)
    if found is None or not found.is_active or not default_token_generator.check_token(found, token):
        raise Http404("this link does not hold any more")
    with acting(found) as identity:
        if (link := queries.open_link(found, at=identity.now)) is None:
            raise Http404("this link does not hold any more")
        form = forms.FirstPassword(request.POST or None)
        if form.is_valid():
            if queries.opens(link, form.cleaned_data["code"]):
                commands.choose_first_password(
                    link, password=form.cleaned_data["password"], by=found, on=identity.today
                )
                messages.success(request, "Your password is set. Sign in with it")
                return redirect("account_login")
            trail.refused(acts.SIGN_IN_FAILED, found, by=NOBODY_YET, on=identity.today)
            form.add_error("code", "This is not the code. Ask the administrator who told you it")
    return render(request, "accounts/begin.html", {"form": form, "found": found})


def agencies(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    page = paginate(queries.agencies(), request.GET.get("page"), 50, query=request.GET)
    return render(request, "accounts/agencies.html", {"page": page})


def areas(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    page = paginate(queries.areas(), request.GET.get("page"), 50, query=request.GET)
    return render(request, "accounts/areas.html", {"page": page})


def add_agency(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    form = forms.AddAgency(request.POST or None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("once")
        given["area"] = queries.area(given["area"])

        def act() -> str:
            commands.add_agency(**given, by=request.user, on=today())
            messages.success(request, "The agency was added")
            return reverse("accounts:agencies")

        if answer := send_once(request, form, act, field="name"):
            return answer
    return render(request, "accounts/add_agency.html", {"form": form, "back_url": reverse("accounts:agencies")})


def change_agency(request: HttpRequest, key: str) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    if (found := queries.agency(key)) is None:
        raise Http404("no such agency")
    form = forms.ChangeAgency(request.POST or None, initial={"name": found.name, "telephone": found.telephone})
    if form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("once")

        def act() -> str:
            commands.change_agency(found, **given, by=request.user, on=today())
            messages.success(request, "The agency was changed")
            return reverse("accounts:agencies")

        if answer := send_once(request, form, act):
            return answer
    context = {"form": form, "found": found, "back_url": reverse("accounts:agencies")}
    return render(request, "accounts/change_agency.html", context)


def on_call(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    page = paginate(queries.on_call(), request.GET.get("page"), 50, query=request.GET)
    return render(request, "accounts/on_call.html", {"page": page})


def _on_call_given(form: Any) -> dict[str, Any]:
    given = {name: value or "" for name, value in form.cleaned_data.items() if name != "once"}
    return given | {"agency": queries.agency(given["agency"]), "area": queries.area(given["area"])}


def add_on_call(request: HttpRequest) -> HttpResponse:
    _insist(request, Permission.AGENCIES_MANAGE)
    form = forms.ChangeOnCall(request.POST or None)
    if form.is_valid():

        def act() -> str:
            commands.add_on_call(**_on_call_given(form), by=request.user, on=today())
            messages.success(request, "The number stands on the cards of that area")
            return reverse("accounts:on_call")

        if answer := send_once(request, form, act):
            return answer
    return render(request, "accounts/add_on_call.html", {"form": form, "back_url": reverse("accounts:on_call")})


def change_on_call(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a number, or remove it with the second button."""
    _insist(request, Permission.AGENCIES_MANAGE)
    if (found := queries.on_call_row(key)) is None:
        raise Http404("no such number")
    initial = {name: getattr(found, name) for name in ("kind", "telephone", "words", "hours")}
    initial |= {"agency": found.agency.key, "area": str(found.area_id or "")}
    form = forms.ChangeOnCall(request.POST or None, initial=initial)
    if form.is_valid():

        def act() -> str:
            if "remove" in request.POST:
                commands.remove_on_call(found, by=request.user, on=today())
                messages.success(request, "The number was removed")
            else:
                commands.change_on_call(found, **_on_call_given(form), by=request.user, on=today())
                messages.success(request, "The number was changed")
            return reverse("accounts:on_call")

        if answer := send_once(request, form, act):
            return answer
    context = {"form": form, "found": found, "back_url": reverse("accounts:on_call")}
    return render(request, "accounts/change_on_call.html", context)
