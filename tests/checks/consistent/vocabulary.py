"""Words of made-up plans: objectives with their services, offices, measures. No rule's word list is copied here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """What an action delivers: its name, what it is about, and whom or what it reaches."""

    name: str
    topic: str
    reached: str


@dataclass(frozen=True, slots=True)
class Theme:
    """An objective, its field and the services below it."""

    objective: str
    field: str
    services: tuple[Service, ...]


def _theme(objective: str, field: str, *services: str) -> Theme:
    return Theme(objective, field, tuple(Service(*(part.strip() for part in text.split("|"))) for text in services))


THEMES = (
    _theme(
        "Mejorar la gestión de los residuos sólidos en el ámbito municipal",
        "residuos sólidos",
        "Servicio de recojo de residuos oportuno para los hogares | recojo de residuos | hogares",
        "Programa de segregación en la fuente permanente para las viviendas | segregación en la fuente | viviendas",
        "Barrido de calles con frecuencia diaria para la ciudad | barrido de calles | cuadras del casco urbano",
        "Planta de valorización operativa para los residuos orgánicos | valorización de residuos | mercados",
        "Fiscalización ambiental planificada en los establecimientos | fiscalización ambiental | establecimientos",
    ),
    _theme(
        "Reforzar la seguridad de los vecinos",
        "seguridad vecinal",
        "Patrullaje integrado permanente en las zonas priorizadas | patrullaje integrado | zonas priorizadas",
        "Juntas vecinales capacitadas para la prevención del delito | capacitación en prevención | juntas vecinales",
        "Sistema de videovigilancia en funcionamiento para la ciudad | videovigilancia | puntos críticos",
        "Recuperación sostenida de espacios públicos para el vecindario | recuperación de espacios | parques",
    ),
    _theme(
        "Promover la competitividad de los negocios locales",
        "competitividad local",
        "Licencias simplificadas para los emprendedores | licencias simplificadas | solicitantes",
        "Asistencia técnica continua para las microempresas | asistencia técnica | microempresas",
        "Ferias de productores articuladas al mercado regional | ferias de productores | productores",
        "Formalización acompañada de los comerciantes | formalización | comerciantes",
        "Promoción turística focalizada para los operadores | promoción turística | operadores",
        "Mercados de abasto ordenados para los consumidores | ordenamiento de mercados | puestos",
    ),
    _theme(
        "Elevar la calidad de la educación, la cultura y el deporte",
        "educación, cultura y deporte",
        "Talleres culturales gratuitos para niñas y niños | talleres culturales | niñas y niños",
        "Infraestructura deportiva mantenida para la juventud | infraestructura deportiva | barrios",
        "Biblioteca municipal modernizada para los estudiantes | biblioteca municipal | estudiantes",
        "Refuerzo escolar focalizado para primaria | refuerzo escolar | escuelas",
    ),
    _theme(
        "Reducir la vulnerabilidad ante el riesgo de desastres",
        "riesgo de desastres",
        "Inspecciones técnicas programadas en edificaciones | inspecciones técnicas | edificaciones",
        "Brigadas entrenadas para la respuesta a emergencias | entrenamiento de brigadas | brigadas",
        "Estudios de riesgo actualizados para los sectores críticos | estudios de riesgo | sectores críticos",
        "Defensas ribereñas conservadas en el valle | defensas ribereñas | tramos del río",
        "Simulacros organizados en centros poblados | simulacros | centros poblados",
    ),
    _theme(
        "Modernizar el funcionamiento de la municipalidad",
        "funcionamiento municipal",
        "Trámites digitalizados en beneficio del administrado | trámites digitales | procedimientos",
        "Personal capacitado de manera continua en la entidad | capacitación de personal | servidores",
        "Archivo institucional organizado para las unidades | archivo institucional | unidades",
        "Recaudación tributaria efectiva de los contribuyentes | recaudación tributaria | contribuyentes",
        "Equipos informáticos renovados para las oficinas | renovación de equipos | oficinas",
        "Transparencia activa de la información para la ciudadanía | transparencia activa | rubros del portal",
    ),
    _theme(
        "Ampliar la protección social de la población en riesgo",
        "protección social",
        "Complementación alimentaria oportuna para familias en pobreza | complementación alimentaria | familias",
        "Atención integral a personas adultas mayores | atención integral | adultos mayores",
        "Acompañamiento a personas con discapacidad registradas | acompañamiento | personas con discapacidad",
        "Defensoría municipal accesible para la niñez | defensoría municipal | casos registrados",
    ),
    _theme(
        "Ordenar la movilidad urbana",
        "movilidad urbana",
        "Señalización vial renovada en avenidas principales | señalización vial | avenidas",
        "Transporte autorizado y supervisado en rutas urbanas | supervisión del transporte | rutas",
        "Mantenimiento periódico de pistas y veredas | mantenimiento vial | vías vecinales",
        "Educación vial impartida en colegios | educación vial | colegios",
        "Ciclovías implementadas en el eje urbano | ciclovías | kilómetros planificados",
    ),
    _theme(
        "Asegurar agua y saneamiento de calidad en zonas rurales",
        "agua y saneamiento rural",
        "Sistemas de agua clorada vigilados en caseríos | cloración del agua | caseríos",
        "Juntas administradoras asistidas para la operación | asistencia a juntas | juntas administradoras",
        "Unidades básicas de saneamiento instaladas en anexos | saneamiento básico | anexos",
    ),
    _theme(
        "Impulsar la participación de la ciudadanía",
        "participación ciudadana",
        "Presupuesto participativo concertado con agentes | presupuesto participativo | agentes participantes",
        "Organizaciones sociales reconocidas en el registro único | reconocimiento de organizaciones | organizaciones",
        "Audiencias públicas convocadas con anticipación | audiencias públicas | sectores urbanos",
        "Comités de vigilancia fortalecidos en la provincia | vigilancia social | comités",
    ),
)

OFFICES = (
    "Gerencia Municipal",
    "Gerencia de Servicios Públicos",
    "Gerencia de Desarrollo Urbano",
    "Gerencia de Administración",
    "Gerencia de Desarrollo Económico",
    "Gerencia de Desarrollo Social",
)
OFFICES_BELOW = (
    "Subgerencia de Logística",
    "Subgerencia de Tesorería",
    "Subgerencia de Limpieza Pública",
    "Subgerencia de Obras",
    "Subgerencia de Transportes",
    "Subgerencia de Serenazgo",
    "Subgerencia de Registro Civil",
    "Subgerencia de Catastro",
    "Subgerencia de Programas Sociales",
    "Subgerencia de Comercialización",
    "Subgerencia de Gestión Ambiental",
    "Subgerencia de Personal",
)
SECTIONS_BELOW = ("Almacén", "Maestranza", "Archivo Central", "Control Patrimonial", "Vivero", "Depósito Municipal")
ACTIVITY_VERBS = ("Atención", "Mantenimiento", "Supervisión", "Elaboración", "Capacitación", "Entrega", "Difusión")
ACTIVITY_MEASURES = ("Informe", "Persona", "Acción", "Documento", "Atención", "Vivienda", "Kilómetro")
INVESTMENT_VERBS = ("Mejoramiento", "Creación", "Ampliación", "Rehabilitación")
PLACES = ("Alto Sauce", "Valle Claro", "Puerto Arena", "Cerro Bajo", "Quebrada Honda", "Campo Verde", "Río Seco")
