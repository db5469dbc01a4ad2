"""From an XForm to the form."""

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import _
from faro.registers.domain.forms.controls import body_of, choices_of
from faro.registers.domain.forms.findings import Finding, refused
from faro.registers.domain.forms.model import Choice, Form, Group, Node, Question, Repeat, Trigger
from faro.registers.domain.forms.notes import children_of, notes_of
from faro.registers.domain.forms.questions import Questions
from faro.registers.domain.forms.texts import Words, texts_of
from faro.registers.domain.forms.xml import JAVAROSA, OPENROSA, BrokenXml, HostileXml, child, elements, local, root_of

MOST_QUESTIONS = 3_000


def form_of(xform: str) -> Form:
    """The form of an XForm. Raises ``FormProblems`` for what is no XForm, or has repeats in repeats."""
    model, body = _parts(xform)
    instances = [one for one in elements(model) if local(one) == "instance"]
    primary = next((one for instance in instances[:1] for one in elements(instance)), None)
    if primary is None:
        raise refused([_finding(_("No hay ninguna pregunta en el formulario."))])
    return _Assembly(xform, model, body, primary, instances[1:]).form()


def _parts(xform: str) -> tuple[etree.Element, etree.Element | None]:
    try:
        html = root_of(xform.encode())
    except HostileXml as error:
        raise refused([_finding(_("El archivo trae definiciones de tipo o es demasiado grande."))]) from error
    except BrokenXml as error:
        text = _("No es un XML bien formado: línea {line}.").format(line=error.line)
        raise refused([_finding(text)]) from error
    head = child(html, "head")
    model = child(head, "model") if head is not None else None
    if model is None:
        raise refused([_finding(_("No es un formulario XForm."))])
    return model, child(html, "body")


def _finding(message: str) -> Finding:
    return Finding("no-form", "", "", message, _("Cargue un XLSForm o el XForm que da un programa de ODK."))


