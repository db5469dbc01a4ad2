"""Forms: read from an XLSForm, checked against answers, written and read as OpenRosa instances. No web framework here.

``read_form`` reads what people write; ``read_xform`` what Faro kept; ``check`` is the one definition of every rule of a
form; ``choices_for`` what may be chosen; ``to_instance`` and ``from_instance`` speak with ODK Collect; ``compare`` says
what a new version of a form changes.
"""
