"""What an invented court did, so that every length of notification occurs, and when the person was or will be free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

FIRST_REGISTER = date(1997, 9, 1)  # nobody was on a register before

# kind of disposal, its months from and to, per cent of people in the community, per cent of people in custody, and
# for how many years it keeps a person on the register (None: for good; 0: as long as the order).
# No published table gives disposals (section 9.1 is silent): these shares are ours, so that each class of section
# 82(1) occurs and most people are there for a long time.
CLASSES = (
    ("imprisonment", 30, 120, 34, 50, None),
    ("imprisonment", 7, 29, 18, 18, 10),
    ("imprisonment", 2, 6, 4, 0, 7),
    ("extended_sentence", 36, 144, 8, 18, None),
    ("life", 0, 0, 1, 6, None),
    ("lifelong_restriction", 0, 0, 1, 8, None),
    ("hospital", 0, 0, 1, 0, 7),
    ("supervised", 6, 36, 22, 0, 0),
    ("unsupervised", 3, 12, 3, 0, 5),
    ("restriction_of_liberty", 3, 9, 2, 0, 5),
    ("fine", 0, 0, 4, 0, 5),
    ("admonition", 0, 0, 2, 0, 5),
)
OFFENCES = (
    ("S-SOSA-1", 8),
    ("S-CL-RAPE", 5),
    ("S-SOSA-2", 4),
    ("S-SOSA-3", 20),
    ("S-CL-INDECENT-ASSAULT", 5),
    ("S-CL-LEWD", 8),
    ("S-SOSA-7", 8),
    ("S-SOSA-8", 4),
    ("S-SOSA-9", 3),
    ("S-SOSA-20", 5),
    ("S-SOSA-24", 4),
    ("S-SOSA-28", 3),
    ("S-SOSA-34", 5),
    ("S-CGA-52", 6),
    ("S-CGA-52A", 12),
    ("S-PCA-1", 3),
)
IMAGES = {"S-CGA-52", "S-CGA-52A"}
ONLINE = {"S-SOSA-7", "S-SOSA-24", "S-SOSA-34", "S-PCA-1"}
PRISON = frozenset({"imprisonment", "extended_sentence", "life", "lifelong_restriction"})
WITHOUT_END = frozenset({"life", "lifelong_restriction"})


@dataclass(frozen=True)
class Sentence:
    """A conviction, what followed it, and from when until when the person was held (free None: still).

    Whoever is to be held is held from the day of the conviction, so that no first notification falls due before.
    """

    offence: str
    disposal: str
    months: int
    extension: int
    convicted: date
    sentenced: date
    held_from: date | None
    free: date | None
    young: bool = False  # under 18 when convicted

    @property
    def held_in(self) -> tuple[str, str]:
        """The kind of absence, and the place."""
        return ("hospital", "a psychiatric hospital") if self.disposal == "hospital" else ("custody", "a prison")

    @property
    def for_good(self) -> bool:
        """Whether the notification requirements have no end of their own."""
        return self.disposal in WITHOUT_END or (self.disposal in PRISON and self.months + self.extension >= 30)

    @property
    def supervised_until(self) -> date | None:
        """The last day of a licence or an order, where there is one."""
        if self.disposal == "supervised":
            return self.sentenced + timedelta(days=30 * self.months)
        if self.held_from and self.free and self.months >= 48:
            return self.sentenced + timedelta(days=30 * (self.months + self.extension))
        return None


def served(disposal: str, months: int) -> int:
    """Days in custody: half of a short sentence, two thirds of a long one, and many years of one without end."""
    if disposal in WITHOUT_END:
        return 12 * 365
    if disposal == "hospital":
        return 500
    share = 1 / 2 if months < 48 else 2 / 3
    return int(30.4 * months * share)


def sentence(random: Random, on: date, *, custody: bool, young: bool = False) -> Sentence:
    """One that still keeps the person on the register on that day, and in custody if so asked."""
    classes = [row for row in CLASSES if row[5] is not None] if young else CLASSES  # for the young every length halves
    shares = [row[4] if custody else row[3] for row in classes]
    disposal, least, most, _, _, years = random.choices(classes, shares)[0]
    months = random.randint(least, most) if most else 0
    extension = random.randrange(12, 61, 6) if disposal == "extended_sentence" else 0
    imprisoned, held = disposal in PRISON, disposal in PRISON or disposal == "hospital"
    days = served(disposal, months) if held else 0
    if custody:
        ago = random.randint(20, max(40, days - 30))
    else:
        longest = {None: 24 * 365, 0: 30 * months}.get(years, 365 * (years or 0)) // (2 if young and years else 1)
        ago = random.randint(days + 10, max(days + 40, longest - 45))
    convicted = max(on - timedelta(days=ago), FIRST_REGISTER)
    sentenced = min(convicted + timedelta(days=random.choice((0, 0, 21, 28, 35))), on - timedelta(days=1))
    free = None
    if held and not custody:
        free = min(convicted + timedelta(days=days), on - timedelta(days=random.randint(1, 9)))
    offence = random.choices([key for key, _ in OFFENCES], [share for _, share in OFFENCES])[0]
    if not imprisoned and offence in {"S-SOSA-1", "S-CL-RAPE", "S-SOSA-2"}:
        offence = "S-SOSA-3"
    since = convicted if held else None
    return Sentence(offence, disposal, months, extension, convicted, sentenced, since, free, young)
