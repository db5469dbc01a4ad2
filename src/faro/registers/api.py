"""What other rooms may use of the registers."""

from faro.registers.domain.answers import Answers
from faro.registers.domain.bundle import Bundle, bundle_of_file, bundle_of_folder, bundles_of_file, bundles_of_folder
from faro.registers.domain.examples import Known, read_examples
from faro.registers.domain.examples import Spec as ExampleSpec
from faro.registers.domain.exchange.files import harmless
from faro.registers.domain.measures.results import Excluded, Measured, Outcome
from faro.registers.domain.measures.telling import amount_in_words, as_data, margin_in_words, value_in_words
from faro.registers.models import MeasureVersion, Record, Register, RegisterVersion
from faro.registers.selectors.drafts import begun_by
from faro.registers.selectors.facts import RegisterFacts, facts_of_registers
from faro.registers.selectors.lineage.kept import Again, again, newest_period
from faro.registers.selectors.lineage.paths import Lineage, lineage_of
from faro.registers.selectors.lineage.prov import prov_of
from faro.registers.selectors.lineage.public import PublicPath, public_path
from faro.registers.selectors.measures import (
    Behind,
    Span,
    approved_measure,
    codes_near,
    explanation_of,
    measures_feeding,
    records_behind,
    span_of,
    value_of,
)
from faro.registers.selectors.public.figures import PublicFigure, public_figures
from faro.registers.selectors.public.listed import PublicRegister, public_registers, published_register
from faro.registers.selectors.public.rows import PublicRecords, PublicRow
from faro.registers.services.bulk import PastMove, Row, add_records
from faro.registers.services.examples import Trial, add_examples
from faro.registers.services.lineage.binding import Feed, bind_measure, decline_measure, unbind_measure
from faro.registers.services.loading import Preview, load_register, preview_register
from faro.registers.services.loading_many import Taken, load_registers, preview_registers, reordered
from faro.registers.services.measures import approve_measure, approve_measures, propose_measure, reject_measure

__all__ = [
    "Again",
    "Answers",
    "Behind",
    "Bundle",
    "ExampleSpec",
    "Excluded",
    "Feed",
    "Known",
    "Lineage",
    "MeasureVersion",
    "Measured",
    "Outcome",
    "PastMove",
    "Preview",
    "PublicFigure",
    "PublicPath",
    "PublicRecords",
    "PublicRegister",
    "PublicRow",
    "Record",
    "Register",
    "RegisterFacts",
    "RegisterVersion",
    "Row",
    "Span",
    "Taken",
    "Trial",
    "add_examples",
    "add_records",
    "again",
    "amount_in_words",
    "approve_measure",
    "approve_measures",
    "approved_measure",
    "as_data",
    "begun_by",
    "bind_measure",
    "bundle_of_file",
    "bundle_of_folder",
    "bundles_of_file",
    "bundles_of_folder",
    "codes_near",
    "decline_measure",
    "explanation_of",
    "facts_of_registers",
    "harmless",
    "lineage_of",
    "load_register",
    "load_registers",
    "margin_in_words",
    "measures_feeding",
    "newest_period",
    "preview_register",
    "preview_registers",
    "propose_measure",
    "prov_of",
    "public_figures",
    "public_path",
    "public_registers",
    "published_register",
    "read_examples",
    "records_behind",
    "reject_measure",
    "reordered",
    "span_of",
    "unbind_measure",
    "value_in_words",
    "value_of",
]
