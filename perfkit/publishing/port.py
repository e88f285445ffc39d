"""The port of this machine that something is served on."""

import errno
import socket

from perfkit.errors import ServingError

LOOPBACK = "127.0.0.1"


def refuse_taken(port: int) -> None:
    """Refuse a port that something else uses, or that may not be used.

    Raises
    ------
    ServingError
        Saying which port, why not, and what to do.
    """
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except OSError as error:
            raise ServingError(refusal(port, error)) from None


def refusal(port: int, error: OSError) -> str:
    """Return why a port cannot be listened on, and what to do."""
    reason = (
        "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
    )
    return f"Port {port} {reason}. Stop what uses it, or name another with --port."
