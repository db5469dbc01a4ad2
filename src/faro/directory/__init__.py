"""Municipality, units, people, posts, roles and permissions."""
