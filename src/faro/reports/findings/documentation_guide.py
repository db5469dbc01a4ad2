"""What ``docs/checks/README.md`` says that does not follow from the rules."""

from faro.checks.finding import Severity

WRITTEN_BY = "Written by `make docs` from `faro.checks.rules`; the findings quoted are those the code gives."

SEVERITIES = {
    Severity.HIGH: ("grave", "A figure or a verdict that cannot be true and changes what a reader concludes."),
    Severity.MEDIUM: ("medio", "Figures, counts or names that disagree: someone has to decide which holds."),
    Severity.LOW: ("leve", "Form: spelling, format, order, labels."),
    Severity.HINT: ("indicio", "Unusual, worth a look. Never a fault."),
}

GUIDE = f"""# The auditor

`faro check PACKAGE` reads a plan, its figures and what a published document says about them, and lists each place
where they cannot all be true. It changes no figure and defines none: verdicts, degrees, results and progress are those
of `faro evaluate`.

```
faro check data/ilo/pei-2022                         # a line a finding in a terminal, plain text in a pipe
faro check data/ilo/pei-2022 --severity high         # only the high ones (medium, low: those and above)
faro check data/ilo/pei-2022 --rule sum --rule code  # classes or single rules
faro check data/ilo/pei-2022 --format json           # docs/check.schema.json
faro check data/ilo/pei-2022 --format html           # hallazgos-PLAN.html, or --out FILE; xlsx likewise
```

`faro report` adds the findings as its last annex.

- **One cause is one finding.** The same wrong figure in three places is one finding with three occurrences. Its `id`
  is the rule and a digest of the cause; it stays as long as the cause does.
- **Verifiable by hand.** The message names the figures; each occurrence gives document, page, line, table, row, column.
- **As printed.** Amounts are compared in céntimos. A printed 84.8 % stands for [84.75, 84.85) or, and then the finding
  says so, for what is cut to it.
- **No false alarms.** What is legitimately different (a modified stage against an approved one) is not flagged.
  Missing is not zero.
- **Difference.** What is printed less what follows.
- **Order.** Severity, class, number of places, size of the difference, subject.
- **Exit status.** 0 without high findings, 1 with, 2 when the package cannot be read, an option is wrong or a rule
  itself failed ([ADR 0009](../adr/0009-auditor.md)).

## Adding a rule

1. In `src/faro/checks/rules/`, in the module of its class, write a pure function from `Evidence` to findings. No rule
   may depend on a code, a line, a name or a wording of one document. Take what the engine defines from `Evidence.runs`.
2. Give each finding a stable `cause`, its occurrences, and a Spanish message with the figures in it.
3. Add a `Rule` to `RULES` of the module: id `class.short-name`, severity, title, explanation, reason, a failing and a
   passing example (build them with `faro.checks.samples`). A new module is named in `faro.checks.rules`.
4. Test it in `tests/checks/` with figures worked by hand, and with what must not be flagged.
5. `make docs` writes these pages; tests compare them, run both examples of every rule, and feed it odd packages.

{WRITTEN_BY}
"""
