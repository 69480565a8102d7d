
/* What this page does: it keeps what is typed under the two codes, shows how far one is, and
   saves a ballot as CSV. It sends nothing, and fetches nothing. */
(function () {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const form = $("ballot"), words = form.dataset, judging = $("judging");
  const people = ["candidate", "evaluator", "round"].map($);
  const criteria = [...document.querySelectorAll(".criterion")].map(complete);
  const columns = ["candidate", "evaluator", "criterion", "score", "round", "evidence",
    "recommendation", "conflict", "hash", "date"];
  const tab = {}; /* where the browser keeps nothing */
  let shown = null; /* whose grid is on display, with its key */
  let last = null; /* of those that something is kept of, whose was before */
  let warned = false; /* of what is missing: the next Save saves */

  /* Gives a criterion its scale, with its own anchors and under its own name, and its box; returns
     its number, `K3`. */
  function complete(section) {
    const id = section.id, heading = section.querySelector("h2"), own = section.querySelector("ol");
    const parts = $("scale").content.cloneNode(true);
    const words = [...parts.querySelectorAll(".choice label>:last-child")].map((span) => span.firstChild);
    const expected = words[3].data.trim();
    for (const node of parts.querySelectorAll("[id],[for],[name]"))
      for (const name of ["id", "for", "name"])
        if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name).replace(/^K/, id));
    for (const name of parts.querySelectorAll(".name")) name.textContent = heading.textContent + ", ";
    if (own) {
      [...own.children].forEach((anchor, i) => words[i].data = anchor.textContent + " ");
      parts.querySelector("small").hidden = words[3].data.trim() === expected;
      own.remove();
    }
    heading.id = id + "-name";
    section.setAttribute("aria-labelledby", heading.id);
    section.append(parts);
    return id;
  }

  const code = (id) => $(id).value.trim().toUpperCase(); /* as codes are compared */
  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name]);

  /* What is typed is one evaluator's on one candidate in one round of one grid; null: a code is
     missing. */
  function whose() {
    const who = {round: code("round"), evaluator: code("evaluator"), candidate: code("candidate")};
    const codes = [words.hash, who.round, who.evaluator, who.candidate];
    who.key = ["affiche"].concat(codes.map(encodeURIComponent)).join("/");
    return who.evaluator && who.candidate ? who : null;
  }

  /* storage: the tab's own; the device's only where the person asked for it */

  function storage(name) {
    try {
      const found = window[name];
      found.setItem("affiche", "");
      found.removeItem("affiche");
      return found;
    } catch (refused) {
      return null;
    }
  }
  const session = storage("sessionStorage"), local = storage("localStorage");

  function recall(name) {
    const text = (session && session.getItem(name)) || (local && local.getItem(name)) || tab[name];
    return text ? JSON.parse(text) : null;
  }

  function forget(name) {
    delete tab[name];
    [session, local].forEach((place) => place && place.removeItem(name));
  }

  function put(place, name, text) {
    try {
      place.setItem(name, text);
    } catch (full) {
      say(words.unkept);
    }
  }

  function keep() {
    const text = JSON.stringify(typed());
    tab[shown.key] = text;
    if (session) put(session, shown.key, text);
    if (local && $("more").checked) put(local, shown.key, text);
    else if (local) local.removeItem(shown.key);
  }

  /* the grid's own fields, by name */

  const fields = () => [...judging.querySelectorAll("[name]")].concat($("date"));

  function typed() {
    const values = {};
    for (const field of fields()) values[field.name] = value(field.name);
    return values;
  }

  function show(values) {
    for (const field of fields())
      if (field.type === "radio") field.checked = values[field.name] === field.value;
      else field.value = values[field.name] || "";
  }

  /* what there is to say */

  function say(text) {
    $("status").textContent = text;
  }

  const unscored = () => criteria.filter((id) => !value(id + ".score"));

  /* K2, K4–K30 */
  function runs(ids) {
    const at = ids.map((id) => criteria.indexOf(id)), last = (i) => at[i] + 1 !== at[i + 1];
    return ids.map((id, i) => {
      if (i > 0 && !last(i - 1)) return "";
      let end = i;
      while (!last(end)) end++;
      return end > i ? id + "–" + ids[end] : id;
    }).filter(Boolean).join(", ");
  }

  function refreshCriterion(id) {
    const evidence = $(id + "-evidence"), hint = $(id + "-hint");
    hint.hidden = !/^[04]$/.test(value(id + ".score")) || evidence.value.trim() !== "";
    if (hint.hidden) evidence.removeAttribute("aria-describedby");
    else evidence.setAttribute("aria-describedby", hint.id);
    evidence.parentNode.dataset.typed = evidence.value;
  }

  function refreshLeft(left) {
    $("left").hidden = left.length === 0 || !shown;
    $("none-left").hidden = left.length > 0;
    $("left").querySelector("span").replaceChildren(...left.map((id) => {
      const link = document.createElement("a");
      link.href = "#" + id;
      link.textContent = id;
      return link;
    }));
  }

  function refresh() {
    const left = unscored(), done = criteria.length - left.length;
    criteria.forEach(refreshCriterion);
    refreshLeft(left);
    $("progress").textContent =
      fill(done === 1 ? words.progressOne : words.progress, {n: done, of: criteria.length});
    document.querySelectorAll(".steps i").forEach((step, i) =>
      step.classList.toggle("done", !left.includes(criteria[i])));
    $("file").textContent = fileName(shown ? code("candidate") : "…", shown ? code("evaluator") : "…");
    $("round-shown").hidden = !value("round");
    $("round-shown").querySelector("b").textContent = value("round");
    $("date").classList.toggle("set", value("date") !== "");
    $("save").textContent = warned ? words.saveAnyway : words.save;
  }

  /* Nothing is shown until both codes are typed and their fields left: `A` is not yet `AB`. */
  function lock() {
    if (shown && recall(shown.key)) last = shown;
    shown = null;
    warned = false;
    judging.disabled = !whose();
    $("locked").hidden = !judging.disabled;
    $("more").disabled = true;
    $("more").checked = false;
    show({date: value("date")});
    refresh();
  }

  function unlock() {
    const who = whose(), kept = who && recall(who.key);
    lock();
    if (!who) return;
    shown = who;
    $("more").disabled = !local;
    $("more").checked = local !== null && local.getItem(who.key) !== null;
    people.forEach((field) => field.removeAttribute("aria-invalid"));
    say(kept ? words.back : session ? "" : words.unkept);
    if (kept) show(kept);
    else if (last && last.evaluator === who.evaluator && last.key !== who.key) follow(last);
    refresh();
  }

  /* The same evaluator typed another round or candidate: of the round it was a correction; of the
     candidate it may have been one, or the next one's turn. */
  function follow(before) {
    const values = recall(before.key);
    if (!values) return;
    if (before.candidate === shown.candidate) {
      move(before, values);
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = fill(words.move, {candidate: before.candidate});
    button.addEventListener("click", () => move(before, values));
    $("status").append(button);
  }

  function move(before, values) {
    show(values);
    forget(before.key);
    keep();
    say(words.back);
    refresh();
  }

  /* saving */

  function cell(text) {
    return '"' + (/^[=+\-@]/.test(text) ? "'" : "") + text.replace(/"/g, '""') + '"';
  }

  function csv() {
    const whole = {candidate: code("candidate"), evaluator: code("evaluator"),
      round: value("round").trim(), recommendation: value("recommendation"),
      conflict: value("conflict"), hash: words.hash, date: value("date")};
    const rows = criteria.map((id) => Object.assign({criterion: id, score: value(id + ".score"),
      evidence: value(id + ".evidence").trim()}, whole));
    return "\ufeff" + [columns.join(",")].concat(rows.map((row) =>
      columns.map((column) => cell(row[column])).join(","))).join("\r\n") + "\r\n";
  }

  /* Signs that a file's name can't have become a line. */
  function fileName(candidate, evaluator) {
    const safe = (text) => text.replace(/[\s\\/:*?"<>|\u0000-\u001f.]+/g, "_");
    return "ballot-" + (candidate === "…" ? "…-…" : safe(candidate) + "-" + safe(evaluator)) + ".csv";
  }

  function link(name, bytes) {
    const found = document.createElement("a");
    found.href = URL.createObjectURL(bytes);
    found.download = name;
    found.textContent = words.again;
    return found;
  }

  /* False: something is missing, and was said. */
  function maySave() {
    const left = unscored(), declared = value("conflict");
    if (!shown) {
      people.slice(0, 2).filter((field) => !field.value.trim())
        .forEach((field) => field.setAttribute("aria-invalid", "true"));
      (form.querySelector("[aria-invalid]") || people[0]).focus();
      say(words.noCodes);
      return false;
    }
    if ((left.length === 0 && declared) || warned) return true;
    warned = true;
    refresh();
    say(words.missing + words.colon + [declared ? "" : words.declaration, runs(left)].filter(Boolean).join(", "));
    return false;
  }

  function save() {
    if (!maySave()) return;
    const name = fileName(code("candidate"), code("evaluator"));
    const again = link(name, new Blob([csv()], {type: "text/csv;charset=utf-8"}));
    again.click();
    forget(shown.key);
    empty();
    say(fill(words.saved, {file: name}) + " ");
    $("status").append(again);
  }

  function empty() {
    $("candidate").value = $("evaluator").value = "";
    lock();
    last = null;
    window.scrollTo(0, 0);
  }

  /* what people do */

  people.forEach((field) => {
    field.addEventListener("input", () => {
      say("");
      lock();
    });
    field.addEventListener("change", unlock);
    field.addEventListener("blur", () => shown || unlock()); /* the same was typed again */
  });
  form.addEventListener("input", (event) => {
    if (people.includes(event.target) || !shown) return;
    warned = false;
    say("");
    keep();
    refresh();
  });
  $("save").addEventListener("click", save);
  $("forget").addEventListener("click", () => {
    if (shown) forget(shown.key);
    empty();
    say(words.forgotten);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pageshow", () => {
    form.reset();
    lock();
  });
})();
