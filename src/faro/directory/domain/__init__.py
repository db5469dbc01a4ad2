"""Pure: rules of units and roles."""
