// Beside sheet.js: a form or link that leaves the page waits until what was typed is with the server, and a form sends what the fields last said.
// Where the server cannot be reached it stays: the line of the sheet says why. A report with something unsent in this browser is not sent.
(() => {
  const LONGEST = 8000;
  const kept = (key) => { try { return Object.values(JSON.parse(localStorage.getItem(key)) || {}); } catch { return []; } };
  const waiting = () => [...document.querySelectorAll("[data-sheet]")].some(({ dataset: { owner, sheet } }) => kept(`faro-sheet:${owner}:${sheet}`).some((each) => !each.clash && !each.wrong));
  const unreachable = () => !!document.querySelector('[data-status]:is([data-kind="offline"], [data-kind="session"])');
  const later = (go, until = Date.now() + LONGEST) => {
    if (!waiting()) go(); else if (Date.now() < until) setTimeout(() => later(go, until), 150); else if (!unreachable()) go();
  };
  addEventListener("pageshow", () => {
    for (const notice of document.querySelectorAll("[data-unsent]")) {
      const unsent = kept(notice.dataset.unsent).length > 0;
      notice.hidden = !unsent;
      if (unsent) document.querySelectorAll("[data-send]").forEach((button) => { button.disabled = true; });
    }
  });
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
