"""Each indicator that registers feed, worked out by hand for the demonstration's year, as its name asks."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from tests.registers.demo.notebook import FIRST, LAST, Note, documents, notes, of_year, rows_of_year, standing

POPULATION = 78_996
"""Plan de gobierno 2019-2022, 1.2: projection for 2021, the last before the year; the source chosen there."""
SECTORS, BANDS = 8, 12
Parts = tuple[Fraction | int, Fraction | int | None]


def stock(register: str, good: str, out: str) -> Parts:
    """Of an inventory on the last day, those in a good state over those not written off."""
    states = [each.state for each in standing(register) if each.state != out]
    return states.count(good), len(states)


def share(chosen: Iterable[bool]) -> Parts:
    """Those that meet something over all looked at."""
    found = list(chosen)
    return sum(found), len(found)


def among(keys: set[object], list_of: Iterable[Note]) -> Parts:
    """Of a list, those whose record is named elsewhere."""
    return share(each.number in keys for each in list_of)


def total(question: str, some: Iterable[Note]) -> Fraction:
    return sum((each.quantity(question) for each in some), Fraction(0))


def businesses(**asked: object) -> Iterator[Note]:
    met = (each for each in standing("emprendimientos") if each.state != "cesado")
    return (each for each in met if all(each[question] == value for question, value in asked.items()))


def fairs(**asked: object) -> set[object]:
    """The businesses that took part in a fair or round."""
    met = (each for each in of_year("participaciones-feria") if all(each[key] == value for key, value in asked.items()))
    return {each["negocio"] for each in met}


def staff_trained() -> Parts:
    rows = rows_of_year("capacitaciones-personal", "asistentes")
    done = {row["servidor"] for each, row in rows if each["gestion_municipal"] == "si" and _ended(row)}
    return among(done, (each for each in standing("servidores") if each.state == "activo"))


def _ended(row: dict[str, object]) -> bool:
    return row["termino"] in ("asistio", "aprobo")


def patrolled() -> Parts:
    seen = set()
    for each in of_year("patrullajes"):
        bands = each["franjas"] or []
        assert isinstance(bands, list)
        if each["resultado"] not in (None, "no_salio"):
            seen |= {(each["sector"], band, each.day) for band in bands}
    return len(seen), SECTORS * BANDS * ((LAST - FIRST).days + 1)


def committees() -> Parts:
    since = LAST - timedelta(days=89)
    met = {each["comite"] for each in standing("sesiones-comite") if each["acta"] == "si" and each.day >= since}
    return among(met, (each for each in standing("comites-vecinales") if each.state != "disuelto"))


def perceived() -> Parts:
    said = [each["percibe"] for each in of_year("percepcion-seguridad")]
    return said.count("si"), sum(each in ("si", "no") for each in said)


def institutions() -> Parts:
    kept = set()
    for each in notes("compromisos-ambientales"):
        on = each["fecha_cumplido"]
        if isinstance(on, str) and FIRST <= date.fromisoformat(on) <= LAST:
            kept.add(each["institucion"])
    return among(kept, (each for each in standing("instituciones-ambientales") if each.state == "activa"))


def certificates() -> Parts:
    given = []
    for each in notes("constancias-posesion"):
        on = each["fecha_emision"]
        if each.state == "emitida" and isinstance(on, str) and FIRST <= date.fromisoformat(on) <= LAST:
            given.append(each)
    return share(each["zona"] == "planificada" for each in given)


def works() -> Parts:
    seen = [each.state for each in of_year("obras-detectadas") if each.state != "no-exige"]
    return sum(state in ("con-licencia", "regularizada") for state in seen), len(seen)


def dwellings_visited() -> Parts:
    done = {
        each["predio"]
        for each in of_year("visitas-prediales")
        if each["resultado"] == "fiscalizada" and each["es_vivienda"] == "si"
    }
    kept = (each for each in standing("predios-catastro") if each.state == "vigente")
    return among(done, (each for each in kept if each["uso"] in ("vivienda", "mixto")))


def anaemia() -> Parts:
    young = [each for each in of_year("tamizajes-anemia") if 6 <= each.quantity("edad_meses") < 36]
    return len({each["dni"] for each in young if each["anemia"] != "no"}), len({each["dni"] for each in young})


def health_campaigns() -> Parts:
    return len(documents("campanas-salud", "atendidos")), total("personas", of_year("poblacion-objetivo-salud"))


def safe_stands() -> Parts:
    some = [each for each in of_year("participaciones-feria") if each["tipo"] in ("comercial", "abastos")]
    traders = [each for each in some if each["comerciante"] == "si"]
    return len({each["negocio"] for each in traders if each["seguro"] == "si"}), len({e["negocio"] for e in traders})


def inclusion() -> Parts:
    """This year's courses less those of the year before, over those of the year before."""
    wanted = [each.day.year for each in notes("capacitaciones-inclusion") if each["dirigido"] in _VULNERABLE]
    return wanted.count(2023) - wanted.count(2022), wanted.count(2022)


