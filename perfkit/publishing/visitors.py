"""Who visits is not asked, and not told apart from anybody else."""

from typing import Any

from jupyter_server.auth.identity import PasswordIdentityProvider, User


class Nobody(PasswordIdentityProvider):
    """Gives a visitor no name and no cookie; Voilà's own gives each a name to be known by."""

    def get_user_cookie(self, handler: Any) -> User | None:
        """Know nobody again."""
        return None

    def set_login_cookie(self, handler: Any, user: User) -> None:
        """Leave nothing with the visitor."""
