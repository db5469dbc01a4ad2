// Cells that save themselves: what is typed stays in this browser until the server has it. The attributes and the answers are told in docs/sheet.md.
(() => {
  const POLL = 20000, mint = () => Date.now().toString(36) + Math.random().toString(36).slice(2);
  const start = (sheet) => {
    const { owner, saveUrl } = sheet.dataset, say = JSON.parse(sheet.dataset.say), store = `faro-sheet:${owner}:${sheet.dataset.sheet}`;
    let memory = null, busy = false, away = false, timer = 0, wait = 5000, sending = [];
    const all = (selector, within = sheet) => [...within.querySelectorAll(selector)], cells = (row) => all("[data-field]", row);
    const rowNamed = (name) => all("[data-row]").find((row) => row.dataset.row === name);
    const find = ({ row, field }) => cells(rowNamed(row) || document.createElement("i")).find((cell) => cell.dataset.field === field);
    const rowOf = (cell) => cell.closest("[data-row]"), keyOf = ({ row, field }) => row + "\t" + field;
    const words = (kind, facts) => say[kind].replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
    const part = (name) => sheet.querySelector(name) || document.querySelector(name);
    const tell = (kind, facts = {}) => { const line = part("[data-status]"); line.textContent = words(kind, facts); line.dataset.kind = kind; };

    const waiting = () => { try { return memory || JSON.parse(localStorage.getItem(store)) || {}; } catch { return memory = {}; } };
    const keep = (map) => {
      try { if (!memory) localStorage.setItem(store, JSON.stringify(map)); } catch { memory = map; }
      all("[aria-invalid]").forEach((cell) => cell.removeAttribute("aria-invalid"));
      part("[data-notes]").replaceChildren(...Object.values(map).filter((each) => each.clash || each.wrong).map(noted));
    };
    const noted = (each) => {
      const item = document.createElement("li"), cell = find(each);
      cell?.setAttribute("aria-invalid", "true");
      item.append(words(each.clash ? "clash" : "wrong", { ...each, label: cell?.ariaLabel || keyOf(each) }));
      for (const choice of ["mine", "theirs"]) {
        const button = document.createElement("button");
        button.type = "button"; button.className = "quiet"; button.textContent = say[each.wrong && choice === "mine" ? "mend" : choice];
        button.onclick = () => {
          const map = waiting(), key = keyOf(each);
          if (each.clash) map[key] = { ...each, value: choice === "theirs" ? each.base : each.value, clash: false, id: mint() }; else if (choice === "theirs") delete map[key];
          if (cell) { cell.value = choice === "mine" ? each.value : cell.dataset.base; cell.focus(); }
          keep(map); soon(0);
        };
        item.append(" ", button);
      }
      return item;
    };
    // hold: still being typed, kept but not sent; raw: a pasted word that is no option of the list, for the server to judge.
    const note = (cell, { hold, block, raw } = {}) => {
      const at = { row: rowOf(cell).dataset.row, field: cell.dataset.field }, key = keyOf(at), map = waiting(), value = raw ?? cell.value, before = map[key];
      if (value === cell.dataset.base && !sending.includes(key)) delete map[key];
      else if (before && before.value === value && !before.wrong && !before.clash) before.hold = hold;
      else map[key] = { ...at, id: mint(), base: before?.base ?? cell.dataset.base, value, hold, block };
      keep(map);
      if (!hold) soon(400);
    };
    const soon = (delay) => { clearTimeout(timer); timer = setTimeout(send, delay); };
    const token = (page = document) => page.querySelector("[name=csrfmiddlewaretoken]") || {};
    const post = (changes) => fetch(saveUrl, { method: "POST", redirect: "manual", body: JSON.stringify({ owner, changes }), headers: { "Content-Type": "application/json", "X-CSRFToken": token().value } });
    // Whoever signs in again gets another token: ask the page for it.
    const renewed = async () => {
      const page = await fetch(location.href, { redirect: "manual" });
      if (page.ok) token().value = token(new DOMParser().parseFromString(await page.text(), "text/html")).value;
      return page;
    };
    const send = async () => {
      const batch = Object.values(waiting()).filter((each) => !each.hold && !each.clash && !each.wrong).slice(0, 200);
      if (busy || !batch.length) return;
      busy = true; sending = batch.map(keyOf); tell("saving");
      let again = 0, facts = { n: Object.keys(waiting()).length };
      try {
        let answer = away ? { status: 403 } : await post(batch);
        if (answer.status === 403 && (answer = await renewed()).ok) answer = await post(batch);
        away = answer.status === 401 || answer.type === "opaqueredirect";
        if (answer.ok) { take(await answer.json()); again = 1; wait = 5000; }
        else if (away) { tell("session", facts); again = POLL; }
        else if (answer.status < 500 && answer.status !== 429) tell("refused", await answer.json().catch(() => facts));
        else throw answer;
      } catch { tell("offline", facts); again = wait = Math.min(wait * 2, 60000); }
      busy = false; sending = [];
      if (again) soon(again);
    };
    const take = (answer) => {
      const map = waiting();
      for (const said of answer.saved) {
        const key = keyOf(said), cell = find(said), newer = map[key] && map[key].id !== said.id;
        if (newer) map[key].base = said.value; else delete map[key];
        if (cell) { cell.dataset.base = said.value; if (!newer) cell.value = said.value; }
      }
      for (const said of answer.clashes) {
        const key = keyOf(said), cell = find(said);
        if (map[key]) Object.assign(map[key], { base: said.value, clash: true, hold: false, who: said.who });
        if (cell) cell.value = cell.dataset.base = said.value;
      }
      for (const said of answer.errors) { const mine = map[keyOf(said)]; if (mine?.id === said.id) Object.assign(mine, { wrong: true, message: said.message }); }
      for (const [old, code] of Object.entries(answer.rows || {})) {
        const row = rowNamed(old);
        if (rowNamed(code)) row?.remove(); else if (row) { row.dataset.row = code; cells(row).forEach((cell) => { cell.ariaLabel = cell.ariaLabel.replace(/^[^,]*/, code); }); }
        for (const each of Object.values(map)) if (each.row === old) { delete map[keyOf(each)]; each.row = code; map[keyOf(each)] = each; }
      }
      if (answer.rows && !all('[data-row^="+"]').length) clone();
      keep(map); show(answer);
      const n = Object.values(map).filter((each) => each.clash || each.wrong).length;
      tell(n ? "attention" : "saved", { n, time: new Date().toLocaleTimeString("es-PE", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
    };
    const show = ({ revision, shown = [] }) => {
      sheet.dataset.revision = revision;
      for (const said of shown) all(`[data-out="${said.name}"]`, said.row ? rowNamed(said.row) || sheet : document).forEach((out) => { out.textContent = said.text; });
    };
    const poll = async () => {
      const answer = !busy && !document.hidden && await fetch(`${saveUrl}?seen=${sheet.dataset.revision}`, { redirect: "manual" }).catch(() => 0);
      if (busy || answer?.status !== 200) return;
      const said = await answer.json(), map = waiting();
      for (const each of said.cells) {
        const cell = find(each);
        if (!cell || map[keyOf(each)] || cell.dataset.base === each.value) continue;
        cell.value = cell.dataset.base = each.value; cell.classList.add("fresh");
      }
      show(said);
    };
    const clone = (name) => {
      const mould = sheet.querySelector("template"), row = mould?.content.firstElementChild.cloneNode(true);
      if (row) { row.dataset.row = name || "+" + mint(); mould.before(row); }
      return row;
    };
    const write = (cell, text, block) => {
      const option = [...cell.options || []].find((each) => [each.value, each.text].some((word) => word.trim().toLowerCase() === text.toLowerCase()));
      if (!cell.options || option) cell.value = option ? option.value : text;
      note(cell, { block, raw: cell.options && !option ? text : undefined });
    };
    const beside = (cell, down, right) => { const rows = all("[data-row]"), row = rows[rows.indexOf(rowOf(cell)) + down]; return row && cells(row)[cells(rowOf(cell)).indexOf(cell) + right]; };
    const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] };
    const on = (kind, act) => sheet.addEventListener(kind, (event) => event.target.matches("[data-field]") && act(event, event.target));
    on("keydown", (event, cell) => {
      const { key } = event, [down, right] = STEPS[key] || [], writes = cell.tagName === "TEXTAREA" && !("single" in cell.dataset);
      if (key === "Escape") { cell.value = cell.dataset.base; note(cell); }
      if (!STEPS[key] || event.ctrlKey || event.altKey || event.shiftKey && key !== "Enter") return;
      const whole = cell.options || cell.selectionEnd - cell.selectionStart === cell.value.length, edge = right > 0 ? cell.value.length : 0;
      if (key === "Enter" ? writes : right ? !whole && cell.selectionStart !== edge : cell.options || cell.list || writes && !whole) return;
      const to = beside(cell, event.shiftKey ? -down : down, right);
      event.preventDefault();
      if (to) { to.focus(); to.select?.(); } else note(cell);
    });
    on("input", (_event, cell) => note(cell, { hold: true }));
    on("change", (_event, cell) => note(cell));
    on("focusin", (_event, cell) => cell.classList.remove("fresh"));
    on("paste", (event, cell) => {
      const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, ""), lines = [[]], block = mint();
      if (!/[\t\n]/.test(text) || cell.tagName === "TEXTAREA" && !text.includes("\t")) return;
      event.preventDefault();
      for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
        lines.at(-1).push((bare ?? quoted.replace(/""/g, '"')).trim());
        if (!end) break;
        if (end === "\n") lines.push([]);
      }
      const left = cells(rowOf(cell)).indexOf(cell), top = all("[data-row]").indexOf(rowOf(cell));
      lines.forEach((line, y) => {
        const row = all("[data-row]")[top + y] || clone();
        line.forEach((value, x) => { const to = row && cells(row)[left + x]; if (to) write(to, value, block); });
      });
    });
    sheet.addEventListener("click", ({ target, target: { dataset } }) => { if (dataset.fill) write(find({ row: rowOf(target).dataset.row, field: dataset.for }), dataset.fill); });
    addEventListener("online", () => soon(0));
    addEventListener("focus", () => soon(0));
    addEventListener("beforeunload", (event) => { if (memory && Object.keys(memory).length) event.preventDefault(); });
    const left = waiting();
    for (const each of Object.values(left)) {
      if (each.row[0] === "+" && !rowNamed(each.row)) clone(each.row);
      const cell = find(each);
      if (cell && !each.clash) cell.value = each.value;
      each.hold = false;
    }
    sheet.disabled = false; keep(left); soon(0); setInterval(poll, POLL);
  };
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-sheet]").forEach(start));
})();