_VULNERABLE = ("mayor", "discapacidad", "pobreza", "varios")


def assisted(line: str, states: tuple[str, ...], meets: Callable[[Note, dict[str, object]], bool]) -> Parts:
    rows = rows_of_year("asistencias-empresariales", "asistentes")
    helped = {row.get("negocio") for each, row in rows if each["linea"] == line and meets(each, row)}
    return among(helped, (each for each in standing("emprendimientos") if each.state in states))


def in_time(note: Note, _row: dict[str, object]) -> bool:
    return note["dias_espera"] is None or note.quantity("dias_espera") <= 15


def weighed() -> Parts:
    good = ("relleno", "celda", "valorizacion_organica", "valorizacion_inorganica")
    every = list(of_year("pesajes-residuos"))
    return total("peso_neto", (each for each in every if each["destino"] in good)), total("peso_neto", every)


def inspected() -> Parts:
    done = {each["programada"] for each in of_year("inspecciones") if each["resultado"] == "realizada"}
    return among(done, (each for each in of_year("programa-inspecciones") if each.state != "anulada"))


def ordered_people() -> Parts:
    urban = [each for each in standing("zonas-urbanas") if each["ambito"] != "rural" and each.state != "baja"]
    return total("poblacion", (each for each in urban if each.state == "ordenada")), total("poblacion", urban)


def vulnerable_people() -> Parts:
    bad = (each for each in standing("viviendas-riesgo") if each["vulnerabilidad"] in ("alto", "muy_alto"))
    return total("ocupantes", bad), POPULATION


def helped_people(*, all_cases: bool) -> Parts:
    """Of the list of vulnerable people, those who were attended, or got food: compared by their document."""
    of_person = {each.number: each["dni"] for each in notes("personas-vulnerables")}
    of_patient = {each.number: each["dni"] for each in notes("pacientes-pantbc")}
    attended = (each for each in of_year("atenciones-sociales") if all_cases or each["programa"] != "caso_social")
    helped = {of_person[str(each["persona"])] for each in attended}
    helped |= documents("entregas-alimentarias", "recibio")
    helped |= {of_patient[str(each["paciente"])] for each in of_year("canastas-pantbc") if each["firmo"] == "si"}
    return share(each["dni"] in helped for each in standing("personas-vulnerables") if each.state == "activo")


def food() -> Parts:
    """Those of poor households on the list who received, over the members of poor households."""
    poor = {each.number for each in notes("hogares-sisfoh") if each["clasificacion"] in ("pobre", "pobre_extremo")}
    got = documents("entregas-alimentarias", "recibio")
    listed = {each["dni"] for each in standing("padron-alimentario") if each["hogar"] in poor and each["dni"] in got}
    kept = (each for each in standing("hogares-sisfoh") if each.number in poor and each.state == "vigente")
    return len(listed), total("miembros", kept)


def taking_part(programme: str) -> Parts:
    rows = rows_of_year("actividades-cultura-deporte", "asistentes")
    came = {row.get("dni") for each, row in rows if each["programa"] == programme and each.state == "realizada"}
    return len(came - {None}), POPULATION


def modern_systems() -> Parts:
    held = [each for each in standing("sistemas-informaticos") if each.state != "retirado"]
    return share(each["moderno"] == "si" and each.state == "operativo" for each in held)


