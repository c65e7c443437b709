// Deciding without the mouse: 1 to 9, n, s, u and the right arrow press what carries the key.
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio]), textarea, select")) { return; }
    var wanted = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var found = Array.prototype.find.call(document.querySelectorAll("[data-key]"), function (each) { return each.dataset.key === wanted; });
    if (!found) { return; }
    event.preventDefault();
    var reason = document.getElementById("reason");
    // Setting aside needs a reason: the first press leads to it, Enter there does the rest.
    if (wanted === "s" && reason && !reason.value.trim()) { reason.focus(); reason.dataset.act = "s"; return; }
    found.click();
  });
  // Enter in the reason does what the key asked for, never the first button of the form by accident.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.target.id !== "reason") { return; }
    event.preventDefault();
    var button = event.target.dataset.act && document.querySelector("[data-key='" + event.target.dataset.act + "']");
    if (button) { button.click(); }
  });
})();
