"""The export of the «Aplicativo CEPLAN», taken in: each family of months into the stage it tells."""

from collections.abc import Mapping

from django.db.models import Max
from django.utils import timezone

from faro.catalogs.api import upload_limits
from faro.directory.api import unit_labels
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.closing.frozen import frozen_changes, frozen_words
from faro.monitoring.domain.poi.cells import CHOICES, MONTHS
from faro.monitoring.domain.poi.ceplan import Amounts, CeplanActivity, CeplanReading, accumulated, read_ceplan
from faro.monitoring.domain.poi.grids import folded
from faro.monitoring.domain.poi.stages import EXECUTED, PIA, REPROGRAMMED, OpenStage
from faro.monitoring.models import Activity, Figure, Poi, Reprogramming
from faro.monitoring.selectors.closing.closed import closed_months
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.programme import MonthFacts, open_stage_of, programme_in_force, stages_of
from faro.monitoring.services.poi.activities import locked_poi, write_months
from faro.monitoring.services.poi.history import differences, record_activity, record_poi, said
from faro.monitoring.services.poi.making import PoiRefused
from faro.monitoring.services.poi.months import MonthWriter
from faro.monitoring.services.poi.outcome import Approval, ImportOutcome, RowsRejected

SHORT_LIST = 10
_YES, _NO = frozenset({"si", "1", "activo", "true", "verdadero"}), frozenset({"no", "0", "inactivo", "false", "falso"})


def import_ceplan(  # noqa: PLR0913  the file, and what a person chose with it
    *,
    actor: Actor,
    poi: Poi,
    content: bytes,
    name: str,
    executed_until: int,
    reason: str,
    approval: Approval | None = None,
) -> ImportOutcome:
    """Take the export in. What CEPLAN calls CS becomes the stage consistent with the PIA, and RE, where it is not what
    is in force, the next reprogramming; SE, until the month that a person named, what was executed. A POI that was not
    consistent with the PIA is from then on; ``approval`` is kept if it was in formulation.

    Raises :class:`RowsRejected`, and :class:`PoiRefused` where a stage that is closed would change.
    """
    poi = locked_poi(poi)
    reading = read_ceplan(content, name, poi.year, unit_labels().keys(), actions_of(poi.plan).keys(), upload_limits())
    if reading.problems:
        raise RowsRejected(reading.grid, reading.problems)
    return _Taking(actor, poi, reading, reason, executed_until, approval).run()


