"""The reviewed method files: one TOML file per way to evaluate. ``docs/methods/`` explains each with its figures."""
