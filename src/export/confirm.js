
/* What this page does: it saves what a person reads off the pictures as CSV. It sends nothing, and
   fetches nothing. */
(function () {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const form = $("confirm"), words = form.dataset, rows = [...document.querySelectorAll("[data-row]")];
  const columns = ["row", "value", "who", "when", "digest"];
  let unsaved = false;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);

  /* "": not answered yet. */
  function answer(row) {
    const chosen = row.querySelector("input:checked"), typed = row.querySelector("input[type=text]");
    return chosen ? chosen.value : typed ? typed.value.trim() : "";
  }

  const answered = () => rows.filter(answer);

  function say(text) {
    $("status").textContent = text;
  }

  function refresh() {
    $("progress").textContent = fill(words.progress, {n: answered().length, of: rows.length});
  }

  function cell(text) {
    return '"' + (/^[=+\-@]/.test(text) ? "'" : "") + text.replace(/"/g, '""') + '"';
  }

  function csv() {
    const lines = answered().map((row) => [row.dataset.row, answer(row), $("who").value.trim(),
      $("when").value, row.dataset.digest].map(cell).join(","));
    return "\ufeff" + [columns.join(",")].concat(lines).join("\r\n") + "\r\n";
  }

  function link() {
    const found = document.createElement("a");
    found.href = URL.createObjectURL(new Blob([csv()], {type: "text/csv;charset=utf-8"}));
    found.download = "confirmed.csv";
    found.textContent = words.again;
    return found;
  }

  function save() {
    const who = $("who");
    if (!who.value.trim()) {
      who.setAttribute("aria-invalid", "true");
      who.focus();
      say(words.nobody);
      return;
    }
    if (answered().length === 0) {
      say(words.nothing);
      return;
    }
    const again = link();
    again.click();
    unsaved = false;
    say(words.saved + " ");
    $("status").append(again);
  }

  form.addEventListener("input", (event) => {
    event.target.removeAttribute("aria-invalid");
    unsaved = true;
    say("");
    refresh();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  $("save").addEventListener("click", save);
  window.addEventListener("beforeunload", (event) => unsaved && event.preventDefault());
  window.addEventListener("pageshow", () => {
    form.reset();
    refresh();
  });
})();
