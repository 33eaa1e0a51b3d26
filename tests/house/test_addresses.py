"""Every address leads to its own page: none is hidden behind another that is written the same way."""

from django.urls import URLPattern, URLResolver, get_resolver


def routes(resolver: URLResolver, before: str = "", space: str = "") -> list[tuple[str, str]]:
    found = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found.append((before + str(one.pattern), f"{space}{one.name}"))
        else:
            inside = f"{space}{one.namespace}:" if one.namespace else space
            found += routes(one, before + str(one.pattern), inside)
    return found


def shape(route: str) -> tuple[str, ...]:
    """The route with its parameters unnamed, since any of them may hold the same words."""
    return tuple("<>" if part.startswith("<") else part for part in route.split("/"))


def test_no_two_addresses_are_written_the_same_way():
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for route, name in routes(get_resolver()):
        if (other := seen.setdefault(shape(route), name)) != name:
            twice.append((route, other, name))
    assert twice == []
