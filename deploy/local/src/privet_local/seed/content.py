"""What the demo explains: the FAQ and the pages, in Russian and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoText:
    """A title, and a body in Markdown."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """A question and its answer."""

    slug: str
    ru: DemoText
    en: DemoText


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """A shelf of the FAQ."""

    slug: str
    ru: str
    en: str
    articles: tuple[DemoArticle, ...]


@dataclass(frozen=True, slots=True)
class DemoPage:
    """A page such as the terms."""

    slug: str
    ru: DemoText
    en: DemoText


CATEGORIES = (
    DemoCategory(
        "repairs", "Ремонт", "Repairs",
        (
            DemoArticle(
                "how-to-file-a-ticket",
                DemoText(
                    "Как подать заявку на ремонт",
                    "1. Откройте **Заявки** и нажмите «Новая заявка».\n"
                    "2. Выберите устройство или опишите его словами.\n"
                    "3. Расскажите, что случилось, и приложите фото: так мастер возьмёт с собой "
                    "нужные детали.\n\n"
                    "Номер заявки, например `T-1042`, появится сразу. О каждом новом шаге "
                    "мы сообщим.",
                ),
                DemoText(
                    "How to ask for a repair",
                    "1. Open **Tickets** and press “New ticket”.\n"
                    "2. Choose the device, or describe it in your own words.\n"
                    "3. Tell us what happened and attach a photo: the technician then brings the "
                    "right parts.\n\n"
                    "You get a number such as `T-1042` at once, and hear of every step.",
                ),
            ),
            DemoArticle(
                "what-statuses-mean",
                DemoText(
                    "Что значит статус заявки",
                    "| Статус | Что происходит |\n|---|---|\n"
                    "| Новая | Заявка ждёт мастера |\n"
                    "| В работе | Мастер назначен и занимается ремонтом |\n"
                    "| Выполнена | Ремонт закончен, отчёт приложен |\n"
                    "| Отклонена | Ремонт невозможен или отменён; причина указана |\n\n"
                    "Если поломка вернулась, выполненную заявку можно открыть снова "
                    "в течение **14 дней**.",
                ),
                DemoText(
                    "What a ticket's status means",
                    "| Status | What happens |\n|---|---|\n"
                    "| New | The ticket waits for a technician |\n"
                    "| In progress | A technician is at work on it |\n"
                    "| Completed | The repair is done, with a report |\n"
                    "| Rejected | It cannot be done, or was withdrawn; the reason is given |\n\n"
                    "Should the fault return, reopen a completed ticket within **14 days**.",
                ),
            ),
            DemoArticle(
                "washing-machine-does-not-drain",
                DemoText(
                    "Стиральная машина не сливает воду",
                    "Прежде чем вызывать мастера, проверьте три вещи:\n\n"
                    "- **Фильтр насоса.** Выключите машину, подставьте таз, открутите крышку внизу "
                    "и уберите мусор.\n"
                    "- **Сливной шланг.** Он не должен быть перегнут или прижат к стене.\n"
                    "- **Сифон раковины.** Засор в нём не даёт воде уйти.\n\n"
                    "Не помогло? Подайте заявку и укажите код ошибки с экрана.",
                ),
                DemoText(
                    "The washing machine does not drain",
                    "Check three things before you call a technician:\n\n"
                    "- **The pump filter.** Switch the machine off, put a bowl under the flap at "
                    "the bottom, unscrew the filter and clean it.\n"
                    "- **The drain hose.** It must not be bent or squeezed against the wall.\n"
                    "- **The sink trap.** When it is blocked, the water cannot leave.\n\n"
                    "No luck? File a ticket and quote the error code on the display.",
                ),
            ),
        ),
    ),
    DemoCategory(
        "account", "Аккаунт и гарантия", "Account and warranty",
        (
            DemoArticle(
                "check-warranty",
                DemoText(
                    "Как узнать, действует ли гарантия",
                    "Откройте устройство: срок гарантии указан рядом с серийным номером. Если даты "
                    "нет, добавьте дату покупки и конец гарантии с чека.\n\n"
                    "> Гарантия не покрывает следы падения, влаги и чужого ремонта.",
                ),
                DemoText(
                    "How to see whether the warranty still holds",
                    "Open the device: the warranty date stands beside the serial number. If there "
                    "is none, add the date of purchase and the end of the warranty from your "
                    "receipt.\n\n"
                    "> Damage by falls, moisture or repairs by others is not covered.",
                ),
            ),
            DemoArticle(
                "transfer-a-device",
                DemoText(
                    "Как передать устройство другому человеку",
                    "Откройте устройство, выберите «Передать» и введите телефон нового владельца. "
                    "Гарантия переходит вместе с устройством, а ваши прошлые заявки остаются "
                    "видны только вам и поддержке.",
                ),
                DemoText(
                    "How to pass a device on",
                    "Open the device, choose “Transfer” and enter the new owner's phone number. "
                    "The warranty goes with the device; your earlier tickets stay visible to you "
                    "and to support alone.",
                ),
            ),
            DemoArticle(
                "delete-my-account",
                DemoText(
                    "Как удалить аккаунт и свои данные",
                    "В настройках профиля нажмите «Удалить аккаунт». Имя, телефон, почта, файлы "
                    "и переписка стираются; обезличенные заявки остаются для статистики.\n\n"
                    "Перед удалением можно скачать все свои данные кнопкой «Выгрузить».",
                ),
                DemoText(
                    "How to delete my account and data",
                    "Press “Delete account” in your profile's settings. Your name, phone, e-mail, "
                    "files and messages are erased; tickets stay for statistics without saying "
                    "whose they were.\n\n"
                    "Press “Export” first if you want a copy of everything.",
                ),
            ),
        ),
    ),
)  # fmt: skip

PAGES = (
    DemoPage(
        "terms",
        DemoText(
            "Условия использования",
            "## Что мы делаем\n\nПринимаем заявки на ремонт, назначаем мастера и сообщаем "
            "о ходе работы.\n\n"
            "## Что нужно от вас\n\n- указывать настоящие серийные номера;\n"
            "- прикладывать только свои фото;\n- быть дома в выбранное время.\n\n"
            "## Оплата\n\nГарантийный ремонт бесплатен. О цене любого другого мы договариваемся "
            "до начала работы.",
        ),
        DemoText(
            "Terms of use",
            "## What we do\n\nWe take requests for repairs, assign a technician and keep you "
            "posted.\n\n"
            "## What we ask of you\n\n- give true serial numbers;\n"
            "- attach only photos of your own;\n- be at home at the agreed time.\n\n"
            "## Payment\n\nRepairs under warranty are free. The price of any other is agreed "
            "before work begins.",
        ),
    ),
    DemoPage(
        "privacy",
        DemoText(
            "Конфиденциальность",
            "Мы храним то, что нужно для ремонта: имя, телефон, адрес, устройства, заявки "
            "и файлы к ним. Из фотографий удаляются координаты съёмки.\n\n"
            "- Переписку и файлы видите вы и наши сотрудники.\n"
            "- Данные не продаются и не передаются рекламодателям.\n"
            "- Выгрузить или стереть свои данные можно в любой момент в настройках профиля.",
        ),
        DemoText(
            "Privacy",
            "We keep what a repair takes: your name, phone, address, devices, tickets and their "
            "files. Photos lose the place where they were taken.\n\n"
            "- You and our staff see your messages and files.\n"
            "- Nothing is sold, or given to advertisers.\n"
            "- Export or erase your data at any time in your profile's settings.",
        ),
    ),
    DemoPage(
        "about",
        DemoText(
            "О сервисе",
            "**Privet** помогает чинить вещи, а не выбрасывать их. Одно приложение хранит ваши "
            "устройства, гарантию и историю ремонтов и связывает вас с мастером.",
        ),
        DemoText(
            "About us",
            "**Privet** helps to mend things rather than throw them away. One app keeps your "
            "devices, their warranty and repairs, and brings you together with a technician.",
        ),
    ),
    DemoPage(
        "contacts",
        DemoText(
            "Контакты",
            "- Поддержка: [support@example.com](mailto:support@example.com)\n"
            "- Телефон: [+7 999 123-45-69](tel:+79991234569), ежедневно с 9 до 21\n"
            "- Быстрее всего: раздел **Поддержка** в приложении",
        ),
        DemoText(
            "Contacts",
            "- Support: [support@example.com](mailto:support@example.com)\n"
            "- Phone: [+7 999 123-45-69](tel:+79991234569), daily from 9 to 21\n"
            "- Fastest: **Support** in the app",
        ),
    ),
)
