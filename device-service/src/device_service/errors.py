"""What can go wrong with a device, named by the fact."""

from http import HTTPStatus

from privet_shared.errors import AppError, Conflict, Forbidden, NotFound, Unprocessable


class DeviceNotFound(NotFound):
    """No such device, or not the caller's."""

    code = "device.not_found"
    message = "There is no such device."


class PhotoNotFound(NotFound):
    """The device has no such photo."""

    code = "device.photo_not_found"
    message = "There is no such photo of this device."


class SerialNumberTaken(Conflict):
    """Another device of the same brand has this serial number, whatever the case."""

    code = "device.serial_number_taken"
    message = "A device of this brand with this serial number is already registered."


class DeviceHasOpenTicket(Conflict):
    """A device stays while a ticket on it is open."""

    code = "device.has_open_ticket"
    message = "The device has an open ticket: close or withdraw it first."


class PhotoAlreadyAttached(Conflict):
    """The same file is a photo of the device already."""

    code = "device.photo_already_attached"
    message = "This file is already a photo of the device."


class TooManyPhotos(Conflict):
    """The device has as many photos as it may."""

    code = "device.too_many_photos"
    message = "The device has as many photos as it may: delete one first."


class UnknownUser(Unprocessable):
    """The owner does not exist, is blocked, or is gone."""

    code = "device.unknown_user"
    message = "There is no active user with this user_id."


class UnknownMedia(Unprocessable):
    """The file does not exist, is not ready, is not an image, or is not the caller's."""

    code = "device.unknown_media"
    message = "The file does not exist, is not yet uploaded, is not an image, or is not yours."


class WarrantyBeforePurchase(Unprocessable):
    """A warranty cannot end before the purchase."""

    code = "device.warranty_before_purchase"
    message = "warranty_until is before purchase_date."


class PurchaseInFuture(Unprocessable):
    """A purchase cannot lie far ahead."""

    code = "device.purchase_in_future"
    message = "purchase_date is too far in the future."


class ForeignOwner(Forbidden):
    """Where public writes are off, people register devices for themselves alone."""

    code = "device.foreign_owner"
    message = "Only staff may register a device for somebody else."


class UnknownRecipient(Unprocessable):
    """Nobody active has this id or phone."""

    code = "device.unknown_recipient"
    message = "There is no active user to transfer the device to."


class NotATable(AppError):
    """The body is not CSV."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "device.not_a_table"
    message = "Send the table as text/csv in UTF-8."


class UnreadableTable(Unprocessable):
    """The table has no header, lacks a column, or has too many lines."""

    code = "device.unreadable_table"
    message = "The table cannot be read."
