"""The one definition of every number: achievement, roll-up, traffic light. Tables in, tables out."""
