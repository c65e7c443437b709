// Cartable: what JavaScript adds to pages that work without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var attributes = { theme: "data-bs-theme", density: "data-density", font: "data-font", motion: "data-motion" };

  function keepLook(form, button) {
    var data = new FormData(form);
    if (button && button.name) { data.set(button.name, button.value); }
    return fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } });
  }

  function press(name, value) {
    document.querySelectorAll("[data-look] button[name=" + name + "]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === value));
    });
  }

  // The look changes at once, then is kept; if that fails the form is sent as without script.
  document.addEventListener("submit", function (event) {
    var form = event.target.closest("form[data-look]");
    var button = event.submitter;
    if (!form || form.dataset.look === "whole" || !button || !attributes[button.name]) { return; }
    event.preventDefault();
    root.setAttribute(attributes[button.name], button.value);
    press(button.name, button.value);
    keepLook(form, button).catch(function () { form.submit(); });
  });
  // On the preferences page the choice shows as soon as it is made.
  document.addEventListener("change", function (event) {
    var input = event.target;
    if (input.closest("form[data-look]") && attributes[input.name]) { root.setAttribute(attributes[input.name], input.value); }
    var picked = input.closest(".selectable");
    if (picked) { countPicked(picked); }
  });

  function countPicked(form) {
    var label = form.querySelector("[data-picked]");
    if (label) { label.textContent = label.dataset.picked + " : " + form.querySelectorAll("tbody input[name=pick]:checked").length; }
  }

  // Menus: Escape or a click elsewhere closes, focus goes back to the button.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var open = document.querySelector("details.pop[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.pop[open]").forEach(function (open) { if (!open.contains(event.target)) { open.open = false; } });
    if (event.target.closest("[data-print]")) { window.print(); }
    var copier = event.target.closest("[data-copy]");
    if (copier) { copy(copier); }
  });

  // Buttons that need this script wait for it: "hidden" in the page, shown here.
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-print][hidden], [data-copy][hidden]").forEach(function (button) { button.hidden = false; });
  });

  // data-copy="#field": the field's text goes to the clipboard, and the button says so (data-done).
  function copy(button) {
    var field = document.querySelector(button.dataset.copy);
    field.select();
    if (!navigator.clipboard) { return; }
    navigator.clipboard.writeText(field.value).then(function () {
      (button.querySelector("span") || button).textContent = button.dataset.done;
    });
  }

  // A refused form: its summary takes the focus.
  function focusFaults() { var faults = document.querySelector("[data-focus]"); if (faults) { faults.focus(); } }
  document.addEventListener("DOMContentLoaded", focusFaults);

  // An update that failed is said, never swapped in.
  function trouble() {
    var place = document.getElementById("trouble");
    if (!place) { return; }
    place.hidden = false;
    place.textContent = "";
    var notice = document.createElement("div");
    notice.className = "notice s-no";
    notice.textContent = place.dataset.text;
    place.appendChild(notice);
  }
  document.addEventListener("htmx:error", trouble);
  document.addEventListener("htmx:response:error", function (event) {
    var answer = event.detail && event.detail.ctx && event.detail.ctx.response;
    if (!answer || answer.status !== 422) { trouble(); }
  });
  document.addEventListener("htmx:after:swap", function () {
    var place = document.getElementById("trouble");
    if (place) { place.hidden = true; }
    focusFaults();
  });
})();
