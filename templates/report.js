// Filters for the disputed points. Everything can be read without them.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  if (!form) return;
  const cards = [...document.querySelectorAll(".card")];
  const texts = cards.map((card) => card.textContent.toLowerCase());
  const field = (name) => document.getElementById(`filter-${name}`);
  const has = (list, wanted) => !wanted || list.split(" ").includes(wanted);

  function apply() {
    const words = field("text").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    cards.forEach((card, index) => {
      const match =
        has(card.dataset.verdicts, field("verdict").value) &&
        has(card.dataset.kind, field("kind").value) &&
        has(card.dataset.outlets, field("outlet").value) &&
        words.every((word) => texts[index].includes(word));
      card.hidden = !match;
      shown += match;
    });
    document.getElementById("no-match").hidden = shown > 0;
    document.getElementById("shown").textContent = `${shown} of ${cards.length} shown`;
  }

  function unfold(event) {
    const all = event.currentTarget;
    const open = all.textContent.startsWith("Show");
    all.textContent = open ? "Hide all evidence" : "Show all evidence";
    document.querySelectorAll(".card .evidence").forEach((details) => (details.open = open));
  }

  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.hidden) form.reset();
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.getElementById("unfold").addEventListener("click", unfold);
  window.addEventListener("hashchange", reveal);
  apply();
})();
