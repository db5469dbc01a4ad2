"""Pure: which of many Spanish texts are near to one. No Django, knows only the kernel."""
