"""The front-end kits are served without marks that are not ours."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_assets.py"

FONT = '@font-face{font-family:GDS Transport;src:url(/assets/fonts/light-v2.woff2) format("woff2")}'
BODY = ".a{font-family:GDS Transport,arial,sans-serif}"
CREST = ".b{background-image:url(/assets/images/govuk-crest.svg);mask-image:url(/assets/images/govuk-crest.svg)}"
ICON = ".c{background:url(/assets/images/icon-document.svg)}"
MAP = "\n/*# sourceMappingURL=x.min.css.map */"


@pytest.fixture(scope="module")
def build_assets():
    spec = importlib.util.spec_from_file_location("build_assets", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def modules(tmp_path, build_assets):
    for path in build_assets.STYLES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(FONT + BODY + CREST + ICON + MAP)
    for path in build_assets.SCRIPTS:
        (tmp_path / path).write_text("export{a};//# sourceMappingURL=x.min.js.map")
    (tmp_path / build_assets.ICONS).mkdir(parents=True)
    (tmp_path / build_assets.ICONS / "icon-document.svg").write_text("<svg/>")
    (tmp_path / build_assets.ICONS / "moj-logotype-crest-2024.svg").write_text("<svg/>")
    return tmp_path


def test_style_loses_font_crest_and_source_map(build_assets):
    text = build_assets.debrand_style(FONT + BODY + CREST + ICON + MAP)
    assert "var(--app-font,arial,sans-serif)" in text
    assert "url(images/icon-document.svg)" in text
    assert "background-image:none" in text
    assert "mask-image:none" in text
    build_assets.check("sample", text)


@pytest.mark.parametrize("left", ["GDS Transport", "@font-face", "/assets/x", "govuk-crest", "sourceMappingURL"])
def test_a_mark_that_is_left_stops_the_build(build_assets, left):
    with pytest.raises(build_assets.Marked):
        build_assets.check("sample", f"a{left}b")


def test_an_unknown_address_stops_the_build(build_assets):
    with pytest.raises(build_assets.Marked):
        build_assets.icons_of(".a{background:url(https://example.org/x.png)}")


def test_build_writes_exactly_what_is_used(build_assets, modules, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    (target / "old.css").write_text("stale")
    build_assets.build(modules, target)
    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
    assert found == [
        "govuk-frontend.min.css",
        "govuk-frontend.min.js",
        "images/icon-document.svg",
        "moj-frontend.min.css",
        "moj-frontend.min.js",
    ]
    assert "sourceMappingURL" not in (target / "moj-frontend.min.js").read_text()
