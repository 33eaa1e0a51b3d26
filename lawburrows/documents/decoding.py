"""Reads one picture from standard input and writes it anew to standard output, in a process with little to spend.

It runs by itself (`python -I decoding.py LONGEST`) and imports nothing of the product: a picture that breaks the
decoder breaks this process alone. What it says on standard error is one word of `images.WHY`;
a failure that it did not foresee is a broken picture.
"""

import io
import resource
import sys

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000
MOST_SCANS = 200
MOST_MEMORY = 256 * 1024 * 1024
MOST_SECONDS = 20
FORMATS = ("JPEG", "PNG", "WEBP")
ORIENTATION = 0x0112


def limit() -> None:
    """Bound what this process may use, before it has read a byte."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def rewritten(content: bytes, longest: int) -> bytes:
    """The picture alone: turned the right way up, no longer than `longest`, and nothing that was said about it."""
    picture: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
    if picture.width * picture.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    if picture.format in {"JPEG", "MPO"} and content.count(b"\xff\xda") > MOST_SCANS:
        raise Image.DecompressionBombError
    kept_exactly = picture.format == "PNG"
    picture.thumbnail((longest, longest))
    picture.load()
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    picture = picture.convert("RGBA" if picture.has_transparency_data else "L" if picture.mode in {"1", "L"} else "RGB")
    # A new canvas: what a picture carries besides its pixels stays with the old one.
    ground = Image.new("L" if picture.mode == "L" else "RGB", picture.size, "white")
    ground.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    written = io.BytesIO()
    if kept_exactly:
        ground.save(written, "PNG", optimize=False)
    else:
        ground.save(written, "JPEG", quality=88)
    return written.getvalue()


def main() -> None:
    limit()
    content = sys.stdin.buffer.read()
    try:
        written = rewritten(content, int(sys.argv[1]))
    except (Image.DecompressionBombError, MemoryError):
        sys.exit("bomb")
    except UnidentifiedImageError:
        sys.exit("unknown")
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    main()
