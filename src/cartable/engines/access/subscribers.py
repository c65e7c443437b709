"""What the access engine hears of."""

from cartable.engines.access.domain.accounts import journal as account_journal
from cartable.engines.access.domain.accounts import listening as account_listening
from cartable.engines.access.domain.doors import listening as door_listening
from cartable.engines.access.domain.holdings import listening as right_listening
from cartable.engines.access.domain.rights import letters as right_letters

__all__ = ["account_journal", "account_listening", "door_listening", "right_letters", "right_listening"]
