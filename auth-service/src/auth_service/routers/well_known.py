"""What a standard gives an address of its own."""

from fastapi import APIRouter, Response
from privet_shared.http.jwks import PATH

from auth_service.dependencies import Keys
from auth_service.schemas.keys import KeySetRead

router = APIRouter(tags=["auth"])


@router.get(PATH)
async def get_key_set(response: Response, keys: Keys) -> KeySetRead:
    """Show the public keys of tokens (RFC 7517 §5): none while a shared secret signs."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return KeySetRead.model_validate({"keys": keys.public_set() if keys else []})
