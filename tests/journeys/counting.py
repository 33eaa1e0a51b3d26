"""How many things somebody has to do, as their own browser counts them: one for each press or tap, each field that is typed
into, each choice from a list, and each key outside a field."""

KEPT = "interactions of a journey"  # beside what the pages keep for a tab, so that the count outlasts each page
COUNT = """
(() => {
  const KEPT = "%s";
  const words = (one) => one.matches("textarea, input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=file])");
  let typed = null;
  const one = () => { try { sessionStorage[KEPT] = Number(sessionStorage[KEPT] || 0) + 1; } catch { /* no page yet */ } };
  const on = (kind, act) => addEventListener(kind, (event) => event.isTrusted && event.target.matches && act(event), true);
  on("pointerdown", ({ target }) => { typed = null; if (!words(target) && !target.closest("select")) one(); });
  on("input", ({ target }) => { if (words(target) && typed !== target) { typed = target; one(); } });
  on("keydown", ({ target, key }) => { if (!words(target) && !target.matches("select") || key === "Tab" || key === "Enter" && !target.matches("textarea")) one(); });
  addEventListener("change", ({ target }) => { if (target.matches("select, input[type=file]")) one(); }, true);
})();
""".replace("%s", KEPT)
COUNTED = f"Number(sessionStorage[{KEPT!r}] || 0)"
AGAIN = f"delete sessionStorage[{KEPT!r}]"
