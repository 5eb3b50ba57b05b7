"""The demo logins."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """A demo login; ``role`` is None for the customer."""

    email: str
    password: str
    phone: str
    name: str
    locale: str
    role: str | None = None


CUSTOMER = Account("customer@example.com", "demo-customer", "+79991234567", "Мария Иванова", "ru")
TECHNICIAN = Account(
    "technician@example.com", "demo-technician", "+79991234568", "Пётр Сидоров", "ru", "technician"
)
SUPPORT = Account(
    "support@example.com", "demo-support", "+79991234569", "Anna Smith", "en", "support"
)
ADMIN = Account("admin@example.com", "demo-admin", "+79991234570", "Олег Админов", "ru", "admin")

DEMO_ACCOUNTS = (CUSTOMER, TECHNICIAN, SUPPORT, ADMIN)
