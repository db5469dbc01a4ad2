"""What ``{% load ui %}`` brings."""
