// Keeps what is typed and shows what the server says of it: what is asked now, calculated, offered, wrong. No rule of any form is here.
// Until the server has them, the fields wait in this browser as «faro-draft:<person>:<key>».
(() => {
  const start = (form) => {
    const { owner, key } = form.dataset, say = JSON.parse(form.dataset.say), prefix = `faro-draft:${owner}:`, store = prefix + key;
    const byId = (id) => document.getElementById(id), status = form.querySelector("[data-status]"), mould = document.createElement("template");
    let line = Promise.resolve(), timer = 0, wait = 5000, stamp = 0, away = false, stopped = false, spot = "";
    form.elements.ventana.value ||= Math.random().toString(36).slice(2);
    const tell = (kind, facts = {}) => { status.dataset.kind = kind; status.textContent = say[kind].replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? ""); };
    const offer = (words, act) => status.append(" ", Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: words, onclick: act }));
    const typed = () => [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const files = () => [...form.querySelectorAll("[type=file]")].filter((input) => input.files.length);
    // Private mode keeps nothing: then the page alone holds what is typed.
    const safe = (act) => { try { return act(); } catch { return null; } };
    const kept = (name) => safe(() => JSON.parse(localStorage.getItem(name)));
    const keep = () => { stamp += 1; safe(() => localStorage.setItem(store, JSON.stringify({ url: form.action, fields: typed() }))); };
    const forget = (name) => safe(() => localStorage.removeItem(name));
    const data = (fields, carried = []) => {
      const body = new FormData(), token = form.elements.csrfmiddlewaretoken.value;
      for (const [name, value] of fields) body.append(name, value);
      for (const input of carried) body.append(input.name, input.files[0]);
      return { method: "POST", redirect: "manual", body, headers: { Accept: "application/json", "X-CSRFToken": token } };
    };
    // Whoever signs in again gets another token: ask the page for it.
    const renewed = async () => {
      const page = await fetch(location.href, { redirect: "manual" });
      if (page.ok) form.elements.csrfmiddlewaretoken.value = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]").value;
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
          form.elements.visto.value = facts.visto; wait = 5000;
          history.replaceState(null, "", facts.url);
          if (at === stamp) { forget(store); paint(facts); }
          tell("saved", facts);
          return true;
        }
        if (answer.status === 409) clash(await answer.json());
        else if (away) { tell("session"); soon(20000); }
        else if (answer.status >= 500 || answer.status === 429) throw answer;
        else tell("refused", await answer.json().catch(() => ({})));
      } catch { tell("offline"); soon(wait = Math.min(wait * 2, 60000)); }
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
        if (old.querySelector("details[open]")) fresh.querySelector("details")?.setAttribute("open", "");
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
      Object.entries(words).forEach(([id, said]) => { const node = byId(id); if (node && node.innerHTML !== said) node.innerHTML = said; });
      Object.entries(values).forEach(([id, text]) => { const control = byId(id); if (control && control !== document.activeElement && control.value !== text) control.value = text; });
      const bar = form.querySelector("progress");
      [bar.value, bar.max] = progress;
      if (focus) byId(focus)?.focus();
    };
    form.addEventListener("input", ({ target }) => { if (target.type !== "file") { keep(); soon("search" in target.dataset ? 300 : 900); } });
    form.addEventListener("change", ({ target }) => { if (target.type !== "file") soon(0); else if (target.files.length) send({}, [target]); });
    form.addEventListener("click", (event) => {
      const { target } = event, id = target.dataset.locate;
      // A keyboard presses a picture too: at no place.
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
    // What a cut connection or a closed page left here goes to the server first; then the page shows it.
    const bring = async (name) => {
      const { url, fields } = kept(name) || {}, answer = url && await reach(url, fields).catch(() => 0), facts = answer?.ok && await answer.json();
      if (answer?.status === 409) clash(await answer.json());
      if (!facts) return;
      forget(name);
      if (name === store) location.replace(facts.url); else offer(say.recovered, () => { location.href = facts.url; });
    };
    safe(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix)).forEach(bring));
    if (navigator.geolocation && isSecureContext) form.querySelectorAll("[data-locate]").forEach((button) => { button.hidden = false; });
    addEventListener("online", () => soon(0));
    addEventListener("focus", () => { if (kept(store)) soon(0); });
    addEventListener("beforeunload", (event) => { if (files().length && !form.dataset.ready) event.preventDefault(); });
    addEventListener("pageshow", () => { delete form.dataset.ready; });
  };
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-capture]").forEach(start));
})();
