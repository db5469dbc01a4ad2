// Beside sheet.js: a form or link that leaves the page waits until what was typed is with the server, and a form sends what the fields last said.
(() => {
  const LONGEST = 8000;
  const waiting = () => {
    try { return Object.keys(localStorage).some((key) => key.startsWith("faro-sheet:") && Object.values(JSON.parse(localStorage.getItem(key)) || {}).some((each) => !each.clash && !each.wrong)); }
    catch { return false; }
  };
  const later = (go, until = Date.now() + LONGEST) => {
    if (!waiting() || Date.now() > until) go(); else setTimeout(() => later(go, until), 150);
  };
  const freshen = (form) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]"), own = form.elements.csrfmiddlewaretoken;
    if (token && own) own.value = token.value;
    for (const cell of form.querySelectorAll("[data-field]")) {
      const base = form.elements[`base_${cell.dataset.field}`];
      if (base) base.value = cell.dataset.base;
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    freshen(form);
    if (!form.hasAttribute("data-after-save") || form.dataset.ready || !waiting()) return;
    event.preventDefault();
    document.activeElement?.blur();
    later(() => { form.dataset.ready = "1"; freshen(form); form.requestSubmit(event.submitter); });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-after-save]");
    if (!link || !waiting()) return;
    event.preventDefault();
    later(() => { location.href = link.href; });
  });
})();
