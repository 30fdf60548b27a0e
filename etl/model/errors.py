"""What an analyst can mend: errors that a command says in one line."""

from __future__ import annotations


class UserError(ValueError):
    """Something given, configured or edited that cannot be used: what was found, where, and what is allowed."""
