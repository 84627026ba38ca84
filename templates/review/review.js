// The editors' page without reloading, and by single keys. Everything works without it, as forms.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const live = $("live");
  const KEYS = "discrepancy-keys-off";
  let busy = false;

  // ------------------------------------------------------------- pages without a reload

  const say = (text) => {
    live.textContent = "";
    setTimeout(() => (live.textContent = text), 30); // a change that readers notice
  };

  function fault(text) {
    $("fault")?.remove();
    const note = document.createElement("p");
    note.id = "fault";
    note.className = "fault";
    note.setAttribute("role", "alert");
    note.textContent = text;
    document.body.append(note);
  }

  // on a narrow screen the filters stay folded until they are asked for
  const fold = () => {
    if (matchMedia("(max-width: 40rem)").matches) document.querySelector(".narrow")?.removeAttribute("open");
  };

  function swap(text, url, push, focus) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const main = page.querySelector("main");
    if (!main) throw new Error("no page");
    $("fault")?.remove();
    $("main").replaceWith(document.adoptNode(main));
    document.title = page.title;
    fold();
    if (push) history.pushState(null, "", url);
    const target = focus ? $(focus) : null;
    if (target) target.focus();
    else ($("title") || $("main")).focus();
    if (!target) scrollTo(0, 0);
    const told = [...document.querySelectorAll("#main [data-outcome]")].map((e) => e.textContent);
    say([...told, target ? $("found")?.textContent : ""].join(" ").replace(/\s+/g, " ").trim());
  }

  async function visit(url, options = {}, focus = "") {
    if (busy) return;
    busy = true;
    $("main").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { credentials: "same-origin", ...options });
      const text = await answer.text();
      const landed = answer.redirected || !options.method;
      swap(text, answer.url, landed && answer.url !== location.href, focus);
    } catch {
      fault("Not done: the page's server does not answer. What was kept before is safe. Try again.");
    } finally {
      busy = false;
      $("main").removeAttribute("aria-busy");
    }
  }

  function send(form, button, focus = "") {
    const data = new URLSearchParams(new FormData(form));
    if (button?.name) data.set(button.name, button.value);
    if (form.method === "post") visit(form.action, { method: "POST", body: data }, focus);
    else {
      const asked = [...data].filter(([, value]) => value);
      visit(`${form.getAttribute("action")}?${new URLSearchParams(asked)}`, {}, focus);
    }
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-swap]")) return;
    event.preventDefault();
    const inside = document.activeElement;
    const stay = event.target.matches(".filters") && event.target.contains(inside) ? inside.id : "";
    send(event.target, event.submitter, stay);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form.filters");
    if (form && event.target.matches("select")) send(form, null, event.target.id);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#main a[href^='/']");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    if (!link || !plain || link.hasAttribute("download") || link.hash) return;
    event.preventDefault();
    visit(link.href);
  });
  addEventListener("popstate", () => visit(location.href));

  // ------------------------------------------------------------- keys

  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");
  const press = (element) => (element ? (element.click(), true) : false);
  const dismiss = () => $("dismiss");
  const off = () => {
    try { return localStorage.getItem(KEYS) === "1"; } catch { return false; }
  };

  function arm(on) {
    const group = dismiss();
    if (!group) return false;
    group.classList.toggle("armed", on);
    if (on) {
      group.querySelector("button").focus();
      const reasons = [...group.querySelectorAll("button")].map((b) => b.textContent.trim());
      say(`Why is it none? ${reasons.join(", ").replace(/Dismiss: /g, "").replace(/\s+/g, " ")}`);
    }
    return true;
  }

  function step(forward) {
    const rows = [...document.querySelectorAll("#main .group .row .open")];
    if (!rows.length) return press($(forward ? "next" : "previous"));
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? 0 : Math.min(Math.max(at + (forward ? 1 : -1), 0), rows.length - 1);
    rows[next].focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function search() {
    if ($("search")) return $("search").focus(), true;
    return visit("/", {}, "search"), true;
  }

  const actions = {
    j: () => step(true),
    k: () => step(false),
    d: () => arm(true),
    s: () => press($("skip") || $("next")),
    u: () => press(document.querySelector("#undo button")) || (say("Nothing to undo."), true),
    n: () => ($("note") ? ($("note").focus(), true) : false),
    e: () => press(document.querySelector(".evidence > summary")),
    q: () => press($("to-pair") || $("to-queue")),
    "/": search,
    "?": () => ($("help").showModal(), true),
  };

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("help").open) return;
    if (key === "Escape") {
      if (dismiss()?.classList.contains("armed")) $("title").focus();
      else if (typing(target)) target.blur();
      return;
    }
    if (typing(target) || off() || (event.repeat && !"jk".includes(key))) return;
    const armed = dismiss()?.classList.contains("armed");
    const reason = armed && document.querySelector(`[data-reason="${CSS.escape(key)}"]`);
    const button = document.querySelector(`#main [data-key="${CSS.escape(key)}"]`);
    const done = reason ? press(reason) : armed && /^\d$/.test(key) ? true : button ? press(button) : actions[key]?.();
    if (done) event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    if (dismiss() && !dismiss().contains(event.target)) arm(false);
  });

  fold();
  document.querySelectorAll(".scripted").forEach((element) => (element.hidden = false));
  $("help-button")?.addEventListener("click", () => $("help").showModal());
  $("keys-on").checked = !off();
  $("keys-on").addEventListener("change", (event) => {
    try { localStorage.setItem(KEYS, event.target.checked ? "0" : "1"); } catch { /* not kept */ }
  });
})();
