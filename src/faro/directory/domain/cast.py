"""The people of the demonstration: one for each role, named by it, and a second one of planning.

Whoever of planning asks for something does not decide it themselves.
"""

from dataclasses import dataclass

from faro.directory.domain.units import UnitFacts


@dataclass(frozen=True, slots=True)
class Part:
    """Someone of the demonstration, the post they hold and its unit."""

    role: str
    name: str
    post: str
    unit: UnitFacts
    second: str = ""

    @property
    def code(self) -> str:
        """How the part is asked for: the role, unless another part has it already."""
        return self.second or self.role

    @property
    def key(self) -> str:
        """The key of the person and of the post."""
        return f"demo-{self.code}"


SECURITY = UnitFacts("03.08.04", "SUBGERENCIA DE SEGURIDAD CIUDADANA")
PLANNING = UnitFacts("03.06", "GERENCIA DE PLANEAMIENTO ESTRATEGICO")
MANAGEMENT = UnitFacts("03.01", "GERENCIA MUNICIPAL")
COUNCIL = UnitFacts("01.01", "COMISION DE REGIDORES")
CONTROL = UnitFacts("02.02", "ORGANO DE CONTROL INSTITUCIONAL")
COMPUTING = UnitFacts("03.02.02.06", "SUBGERENCIA DE INFORMATICA")

CAST = (
    Part("registrador", "Registradora de Serenazgo, demo", "Registradora de Serenazgo", SECURITY),
    Part("responsable", "Responsable de Seguridad Ciudadana, demo", "Subgerente de Seguridad Ciudadana", SECURITY),
    Part("planeamiento", "Planificadora, demo", "Especialista de Planeamiento Estratégico", PLANNING),
    Part("planeamiento", "Jefa de Planeamiento, demo", "Gerente de Planeamiento Estratégico", PLANNING, "jefatura"),
    Part("direccion", "Gerente Municipal, demo", "Gerente Municipal", MANAGEMENT),
    Part("regidor", "Regidora, demo", "Regidora", COUNCIL),
    Part("control", "Auditora de control institucional, demo", "Auditora del OCI", CONTROL),
    Part("administrador", "Administrador del sistema, demo", "Administrador de Faro", COMPUTING),
)
