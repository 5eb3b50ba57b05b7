"""What the demo tells: devices and the tickets on them, in Russian and in English."""

from dataclasses import dataclass
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
class Move:
    """A change of status."""

    by: Speaker
    status: str
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """Somebody makes the ticket theirs."""

    by: Speaker


@dataclass(frozen=True, slots=True)
class Report:
    """What the assignee did, with the parts that it took."""

    by: Speaker
    summary: str
    minutes: int
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """What the customer thinks of it."""

    score: int
    comment: str


Step = Line | Move | Take | Report | Rate


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A question to support and its chat."""

    subject: str
    body: str
    chat: tuple[Line, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class DemoTicket:
    """A ticket and what happens on it, in order; ``photo`` paints an attached one."""

    title: str
    description: str
    serial_number: str
    story: tuple[Step, ...] = ()
    priority: str = "normal"
    photo: str | None = None


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
        story=(Line("customer", "Прикладываю фото. Можно мастера вечером?"),),
        priority="high",
        photo="#4f83cc",
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
        story=(
            Take("technician"),
            Move("technician", "in_progress", "Взял в работу"),
            Line("technician", "Добрый день! Стоит ли холодильник вплотную к стене?"),
            Line("customer", "Да, почти касается."),
            Line("technician", "Отодвиньте на пять сантиметров, завтра перезвоню."),
            Line("technician", "Похоже на подвес компрессора, взять запасной.", internal=True),
        ),
    ),
    DemoTicket(
        "Laptop battery drains in an hour",
        "It used to last six hours. Battery report says 41 % of design capacity.",
        "PF-3K9Q7A",
        story=(
            Line("support", "Thank you for the report. The battery is under warranty."),
            Move("support", "in_progress", "Passed on to the workshop"),
            Line("customer", "Great, when can it be replaced?"),
            Take("technician"),
            Line("technician", "Replaced today; calibrated to 100 %."),
            Report("technician", "Battery replaced and calibrated", 40, ("Battery 57 Wh",)),
            Move("technician", "completed", "Battery replaced under warranty"),
            Rate(5, "Quick and friendly, thank you!"),
        ),
        photo="#455a64",
    ),
    DemoTicket(
        "Пылесос не находит базу",
        "Ездит кругами в метре от базы и останавливается.",
        "RR-S8P-66103",
        story=(
            Move("technician", "in_progress", "Взял в работу"),
            Line("technician", "Протёр датчики, обновил прошивку. Должно работать."),
            Move("technician", "completed", "Датчики очищены, прошивка обновлена"),
            Line("customer", "Через два дня всё повторилось."),
            Move("customer", "in_progress", "Снова не находит базу"),
        ),
    ),
    DemoTicket(
        "Please install a second grinder",
        "I would like a second grinder for decaf beans.",
        "DL-22110-5590",
        story=(
            Line("support", "This model has no room for one, sorry."),
            Move("support", "rejected", "Not possible with this model"),
        ),
        priority="low",
    ),
)

CASES = (
    DemoCase(
        "Где посмотреть счёт за ремонт?",
        "Холодильник чинили в прошлом месяце, нужен счёт для бухгалтерии.",
        chat=(
            Line("support", "Здравствуйте! Пришлём на почту сегодня до вечера."),
            Line("customer", "Спасибо, жду."),
        ),
    ),
    DemoCase(
        "Can I move my warranty to another person?",
        "I am selling the laptop.",
        chat=(Line("support", "Yes: open the device and choose Transfer."),),
        status="closed",
    ),
)
