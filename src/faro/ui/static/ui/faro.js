// The one thing pages do with JavaScript: remember light or dark where the reader chose. Without it they follow the system.
(() => {
  const root = document.documentElement;
  const stored = (() => { try { return localStorage.getItem("faro-theme"); } catch { return null; } })();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        try { localStorage.setItem("faro-theme", root.dataset.theme); } catch { /* private mode: for this page only */ }
      });
    }
    document.getElementById("errores")?.focus();
  });
})();
