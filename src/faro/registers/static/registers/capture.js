// Sends what is typed and shows what follows: no rule of a form is here. Unsent, it waits in this browser.
(() => {
  const AGAIN = 15000, start = (form) => {
    const { owner, key } = form.dataset, say = JSON.parse(form.dataset.say), prefix = `faro-draft:${owner}:`, store = prefix + key;
    const token = form.elements.csrfmiddlewaretoken, byId = (id) => document.getElementById(id), status = form.querySelector("[data-status]"), mould = document.createElement("template");
    let line = Promise.resolve(), timer = 0, stamp = 0, away = false, stopped = false, spot = "";
    form.elements.ventana.value ||= Math.random().toString(36).slice(2);
    const tell = (kind, facts = {}) => { status.dataset.kind = kind; status.textContent = say[kind].replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? ""); };
    const offer = (words, act) => status.append(" ", Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words, onclick: act }));
    const typed = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const files = () => [...form.querySelectorAll("[type=file]")].filter((input) => input.files.length);
    const safe = (act) => { try { return act(); } catch { return null; } };
    const kept = (name) => safe(() => JSON.parse(localStorage.getItem(name)));
    const keep = () => { stamp += 1; safe(() => localStorage.setItem(store, JSON.stringify({ url: form.action, fields: typed() }))); };
    const forget = (name) => safe(() => localStorage.removeItem(name));
    const data = (fields, carried = []) => {
      const body = new FormData();
      for (const [name, value] of fields) if (name !== token.name) body.append(name, value);
      for (const input of carried) body.append(input.name, input.files[0]);
      return { method: "POST", redirect: "manual", body, headers: { Accept: "application/json", "X-CSRFToken": token.value } };
    };
    const renewed = async () => {
      const page = await fetch(location.href, { redirect: "manual" });
      if (page.ok) token.value = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[name^=csrf]").value;
      return page;
    };
    const reach = async (url, fields, carried) => {
      let answer = away ? { status: 403 } : await fetch(url, data(fields, carried));
      if (answer.type === "opaqueredirect" || answer.status === 403) answer = (answer = await renewed()).ok ? await fetch(url, data(fields, carried)) : answer;
      away = answer.type === "opaqueredirect" || answer.status === 403;
      return answer;
    };
    const soon = (delay) => { clearTimeout(timer); timer = setTimeout(send, delay); };
    const send = (extra = {}, carried = []) => { clearTimeout(timer); return line = line.then(() => deliver(extra, carried)); };
    const deliver = async (extra, carried) => {
      if (stopped) return false;
      const at = stamp;
      tell(carried.length ? "uploading" : "saving");
      try {
        const answer = await reach(form.action, [...typed(), ...Object.entries(extra)], carried);
        if (answer.ok) {
          const facts = await answer.json();
          carried.forEach((input) => { input.value = ""; });
          form.elements.visto.value = facts.visto;
          history.replaceState(null, "", facts.url);
          if (at === stamp) { forget(store); paint(facts); }
          tell("saved", facts);
          return true;
        }
        if (answer.status === 409) clash(await answer.json());
        else if (away) { tell("session"); soon(AGAIN); }
        else if (answer.status >= 500 || answer.status === 429) throw answer;
        else tell("refused", await answer.json().catch(() => ({})));
      } catch { tell("offline"); soon(AGAIN); }
      return false;
    };
    const clash = (facts) => {
      stopped = true; tell("clash", facts);
      offer(say.theirs, () => { forget(store); location.href = facts.url; });
      offer(say.mine, () => { stopped = false; send({ encima: 1 }); });
    };
    const put = (html) => {
      mould.innerHTML = html;
      for (const fresh of [...mould.content.children]) {
        const old = fresh.id && byId(fresh.id), focus = document.activeElement, inside = old && old.contains(focus);
        if (!old || old.isEqualNode(fresh) || inside && focus.matches("textarea, select, input:not([type=image], [type=radio], [type=checkbox])")) continue;
        const back = inside && (focus.id ? "#" + CSS.escape(focus.id) : `[value="${CSS.escape(focus.value)}"]`);
        old.replaceWith(fresh);
        if (back) fresh.querySelector(back)?.focus();
      }
    };
    const paint = ({ hidden, words, wrong, values, html, progress, focus }) => {
      html.forEach(put);
      form.querySelectorAll("[data-piece], .error, .optional, .known").forEach((part) => { part.hidden = hidden.includes(part.id); });
      form.querySelectorAll(".field").forEach((block) => {
        const bad = wrong.includes(block.id), control = byId(block.id + "-c");
        block.classList.toggle("field-wrong", bad);
        if (control) control.ariaInvalid = bad ? "true" : null;
      });
      for (const [id, said] of Object.entries(words)) { const node = byId(id); if (node && node.innerHTML !== said) node.innerHTML = said; }
      for (const [id, text] of Object.entries(values)) { const control = byId(id); if (control && control !== document.activeElement) control.value = text; }
      const bar = form.querySelector("progress");
      [bar.value, bar.max] = progress;
      if (focus) byId(focus)?.focus();
    };
    form.addEventListener("input", ({ target }) => { if (target.type !== "file") { keep(); soon("search" in target.dataset ? 300 : 900); } });
    form.addEventListener("change", ({ target }) => { if (target.type !== "file") soon(0); else if (target.files.length) send({}, [target]); });
    form.addEventListener("click", (event) => {
      const { target } = event, id = target.dataset.locate;
      if (target.type === "image") spot = event.detail ? `${event.offsetX / target.offsetWidth},${event.offsetY / target.offsetHeight}` : "";
      if (id) navigator.geolocation.getCurrentPosition(({ coords }) => {
        byId(id + "-c").value = coords.latitude.toFixed(6); byId(id + "-y").value = coords.longitude.toFixed(6); keep(); send();
      }, () => tell("nowhere"), { enableHighAccuracy: true, timeout: 20000 });
    });
    form.addEventListener("submit", async (event) => {
      const button = event.submitter;
      if (form.dataset.ready) return;
      event.preventDefault();
      if (button?.type === "image") { if (spot) send({ [button.name + ".s"]: spot }); }
      else if (button && !("leave" in button.dataset)) send({ [button.name]: button.value });
      else if (await send({}, files())) { form.dataset.ready = 1; form.requestSubmit(button); }
    });
    // What a cut connection left here.
    const bring = async (name) => {
      const { url, fields } = kept(name) || {}, answer = url && await reach(url, fields).catch(() => 0), facts = answer?.ok && await answer.json();
      if (answer?.status === 409) clash(await answer.json());
      if (!facts) return;
      forget(name);
      if (name === store) location.replace(facts.url); else offer(say.recovered, () => { location.href = facts.url; });
    };
    safe(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix)).forEach(bring));
    if (navigator.geolocation && isSecureContext) form.querySelectorAll("[data-locate]").forEach((button) => { button.hidden = false; });
    for (const kind of ["online", "focus"]) addEventListener(kind, () => { if (kept(store)) soon(0); });
    addEventListener("beforeunload", (event) => { if (files().length && !form.dataset.ready) event.preventDefault(); });
    addEventListener("pageshow", () => { delete form.dataset.ready; });
  };
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-capture]").forEach(start));
})();
