// The sheet: paste from a spreadsheet, move with the arrows, save each row as soon as it is left.
(() => {
  const form = document.querySelector("[data-sheet]");
  if (!form) return;
  const body = form.querySelector("tbody"), spare = form.querySelector("template").content;
  const waiting = new Set();
  form.querySelector("[data-paste-hint]").hidden = false;
  const fields = (row) => [...row.querySelectorAll("td input, td select")];
  const say = (row, words) => { row.querySelector("[role=status]").textContent = words; };
  const addRow = () => {
    const made = spare.firstElementChild.cloneNode(true), old = made.dataset.row, key = crypto.randomUUID ? crypto.randomUUID() : old.slice(0, -12) + String(Date.now()).slice(-12).padStart(12, "0");
    made.dataset.row = key;
    made.querySelector("[name=fila]").value = key;
    fields(made).forEach((each) => { each.name = each.name.replace(old, key); });
    return body.appendChild(made);
  };
  const put = (field, text) => {
    if (field.tagName === "SELECT") {
      const plain = (words) => words.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
      const found = [...field.options].find((each) => plain(each.text) === plain(text) || each.value === text.trim());
      if (found) field.value = found.value;
      else if (text.trim()) { const other = new Option(text.trim(), text.trim(), true, true); field.add(other); }
    } else field.value = text.trim();
  };
  const save = async (row) => {
    if (!row.isConnected || row.dataset.saved !== undefined || row.dataset.busy || fields(row).every((each) => !each.value)) return;
    row.dataset.busy = "1";
    row.inert = true;
    const sent = new FormData();
    for (const each of row.querySelectorAll("input, select")) if (each.type !== "checkbox" || each.checked) sent.append(each.name, each.value);
    const unit = form.elements.unidad;
    if (unit) sent.append("unidad", unit.value);
    say(row, form.dataset.saving);
    try {
      const answer = await fetch(location.pathname, { method: "POST", body: sent, headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "X-Fila": "1" } });
      if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(answer.status);
      const held = document.createElement("template");
      held.innerHTML = await answer.text();
      waiting.delete(row);
      row.replaceWith(held.content.firstElementChild);
    } catch { waiting.add(row); say(row, form.dataset.offline); }
    delete row.dataset.busy;
    row.inert = false;
  };
  body.addEventListener("focusout", (event) => {
    const row = event.target.closest("tr");
    if (row && !row.contains(event.relatedTarget)) save(row);
  });
  body.addEventListener("paste", async (event) => {
    const text = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "");
    if (!/[\t\n]/.test(text) || !event.target.closest("td")) return;
    event.preventDefault();
    let row = event.target.closest("tr");
    const first = fields(row).indexOf(event.target), filled = [];
    for (const line of text.split("\n")) {
      row = row || addRow();
      line.split("\t").forEach((cell, at) => { const field = fields(row)[first + at]; if (field) put(field, cell); });
      filled.push(row);
      row = row.nextElementSibling;
    }
    for (const each of filled) await save(each);
  });
  body.addEventListener("keydown", (event) => {
    const step = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling", Enter: "nextElementSibling" }[event.key];
    if (!step || !event.target.closest("td") || (event.target.tagName === "SELECT" && event.key !== "Enter")) return;
    event.preventDefault();
    const row = event.target.closest("tr"), at = fields(row).indexOf(event.target);
    const next = row[step] || (step === "nextElementSibling" ? addRow() : null);
    if (next && fields(next)[at]) fields(next)[at].focus();
  });
  const again = () => [...waiting].forEach(save);
  addEventListener("online", again);
  setInterval(again, 15000);
  addEventListener("beforeunload", (event) => { if (waiting.size || body.querySelector("[data-busy]")) event.preventDefault(); });
})();
