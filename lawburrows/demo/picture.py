"""A picture and a paper for the demonstration: circles and no face, a page with one sentence and nobody's."""

from __future__ import annotations

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIDE = 240


def abstract(random: Random) -> bytes:
    """Coloured circles, the same for the same random numbers, as a PNG."""

    def colour() -> tuple[int, int, int]:
        return random.randrange(60, 220), random.randrange(60, 220), random.randrange(60, 220)

    picture = Image.new("RGB", (SIDE, SIDE), colour())
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y, size = random.randrange(SIDE), random.randrange(SIDE), random.randrange(12, 70)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=colour())
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def paper(*lines: str) -> bytes:
    """One page of plain text, as a PDF that any reader opens."""
    plain = [
        line.encode("ascii", "replace").decode().replace("\\", "").replace("(", "").replace(")", "") for line in lines
    ]
    text = "BT /F1 13 Tf 60 770 Td 20 TL " + " ".join(f"({line}) Tj T*" for line in plain) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n"
    made += f"{end}<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made.encode("ascii")
