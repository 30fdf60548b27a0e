"""An address as it may be shown and stored: what opens a door in it (a password, a token) is left out."""

from __future__ import annotations

import re

MASK = "***"
# Parameters of addresses that are keys: those of feeds for subscribers, and of links that a store has signed.
_KEYS = (
    "token auth_token access_token id_token refresh_token api_key apikey api-key password passwd pwd secret "
    "client_secret sig signature x-amz-signature x-amz-credential x-amz-security-token "
    "x-goog-signature x-goog-credential"
).split()
_USER = re.compile(r"(//)[^/?#\s\"'<>]*@")
_USER_OF_ONE = re.compile(r"^(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#]*@", re.IGNORECASE)
# A password with a slash in it: what stands before that is no port.
_NO_PORT = re.compile(r"^(\s*https?://[^/?#@:\[\]]*:)(?!\d*(?:[/?#]|\Z))(?=.*@).*", re.IGNORECASE | re.DOTALL)
_PARAMETER = re.compile(rf"([?&;#](?:{'|'.join(map(re.escape, _KEYS))})=)[^&;#\s\"'<>]+", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://[^\s\"'<>]+", re.IGNORECASE)


def masked(address: str) -> str:
    """The address, its user name, password and tokens as `***`: `https://***@a.example/feed?token=***`."""
    without = _USER_OF_ONE.sub(rf"\1{MASK}@", address)
    return _PARAMETER.sub(rf"\1{MASK}", _NO_PORT.sub(rf"\1{MASK}", without))


def masked_in(text: str) -> str:
    """The text, all addresses in it masked."""
    return _ADDRESS.sub(lambda found: masked(found.group()), _USER.sub(rf"\1{MASK}@", text))