class _Assembly:
    def __init__(
        self,
        xform: str,
        model: etree.Element,
        body: etree.Element | None,
        primary: etree.Element,
        instances: list[etree.Element],
    ) -> None:
        self.xform, self.model, self.primary = xform, model, primary
        self.texts = texts_of(model)
        self.body = body_of(body, self.texts)
        self.root = f"/{local(primary)}"
        self.binds = {
            (bind.get("nodeset") or "").strip(): dict(bind.attrib) for bind in elements(model) if local(bind) == "bind"
        }
        self.shape: dict[str, list[str]] = {}
        self.static: dict[str, str] = {}
        self.walk(primary, self.root)
        self.lists: dict[str, tuple[Choice, ...]] = {}
        self.external: list[str] = []
        for instance in instances:
            self.take_list(instance)
        self.setvalues = [
            node
            for part in (model, body)
            if part is not None
            for node in part.iter()
            if isinstance(node.tag, str) and local(node) == "setvalue"
        ]
        self.groups: dict[str, Group] = {}
        self.repeats: dict[str, Repeat] = {}
        self.findings: list[Finding] = []

    def walk(self, node: etree.Element, path: str) -> None:
        """Note the shape of the instance; a repeat stands there twice, its template first."""
        inside = self.shape.setdefault(path, [])
        for one in elements(node):
            name = local(one)
            if path == self.root and name == "meta":
                continue
            below = f"{path}/{name}"
            if below not in inside:
                inside.append(below)
                self.walk(one, below)
        if not inside and (node.text or "").strip():
            self.static[path] = (node.text or "").strip()

    def take_list(self, instance: etree.Element) -> None:
        """A list the form brings along, or one kept elsewhere."""
        name, source = instance.get("id") or "", instance.get("src")
        if source:
            self.external.append(name)
        else:
            self.lists[name] = choices_of(instance, self.texts)

    def form(self) -> Form:
        """Everything put together."""
        grouped = {self.root, *self.body.groups}
        leaves = [path for path, inside in self.shape.items() if not inside and path not in grouped]
        if not leaves:
            raise refused([_finding(_("No hay ninguna pregunta en el formulario."))])
        if len(leaves) > MOST_QUESTIONS:
            raise refused([_finding(_("El formulario tiene demasiadas preguntas."))])
        questions = Questions(self, leaves)
        by_path = questions.all()
        children = self.nodes(self.root, by_path, None)
        if self.findings:
            raise refused(self.findings)
        keyed = {question.key: question for question in by_path.values()}
        meta = child(self.primary, "meta")
        return Form(
            form_id=self.primary.get("id") or local(self.primary),
            version=self.primary.get("version") or self.primary.get(f"{{{OPENROSA}}}version") or "",
            title=self.title(),
            root=local(self.primary),
            namespace=etree.QName(self.primary).namespace or "",
            language=self.texts.language,
            languages=self.texts.languages,
            children=children,
            questions=keyed,
            groups=self.groups,
            repeats=self.repeats,
            choices=self.lists | questions.fixed,
            triggers=self.triggers(by_path),
            instance_name=self.binds.get(f"{self.root}/meta/instanceName", {}).get("calculate"),
            external_lists=tuple(self.external),
            notes=notes_of(keyed.values(), self.texts.media, children_of(meta)),
            xform=self.xform,
            texts=self.texts.plain(),
        )

    def title(self) -> str:
        """What the form is called."""
        node = child(self.model.getparent(), "title")
        return (node.text or "").strip() if node is not None else local(self.primary)

    def nodes(self, path: str, questions: dict[str, Question], repeat: str | None) -> tuple[Node, ...]:
        """Questions, groups and repeats directly under a path."""
        return tuple(
            questions[below] if below in questions else self.branch(below, questions, repeat)
            for below in self.shape[path]
        )

    def branch(self, path: str, questions: dict[str, Question], repeat: str | None) -> Group | Repeat:
        """A group or repeat."""
        control = self.body.groups.get(path)
        bind, name, key = self.binds.get(path, {}), path.rsplit("/", 1)[-1], path.removeprefix(self.root)
        label = control.label if control is not None else Words()
        look = (control.element.get("appearance") or "") if control is not None else ""
        relevant = bind.get("relevant")
        if path not in self.body.repeats:
            inside = self.nodes(path, questions, repeat)
            hint = control.hint.text if control is not None else ""
            group = Group(
                key, name, path, label.text, inside, hint, relevant, look, repeat, label.parts, control is not None
            )
            self.groups[key] = group
            return group
        if repeat is not None:
            self.findings.append(_nested(path, repeat))
        rows = self.body.repeats[path]
        inside = self.nodes(path, questions, name)
        asked = tuple(question.key for below, question in questions.items() if below.startswith(path + "/"))
        count = rows.get(f"{{{JAVAROSA}}}count")
        look = rows.get("appearance") or look
        found = Repeat(key, name, path, label.text, inside, asked, relevant, count, look, label.parts)
        self.repeats[name] = found
        return found

    def triggers(self, questions: dict[str, Question]) -> tuple[Trigger, ...]:
        """Values set when another answer changes."""
        found = []
        for node in self.setvalues:
            source = (node.getparent().get("ref") or "").strip()
            target = (node.get("ref") or "").strip()
            if "xforms-value-changed" in (node.get("event") or "") and source in questions and target in questions:
                expression = node.get("value") or _as_literal(node.text)
                found.append(Trigger(questions[source].key, questions[target].key, expression))
        return tuple(found)


def _as_literal(text: str | None) -> str:
    cleaned = (text or "").strip()
    return f"'{cleaned}'" if cleaned and "'" not in cleaned else ""


def _nested(path: str, repeat: str) -> Finding:
    return Finding(
        "nested-repeat",
        path,
        "type",
        _("La repetición «{name}» está dentro de la repetición «{outer}».").format(
            name=path.rsplit("/", 1)[-1], outer=repeat
        ),
        _("Deje un solo nivel: haga de la repetición de dentro otro registro y enlácelo con «select_one_from_file»."),
    )
