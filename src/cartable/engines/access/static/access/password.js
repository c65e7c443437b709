// Cartable: how strong a password is, while it is typed. Nothing leaves the page; the server judges by the same count
// (domain/accounts/passwords/strength.py) and by more: names, lists of known passwords.
(function () {
  "use strict";
  var KINDS = [[/[0-9]/, 10], [/[a-z]/, 26], [/[A-Z]/, 26], [/[ \t]/, 1], [/[!-\/:-@\[-`{-~]/, 33], [/[^\x00-\x7f]/, 40]];

  function bits(password) {
    var signs = password ? 1 : 0, possible = 0, at;
    for (at = 1; at < password.length; at += 1) {
      if (Math.abs(password.charCodeAt(at) - password.charCodeAt(at - 1)) > 1) { signs += 1; }
    }
    KINDS.forEach(function (kind) { if (kind[0].test(password)) { possible += kind[1]; } });
    return signs * Math.log2(Math.max(possible, 2));
  }

  document.addEventListener("input", function (event) {
    var field = event.target;
    if (!field.matches || !field.matches("[data-strength]")) { return; }
    var place = document.querySelector("[data-strength-told]"), words = JSON.parse(place.dataset.words);
    var found = bits(field.value), grade = found < 50 || field.value.length < 12 ? 0 : found < 65 ? 1 : found < 80 ? 2 : 3;
    place.hidden = !field.value;
    place.querySelector("meter").value = Math.min(found, 100);
    place.querySelector("span").textContent = words[grade];
  });
})();