class _Taking:
    def __init__(
        self,
        actor: Actor,
        poi: Poi,
        reading: CeplanReading,
        reason: str,
        executed_until: int,
        approval: Approval | None,
    ) -> None:
        self.actor, self.poi, self.reading, self.reason = actor, poi, reading, reason
        self.executed_until, self.approval = executed_until, approval
        self.held = {each.code: each for each in Activity.objects.filter(poi=poi).select_related("poi__plan")}
        self.closed = closed_months(poi)
        self.told: dict[str, list[Change]] = {}
        self.refused: dict[tuple[str, int], tuple[str, ...]] = {}
        self.outcome = ImportOutcome()

    def run(self) -> ImportOutcome:
        for activity in self.reading.activities:
            self._settle_activity(activity)
        if self.refused:
            raise PoiRefused(frozen_words(self.refused))
        if PIA in self.reading.stages:
            self._settle_pia()
        if REPROGRAMMED in self.reading.stages:
            self._settle_reprogrammed()
        if self.executed_until and EXECUTED in self.reading.stages:
            self._settle_executed()
        self._record()
        self._warn()
        return self.outcome

    def _settle_activity(self, given: CeplanActivity) -> None:
        activity = self.held.get(given.code)
        facts = self._facts(given, activity)
        if activity is None:
            last = Activity.objects.filter(poi=self.poi).aggregate(last=Max("position"))["last"] or 0
            activity = Activity(poi=self.poi, code=given.code, position=last + 1, **facts)
            activity.passed_through = given.passed
            activity.save()
            self.held[given.code] = activity
            self.outcome.added.append(given.code)
            self.told[given.code] = differences({}, facts)
            return
        if activity.unit != facts["unit"] and activity.figures.exists():
            raise PoiRefused(_("{code} ya tiene reportes de su unidad: no puede pasar a otra.").format(code=given.code))
        before = {name: getattr(activity, name) for name in facts}
        frozen = frozen_changes(before, facts) if self.closed else ()
        if frozen:
            self.refused[activity.code, self.poi.year] = frozen
        changes = differences(before, facts)
        if changes or activity.passed_through != given.passed:
            self.told.setdefault(given.code, []).extend(changes)
            for name, value in facts.items():
                setattr(activity, name, value)
            activity.passed_through = given.passed
            activity.revision += 1
            activity.save()

    def _facts(self, given: CeplanActivity, held: Activity | None) -> dict[str, object]:
        """The columns of the activity that the file tells; others stay."""
        texts = given.texts
        facts: dict[str, object] = {
            "name": texts["name"],
            "unit": texts["unit"],
            "action": texts["action"] or None,
            "measure": texts["measure"],
        }
        for name in ("aggregation", "priority"):
            choice = _choice(name, texts.get(name, ""))
            if choice is not None:
                facts[name] = choice
        if folded(texts.get("active", "")) in _YES | _NO:
            facts["active"] = folded(texts["active"]) in _YES
        if held is None:
            facts = {"kind": "activity", "aggregation": "annual_total", **facts}
        return facts

    def _settle_pia(self) -> None:
        stages = stages_of([each.pk for each in self.held.values()])
        opened = open_stage_of(self.poi)
        # The file decides the stage while nothing was reprogrammed or reported; later it must say the same.
        is_open = self.poi.state != Poi.State.CONSISTENT or (opened is not None and opened.version == 0)
        differing = []
        for given in self.reading.activities:
            activity = self.held[given.code]
            wanted = given.stages.get(PIA, {})
            now = stages.get(activity.pk, {}).get((PIA, 0))
            if _same(now or {}, wanted):
                continue
            if not is_open and (now is not None or given.code not in self.outcome.added):
                differing.append(given.code)
                continue
            changes = write_months(
                activity, self._stage(PIA, 0, given), _side(wanted, "physical"), _side(wanted, "financial")
            )
            self.told.setdefault(given.code, []).extend(changes)
        if differing:
            raise PoiRefused(
                _("La etapa consistente con el PIA ya está cerrada y el archivo la cambia en: {codes}.").format(
                    codes=_listed(differing)
                )
            )
        self._become_consistent()

    def _become_consistent(self) -> None:
        """The stage the file tells of, with the norm that a person named if nobody had approved the POI yet."""
        poi, before = self.poi, Poi.State(self.poi.state)
        if before == Poi.State.CONSISTENT:
            return
        self.outcome.stage = (str(before.label), str(Poi.State.CONSISTENT.label))
        self.outcome.approves = before == Poi.State.FORMULATION
        if self.outcome.approves and self.approval is not None:
            poi.instrument, poi.approved_on = self.approval.instrument.strip(), self.approval.on
            told = [Change("poi_instrument", None, poi.instrument), Change("poi_day", None, said(poi.approved_on))]
            record_poi(self.actor, poi, "poi_approved", told, self.reason)
        poi.state, poi.consistent_on = Poi.State.CONSISTENT, timezone.localdate()
        poi.save(update_fields=["state", "instrument", "approved_on", "consistent_on"])
        day = [Change("poi_day", None, said(poi.consistent_on))]
        record_poi(self.actor, poi, "poi_made_consistent", day, self.reason)

    def _settle_reprogrammed(self) -> None:
        in_force = programme_in_force([each.pk for each in self.held.values()])
        changing = []
        for given in self.reading.activities:
            now = in_force.get(self.held[given.code].pk, {})
            facts: dict[int, MonthFacts] = {month: (told[0], told[1]) for month, told in now.items()}
            if given.stages.get(REPROGRAMMED) and not _same(facts, given.stages[REPROGRAMMED]):
                changing.append(given)
        if not changing:
            return
        if self.poi.reprogrammings.filter(approved_at=None).exists():
            raise PoiRefused(_("Hay una reprogramación abierta: apruébela o déjela sin efecto antes de importar."))
        self._become_consistent()
        number = (self.poi.reprogrammings.aggregate(last=Max("number"))["last"] or 0) + 1
        Reprogramming.objects.create(
            poi=self.poi,
            number=number,
            motive=self.reason or _("Llegó con la exportación del CEPLAN, que no dice el motivo."),
            approved_at=timezone.now(),
            approved_by=self.actor.key,
        )
        for given in changing:
            wanted = given.stages[REPROGRAMMED]
            stage = self._stage(REPROGRAMMED, number, given)
            changes = write_months(self.held[given.code], stage, _side(wanted, "physical"), _side(wanted, "financial"))
            self.told.setdefault(given.code, []).extend(changes)
        said = _("El archivo cambia el programa de {n} actividades: será la reprogramación {number}.")
        self.outcome.warnings.append(said.format(n=len(changing), number=number))

    def _stage(self, stage: str, version: int, given: CeplanActivity) -> OpenStage:
        """An activity that is new was in no month that is closed."""
        closed = frozenset[int]() if given.code in self.outcome.added else self.closed
        return OpenStage(stage, version, closed=closed)

    def _settle_executed(self) -> None:
        writer = MonthWriter(self.actor, {self.poi.year: self.poi}, {}, {})
        figures = Figure.objects.filter(report__poi=self.poi).select_related("report__period")
        there = {(each.activity_id, each.report.period.number): each for each in figures}
        for given in self.reading.activities:
            activity = self.held[given.code]
            for month in range(1, self.executed_until + 1):
                self._settle_figure(writer, activity, month, given.stages[EXECUTED], there.get((activity.pk, month)))

    def _settle_figure(
        self, writer: MonthWriter, activity: Activity, month: int, wanted: Amounts, kept: Figure | None
    ) -> None:
        after = {"physical": wanted.get(("physical", month)), "financial": wanted.get(("financial", month))}
        before = {name: getattr(kept, name) if kept else None for name in after}
        if before == after:
            return
        # Refuses what people reported in Faro, and what is closed.
        report = writer.report(activity, self.poi.year, month)
        figure = kept or Figure(report=report, activity=activity, position=0)
        figure.physical, figure.financial = after["physical"], after["financial"]
        figure.revision += 1 if kept else 0
        figure.save()
        changes = differences(before, after, f"month_{EXECUTED}_")
        named = [Change(f"{each.field}_{month:02d}", each.before, each.after) for each in changes]
        self.told.setdefault(activity.code, []).extend(named)

    def _record(self) -> None:
        for code, changes in self.told.items():
            added = code in self.outcome.added
            if not changes and not added:
                continue
            activity = self.held[code]
            activity.poi = self.poi
            record_activity(
                self.actor, activity, "activity_added" if added else "activity_changed", changes, self.reason
            )
            if not added:
                self.outcome.changed.append(code)

    def _warn(self) -> None:
        say = self.outcome.warnings.append
        if "aggregation" not in self.reading.fields and self.outcome.added:
            say(_("El archivo no dice el tipo de agregación: las nuevas quedan en Acumulado Anual; revíselas."))
        without = [each.code for each in self.reading.activities if not each.texts["action"]]
        if without:
            say(_("Sin acción estratégica: {codes}.").format(codes=_listed(without)))
        running = [each.code for each in self.reading.activities if accumulated(each)]
        if running:
            say(_("Los meses parecen sumas acumuladas, no de cada mes, en: {codes}.").format(codes=_listed(running)))
        if EXECUTED in self.reading.stages and not self.executed_until:
            say(_("El archivo trae seguimiento y no se toma: diga hasta qué mes si lo quiere."))


def _choice(name: str, text: str) -> str | None:
    wanted = folded(text)
    for code, label in CHOICES[name].items():
        if wanted and wanted in (folded(code), folded(label), f"{folded(code)} {folded(label)}"):
            return code
    return None


def _same(now: Mapping[int, MonthFacts], wanted: Amounts) -> bool:
    """Whether they say the same; a month that nobody programmed is as one that is not there."""
    return all(
        now.get(month, (None, None)) == (wanted.get(("physical", month)), wanted.get(("financial", month)))
        for month in MONTHS
    )


def _side(amounts: Amounts, side: str) -> dict[int, int | None]:
    return {month: amounts[side, month] for month in MONTHS if (side, month) in amounts}


def _listed(codes: list[str]) -> str:
    shown = ", ".join(codes[:SHORT_LIST])
    return shown if len(codes) <= SHORT_LIST else _("{shown} y {n} más").format(shown=shown, n=len(codes) - SHORT_LIST)
