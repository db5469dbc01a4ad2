"""Made-up records of a register, from its ``examples.toml`` and a seed (docs/registers/examples.md)."""

from faro.registers.domain.examples.making import Example, Move, World, make_examples
from faro.registers.domain.examples.reading import read_examples
from faro.registers.domain.examples.recipes import Known
from faro.registers.domain.examples.spec import Spec

__all__ = ["Example", "Known", "Move", "Spec", "World", "make_examples", "read_examples"]
