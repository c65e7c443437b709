"""What happened to rights, told to whoever subscribes."""

from __future__ import annotations
