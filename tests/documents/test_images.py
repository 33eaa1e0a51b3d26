"""A photograph is written anew; what is no photograph, or a trap, is refused in words."""

import io

import pytest
from PIL import Image

from lawburrows.documents.images import LONGEST_PHOTOGRAPH, clean_photograph
from lawburrows.rules.verdict import Refused
from tests.documents import pictures


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


class TestCleanPhotograph:
    def test_loses_place_camera_and_words(self):
        cleaned = clean_photograph(pictures.jpeg())
        assert not opened(cleaned).getexif()
        assert b"invented" not in cleaned.lower()
        assert b"Exif" not in cleaned

    def test_keeps_the_pixels(self):
        assert opened(clean_photograph(pictures.png())).size == (60, 40)
        assert opened(clean_photograph(pictures.png())).format == "PNG"

    def test_turns_it_the_right_way_up(self):
        assert opened(clean_photograph(pictures.jpeg((60, 40), orientation=6))).size == (40, 60)

    def test_makes_a_large_one_smaller(self):
        assert max(opened(clean_photograph(pictures.jpeg((3000, 1000)))).size) == LONGEST_PHOTOGRAPH

    def test_gives_the_same_again_for_what_was_cleaned(self):
        once = clean_photograph(pictures.png())
        assert clean_photograph(once) == once

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
    def test_opens_every_kind_of_png(self, mode):
        assert opened(clean_photograph(pictures.png(mode=mode))).size == (60, 40)

    def test_leaves_behind_what_follows_the_picture(self):
        assert b"behind the picture" not in clean_photograph(pictures.jpeg() + b"behind the picture")

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "empty"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "JPG, PNG or WEBP"),
            (b"GIF89a" + bytes(100), "JPG, PNG or WEBP"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "JPG, PNG or WEBP"),
            (pictures.jpeg()[:-300], "damaged"),
            (pictures.png()[:60], "damaged"),
            (b"\xff\xd8\xff" + bytes(500), "JPG, PNG or WEBP"),
            (pictures.pixel_bomb(), "too large"),
            (pictures.jpeg() + pictures.archive({"a.html": b"hello"}), "something else"),
            (pictures.jpeg()[:20] + b"<script>alert(1)</script>" + pictures.jpeg()[20:], "something else"),
            (b"\xff\xd8\xff" + bytes(10 * 1024 * 1024), "10 MB"),
        ],
    )
    def test_refuses_traps_in_words(self, content, words):
        with pytest.raises(Refused, match=words):
            clean_photograph(content)

    def test_refuses_a_text_that_unpacks_without_end(self):
        with pytest.raises(Refused):
            clean_photograph(pictures.text_bomb())
