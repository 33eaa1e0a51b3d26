"""Copy the compiled GOV.UK and Ministry of Justice front-end kits into the static files, without their marks.

Run after `npm ci --ignore-scripts`. The kits are MIT; the crown, the crest, the GDS Transport typeface and the
departmental images are not ours to show, so they are taken out here, and the build stops if any is left.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "lawburrows" / "web" / "static" / "vendor"

GOVUK = Path("govuk-frontend/dist/govuk")
MOJ = Path("@ministryofjustice/frontend/moj")
STYLES = (GOVUK / "govuk-frontend.min.css", MOJ / "moj-frontend.min.css")
SCRIPTS = (GOVUK / "govuk-frontend.min.js", MOJ / "moj-frontend.min.js")
ICONS = MOJ / "assets" / "images"

FONT_FACE = re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}")
MARK = re.compile(r"url\(/assets/images/(?!icon-)[^)]*\)")
SOURCE_MAP_CSS = re.compile(r"\s*/\*# sourceMappingURL=[^*]*\*/\s*$")
SOURCE_MAP_JS = re.compile(r"\s*//# sourceMappingURL=\S*\s*$")
ADDRESS = re.compile(r"url\(([^)]*)\)")
ICON = re.compile(r"images/(icon-[a-z-]+\.svg)")


class Marked(Exception):
    """A mark, font or unknown address is left in a file that we would serve."""


def debrand_style(text):
    """A kit's stylesheet without its font, its crest and its absolute addresses."""
    text = FONT_FACE.sub("", text)
    text = text.replace("GDS Transport,arial,sans-serif", "var(--app-font,arial,sans-serif)")
    text = MARK.sub("none", text)
    text = text.replace("url(/assets/images/", "url(images/")
    return SOURCE_MAP_CSS.sub("\n", text)


def debrand_script(text):
    """A kit's script without the pointer to a source map that is not served."""
    return SOURCE_MAP_JS.sub("\n", text)


def icons_of(text):
    """The names of the icons a cleaned stylesheet needs; anything else it fetches is refused."""
    icons = set()
    for address in ADDRESS.findall(text):
        match = ICON.fullmatch(address)
        if match is None:
            raise Marked(f"unexpected address: {address[:80]}")
        icons.add(match[1])
    return icons


def check(name, text):
    """Refuse a file that still names a licensed typeface or picture."""
    for mark in ("GDS Transport", "@font-face", "/assets/", "govuk-crest", "sourceMappingURL"):
        if mark in text:
            raise Marked(f"{name} still holds {mark!r}")


def build(modules, target):
    """Write the cleaned files and exactly the icons they use into an empty `target`."""
    written, icons = {}, set()
    for path in STYLES:
        written[path.name] = debrand_style((modules / path).read_text("utf-8"))
        icons |= icons_of(written[path.name])
    for path in SCRIPTS:
        written[path.name] = debrand_script((modules / path).read_text("utf-8"))
    for name, text in written.items():
        check(name, text)
    if target.exists():
        shutil.rmtree(target)
    (target / "images").mkdir(parents=True)
    for name, text in written.items():
        (target / name).write_text(text, "utf-8")
    for icon in sorted(icons):
        shutil.copyfile(modules / ICONS / icon, target / "images" / icon)
    return sorted(written) + [f"images/{icon}" for icon in sorted(icons)]


def main():
    """Build from the project's own node_modules."""
    modules = ROOT / "node_modules"
    if not (modules / GOVUK).is_dir() or not (modules / MOJ).is_dir():
        sys.exit("The front-end kits are not installed: run npm ci --ignore-scripts")
    for name in build(modules, TARGET):
        print(name)


if __name__ == "__main__":
    main()
