"""What the demo tells: devices and the tickets on them, in Russian and in English."""

from dataclasses import dataclass, field
from typing import Literal

Speaker = Literal["customer", "technician", "support"]


@dataclass(frozen=True, slots=True)
class DemoDevice:
    """A device of the demo customer; ``colour`` paints its photo."""

    title: str
    brand: str
    model: str
    serial_number: str
    purchase_date: str
    warranty_until: str
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """A chat message."""

    speaker: Speaker
    text: str
    internal: bool = False


@dataclass(frozen=True, slots=True)
class DemoTicket:
    """A ticket, the statuses that it goes through and what is said on the way."""

    title: str
    description: str
    serial_number: str
    moves: tuple[str, ...] = ()
    chat: tuple[Line, ...] = ()
    priority: str = "normal"
    comments: dict[str, str] = field(default_factory=dict)


DEVICES = (
    DemoDevice(
        "Стиральная машина", "Bosch", "WAN 24260", "BW-2409-11873", "2025-02-14", "2027-02-14",
        "#4f83cc",
    ),
    DemoDevice(
        "Холодильник на кухне", "Liebherr", "CNef 4315", "LH-4315-00721", "2021-06-01",
        "2023-06-01", "#7aa874",
    ),
    DemoDevice(
        "Coffee machine", "DeLonghi", "ECAM 22.110", "DL-22110-5590", "2026-01-20", "2028-01-20",
        "#8d6e63",
    ),
    DemoDevice(
        "Office laptop", "Lenovo", "ThinkPad X1", "PF-3K9Q7A", "2024-09-05", "2027-09-05",
        "#455a64",
    ),
    DemoDevice(
        "Робот-пылесос", "Roborock", "S8 Pro", "RR-S8P-66103", "2026-05-30", "2027-05-30",
        "#9575cd",
    ),
)  # fmt: skip

TICKETS = (
    DemoTicket(
        "Машина не сливает воду",
        "После стирки вода остаётся в барабане, на экране ошибка E18. Фильтр почистила.",
        "BW-2409-11873",
        chat=(Line("customer", "Прикладываю фото экрана. Можно мастера вечером?"),),
        priority="high",
    ),
    DemoTicket(
        "Coffee is barely warm",
        "The machine brews at about 50 °C since last week. Descaled twice, no change.",
        "DL-22110-5590",
    ),
    DemoTicket(
        "Холодильник шумит по ночам",
        "Громкий гул каждые двадцать минут, раньше такого не было.",
        "LH-4315-00721",
        moves=("in_progress",),
        chat=(
            Line("technician", "Добрый день! Стоит ли холодильник вплотную к стене?"),
            Line("customer", "Да, почти касается."),
            Line("technician", "Отодвиньте на пять сантиметров, завтра перезвоню."),
            Line("technician", "Похоже на подвес компрессора, взять запасной.", internal=True),
        ),
        comments={"in_progress": "Взял в работу"},
    ),
    DemoTicket(
        "Laptop battery drains in an hour",
        "It used to last six hours. Battery report says 41 % of design capacity.",
        "PF-3K9Q7A",
        moves=("in_progress", "completed"),
        chat=(
            Line("support", "Thank you for the report. The battery is under warranty."),
            Line("customer", "Great, when can it be replaced?"),
            Line("technician", "Replaced today; calibrated to 100 %."),
        ),
        comments={"completed": "Battery replaced under warranty"},
    ),
    DemoTicket(
        "Пылесос не находит базу",
        "Ездит кругами в метре от базы и останавливается.",
        "RR-S8P-66103",
        moves=("in_progress", "completed", "in_progress"),
        chat=(
            Line("technician", "Протёр датчики, обновил прошивку. Должно работать."),
            Line("customer", "Через два дня всё повторилось."),
        ),
        comments={"in_progress": "Проверим ещё раз"},
    ),
    DemoTicket(
        "Please install a second grinder",
        "I would like a second grinder for decaf beans.",
        "DL-22110-5590",
        moves=("rejected",),
        chat=(Line("support", "This model has no room for one, sorry."),),
        comments={"rejected": "Not possible with this model"},
        priority="low",
    ),
)
