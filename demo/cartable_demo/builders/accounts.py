"""The rules of accounts, and a charter that everybody has accepted.

A visitor enters as a persona at a click: the charter is accepted in advance, and no second proof is asked for. Whoever
wants to see the gates publishes a second version, or names a population in the rules, as the administrator.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from cartable.engines.access import api as access
from cartable.engines.access.demo import accept_for_all
from cartable.engines.people import api as people
from cartable.kernel.clock import campus_zone
from cartable_demo.personas import persona

REASON = "Démonstration"
SERVICE = "sign-on"
PUBLISHED = timedelta(days=60)
TITLE = ("Charte d'usage du numérique", "Charter of digital use")
TEXT = (
    """## À quoi sert le compte

Le compte est **personnel** : chacun répond de ce qui est fait avec lui. Il sert aux études, à l'enseignement, à la
recherche et à l'administration ; un usage privé raisonnable est admis.

- Ne prêtez ni votre mot de passe ni votre appareil ouvert.
- Signalez à l'assistance ce qui vous paraît anormal.
- Respectez les licences des logiciels et des documents.

## Ce que l'établissement fait de vos données

Les connexions sont conservées un an, leurs adresses quatre-vingt-dix jours, pour la sécurité et rien d'autre. Vous les
lisez sur la page de votre compte.

## En cas de manquement

Le compte peut être suspendu, avec un motif que vous lisez ; la commission de discipline peut être saisie.
""",
    """## What the account is for

The account is **personal**: each answers for what is done with it. It serves study, teaching, research and
administration; reasonable private use is admitted.

- Lend neither your password nor your open device.
- Tell the help desk what seems wrong.
- Respect the licences of programs and documents.

## What the institution does with your data

Sign-ins are kept for a year, their addresses for ninety days, for security and nothing else. You read them on the
page of your account.

## If it is not respected

The account may be suspended, with a reason that you read; the disciplinary board may be asked.
""",
)


def build_accounts(*, now: datetime) -> None:
    """After the services and their rules were computed."""
    account = people.find_account(persona("administrator").username)
    on = now.astimezone(campus_zone()).date()
    access.write_policy(
        service=access.Service.objects.get(code=SERVICE), closing_days=90, actor=account, reason=REASON, on=on
    )
    charter = access.draft_charter(
        title_fr=TITLE[0], title_en=TITLE[1], text_fr=TEXT[0], text_en=TEXT[1], actor=account, reason=REASON
    )
    access.publish_charter(charter=charter, actor=account, reason=REASON, now=now - PUBLISHED)
    access.follow_accounts(on=on, now=now)
    accept_for_all(charter, now - PUBLISHED)
