"""Tables that were stored whole before a room began to keep them."""

from django.db import transaction

from faro.ledger.api import Actor
from faro.plans.models import Plan, StoredTable
from faro.plans.ports import keepers
from faro.plans.services.importing import store_table
from faro.plans.stored import stored_frames


@transaction.atomic
def hand_over_tables(*, actor: Actor) -> tuple[str, ...]:
    """Give each keeper the tables of its own that are still stored whole; the codes of the plans that had some.

    The package of every plan stays the same. A second time there is nothing left to hand over.
    """
    plans = []
    for plan in Plan.objects.select_for_update().order_by("code"):
        for keeper in keepers():
            frames = stored_frames(plan, StoredTable.Role.KEPT, keeper.tables)
            if not frames:
                continue
            keeper.load(plan_code=plan.code, tables=frames, actor=actor)
            for name, frame in frames.items():
                store_table(plan, StoredTable.Role.IMPORTED, name, frame)
            StoredTable.objects.filter(plan=plan, role=StoredTable.Role.KEPT, name__in=list(frames)).delete()
            plans.append(plan.code)
    return tuple(sorted(set(plans)))