def sums(register: str, above: str, below: str) -> Parts:
    return total(above, of_year(register)), total(below, of_year(register))


BY_HAND: dict[str, Callable[[], Parts]] = {
    "IND.01.AEI.01.01": lambda: stock("documentos-gestion", "actualizado", "derogado"),
    "IND.01.AEI.01.02": lambda: sums("recaudacion-tributaria", "recaudado", "emitido"),
    "IND.01.AEI.01.03": modern_systems,
    "IND.01.AEI.01.04": staff_trained,
    "IND.01.AEI.02.01": lambda: (len(documents("capacitacion-ciudadana", "asistentes")), None),
    "IND.01.OEI.03": perceived,
    "IND.01.AEI.03.01": patrolled,
    "IND.01.AEI.03.02": committees,
    "IND.01.AEI.03.03": lambda: stock("equipos-seguridad", "operativo", "baja"),
    "IND.01.AEI.03.04": lambda: stock("casetas", "operativa", "retirada"),
    "IND.01.OEI.04": ordered_people,
    "IND.01.AEI.04.01": works,
    "IND.01.AEI.04.02": certificates,
    "IND.01.AEI.04.03": dwellings_visited,
    "IND.01.AEI.04.04": lambda: stock("predios-municipales", "saneado", "baja"),
    "IND.01.AEI.04.06": lambda: stock("espacios-publicos", "operativo", "baja"),
    "IND.01.AEI.04.07": lambda: stock("unidades-transporte", "autorizada", "retirada"),
    "IND.01.OEI.05": anaemia,
    "IND.02.OEI.05": lambda: sums("escolaridad-primaria", "no_asisten", "poblacion"),
    "IND.01.AEI.05.01": lambda: taking_part("cultura"),
    "IND.01.AEI.05.02": lambda: taking_part("deporte"),
    "IND.01.AEI.05.03": health_campaigns,
    "IND.01.AEI.05.04": safe_stands,
    "IND.01.AEI.05.05": inclusion,
    "IND.01.OEI.06": lambda: stock("emprendimientos", "consolidado", "cesado"),
    "IND.01.AEI.06.01": lambda: assisted(
        "asociatividad", ("formalizado", "consolidado"), lambda _course, row: row["formal"] == "si"
    ),
    "IND.01.AEI.06.02": lambda: assisted("gestion", _not_ceased(), in_time),
    "IND.01.AEI.06.03": lambda: among(fairs(rubro="turismo"), businesses(rubro="turismo")),
    "IND.01.AEI.06.04": lambda: among(fairs(comerciante="si"), businesses(comerciante="si")),
    "IND.01.OEI.07": lambda: share(each.state == "lograda" for each in of_year("metas-ecoeficiencia")),
    "IND.01.AEI.07.01": weighed,
    "IND.01.AEI.07.02": lambda: stock("areas-verdes", "conservada", "baja"),
    "IND.01.AEI.07.03": lambda: stock("areas-degradadas", "recuperada", "descartada"),
    "IND.01.AEI.07.04": lambda: (len(documents("educacion-ambiental", "asistentes")), POPULATION),
    "IND.01.AEI.07.05": institutions,
    "IND.01.AEI.07.06": lambda: share(each.state == "ejecutada" for each in of_year("programa-ambiental")),
    "IND.01.OEI.08": vulnerable_people,
    "IND.01.AEI.08.01": lambda: share(each["expuesta"] == "si" for each in of_year("viviendas-riesgo")),
    "IND.01.AEI.08.02": inspected,
    "IND.01.AEI.08.03": lambda: stock("plan-contingencia", "cumplida", "retirada"),
    "IND.01.AEI.08.04": lambda: (len(documents("capacitaciones-grd", "asistentes")), POPULATION),
    "IND.01.AEI.08.05": lambda: stock("plataforma-defensa-civil", "implementado", "retirado"),
    "IND.01.OEI.09": lambda: helped_people(all_cases=True),
    "IND.01.AEI.09.01": lambda: helped_people(all_cases=False),
    "IND.01.AEI.09.02": food,
}


def _not_ceased() -> tuple[str, ...]:
    return tuple({each.state for each in standing("emprendimientos")} - {"cesado"})
