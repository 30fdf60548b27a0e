"""The network as far as it may be reached: a host is looked up once, vetted, and connected to at the vetted address.

Nothing looks the name up a second time, so that an answer that changes in between (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import Any

import httpcore
import httpx

from etl.sources.items import Unreadable

_IN_USE = IPv6Network("2000::/3")  # all that is handed out of IPv6
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_KINDS = ("unspecified", "loopback", "link_local", "multicast", "private", "reserved")


class Unreachable(Unreadable):
    """A host that no connection can be made to, or none may be made to."""


class Deadline:
    """When an address has to be done with, however slowly its server sends."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """The seconds that remain, `most` at most; raises Unreadable where none do."""
        left = self._end - monotonic()
        if left <= 0:
            raise Unreadable(f"not complete after {self._seconds:g} seconds, which is the most an address may take")
        return left if most is None else min(left, most)

    def extend(self, seconds: float) -> None:
        """Leave out a wait of our own: it is not the server that is slow."""
        self._end += seconds


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver knows for a host, in its order.

    How long it may take is for the system's resolver to say (`man resolv.conf`: commonly 5 seconds a server, twice).
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def why_not_public(address: str) -> str | None:
    """What kind of address it is where it is not one of the public internet, else None."""
    ip = _embedded(ip_address(address))
    if ip.is_global and not ip.is_multicast and (ip.version == 4 or ip in _IN_USE):
        return None
    return next((kind.replace("_", "-") for kind in _KINDS if getattr(ip, f"is_{kind}")), "non-public")


def _embedded(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to where it is mapped (::ffff:…), 6to4 or NAT64; else itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


def _vetted(host: str, port: int, allow_private: bool) -> list[str]:
    """The addresses of a host, all of them fit to be connected to."""
    try:
        addresses = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"no network address is known for the host {host!r} ({_words(error)})") from error
    for address in addresses:
        kind = None if allow_private else why_not_public(address)
        if kind:
            raise Unreachable(
                f"the host {host!r} is {address}, a {kind} address; expected one of the public internet "
                "(--allow-private permits others)"
            )
    return addresses


class _Stream(httpcore.NetworkStream):
    """A connection that ends at its deadline: time-outs alone begin anew with each byte."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connections to vetted addresses only."""

    def __init__(self, allow_private: bool, deadline: Deadline) -> None:
        self._allow_private = allow_private
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for address in _vetted(host, port, self._allow_private):
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error  # the next address may answer: IPv6 often has no way out
        raise failure or Unreachable(f"no network address is known for the host {host!r}")


class _Body(httpx.SyncByteStream):
    """The body of an answer, piece by piece."""

    def __init__(self, response: httpcore.Response, pool: httpcore.ConnectionPool, deadline: Deadline) -> None:
        self._response = response
        self._pool = pool
        self._deadline = deadline

    def __iter__(self) -> Iterator[bytes]:
        with _plain_reasons(self._deadline):
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._pool.close()


class VettedTransport(httpx.BaseTransport):
    """What httpx sends through: every request has a vetted connection of its own, and its deadline with it.

    The deadline travels in the request's extensions. Failures are Unreadable, or Unreachable where no connection came
    about.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._ssl_context = httpx.create_ssl_context(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still to come."""
        deadline: Deadline = request.extensions["deadline"]
        pool = httpcore.ConnectionPool(self._ssl_context, network_backend=_Backend(self._allow_private, deadline))
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _plain_reasons(deadline):
            response = pool.handle_request(
                httpcore.Request(
                    request.method,
                    url,
                    headers=request.headers.raw,
                    extensions={"timeout": request.extensions["timeout"]},
                )
            )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response, pool, deadline), request=request
        )


@contextmanager
def _plain_reasons(deadline: Deadline) -> Iterator[None]:
    """Failures of the connection inside this are raised as Unreadable, in words."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        deadline.left()
        raise Unreachable("the connection was not made in time") from error
    except httpcore.ConnectError as error:
        raise Unreachable(_connection_failure(error)) from error
    except httpcore.TimeoutException as error:
        deadline.left()  # says so where it was the deadline that cut the time-out short
        raise Unreadable("the server stopped sending") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Unreadable(f"the connection broke off: {_words(error)}") from error


def _connection_failure(error: httpcore.ConnectError) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"no safe connection: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"no safe connection: {(cause.reason or str(cause)).lower().replace('_', ' ')}"
    return f"no connection: {_words(cause or error)}"


def _words(error: BaseException) -> str:
    """What the system says of a failure, without its number."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return said or type(error).__name__
