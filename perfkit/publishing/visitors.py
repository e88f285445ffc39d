"""Who visits: nobody is asked for a name, and only who explores is told apart from others."""

from typing import Any

from jupyter_server.auth.identity import PasswordIdentityProvider, User


class KnownWhereTheyExplore(PasswordIdentityProvider):
    """Gives a made-up name to who explores, so that a kernel is joined only by its own visitor.

    Who reads gets none: no cookie is set on a page that is read.
    """

    def set_login_cookie(self, handler: Any, user: User) -> None:
        """Leave the name with a visitor who explores, and nothing with others."""
        if handler.request.path.startswith(f"{handler.base_url}explore/"):
            super().set_login_cookie(handler, user)
