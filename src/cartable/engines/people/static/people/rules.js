// The field of a rule: judged while it is typed, with what may be written at the cursor. Without it the form still works.
(function () {
  "use strict";
  if (window.cartableRules) { return; } // several fields of a page include this file
  window.cartableRules = true;
  var WAIT = 250;

  function ready(act) {
    if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", act); } else { act(); }
  }

  // Python counts characters, JavaScript halves of some of them.
  function length(text) { return Array.from(text).length; }
  function cut(text, start, end) { return Array.from(text).slice(start, end).join(""); }

  function Field(box) {
    this.box = box;
    this.text = box.querySelector("[data-rule-text]");
    this.list = box.querySelector("[data-rule-proposals]");
    this.said = box.querySelector("[data-rule-said]");
    this.told = box.querySelector("[data-rule-told]");
    this.shown = box.querySelector("[data-rule-shown]");
    this.was = box.querySelector("[data-rule-was]");
    this.items = [];
    this.chosen = -1;
    this.asking = {};
    this.listen();
    if (this.text.value.trim()) { this.judge(); }
  }

  Field.prototype.listen = function () {
    var field = this, timer;
    this.text.setAttribute("aria-autocomplete", "list");
    this.text.setAttribute("aria-controls", this.list.id);
    this.text.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () { field.judge(); field.propose(); }, WAIT);
    });
    this.text.addEventListener("keydown", function (event) { field.key(event); });
    this.text.addEventListener("blur", function () { field.close(); });
    this.list.addEventListener("mousedown", function (event) {
      var option = event.target.closest("[role=option]");
      event.preventDefault(); // the text keeps the focus
      if (option) { field.write(Number(option.dataset.index)); }
    });
  };

  // The latest question alone counts: an earlier answer that comes late is dropped.
  Field.prototype.ask = function (name, address, values) {
    if (this.asking[name]) { this.asking[name].abort(); }
    var stop = this.asking[name] = new AbortController();
    var token = this.text.form && this.text.form.querySelector("[name=csrfmiddlewaretoken]");
    var inherited = JSON.parse(document.body.getAttribute("hx-headers:inherited") || "{}");
    return fetch(address, {
      method: "POST", credentials: "same-origin", signal: stop.signal, body: new URLSearchParams(values),
      headers: { "X-CSRFToken": token ? token.value : inherited["X-CSRFToken"] || "" }
    }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer;
    });
  };

  Field.prototype.judge = function () {
    var field = this, state;
    this.ask("check", this.box.dataset.ruleCheck, { rule: this.text.value })
      .then(function (answer) { state = answer.headers.get("X-Rule"); return answer.text(); })
      .then(function (html) {
        field.told.innerHTML = html;
        field.box.dataset.ruleState = state;
        if (state === "sound") { field.preview(); } else if (field.shown) { field.shown.textContent = ""; }
      })
      .catch(function () { /* the form itself judges the rule again when it is sent */ });
  };

  Field.prototype.preview = function () {
    var field = this;
    if (!this.shown) { return; }
    this.shown.setAttribute("aria-busy", "true");
    this.ask("preview", this.box.dataset.rulePreview, { rule: this.text.value, was: this.was ? this.was.value : "" })
      .then(function (answer) { return answer.text(); })
      .then(function (html) { field.shown.innerHTML = html; field.shown.removeAttribute("aria-busy"); })
      .catch(function () { field.shown.removeAttribute("aria-busy"); });
  };

  Field.prototype.propose = function () {
    var field = this;
    var cursor = length(this.text.value.slice(0, this.text.selectionStart));
    this.ask("complete", this.box.dataset.ruleComplete, { rule: this.text.value, cursor: String(cursor) })
      .then(function (answer) { return answer.json(); })
      .then(function (found) { field.open(found.items); })
      .catch(function () { field.close(); });
  };

  Field.prototype.open = function (items) {
    var field = this;
    this.close();
    if (!items.length || document.activeElement !== this.text) { return; }
    this.items = items;
    items.forEach(function (item, index) {
      var option = document.createElement("li");
      option.id = field.list.id + "_" + index;
      option.dataset.index = index;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      [["code", item.insert], ["span", item.title], ["small", item.doc]].forEach(function (part) {
        if (!part[1]) { return; }
        var piece = document.createElement(part[0]);
        piece.textContent = part[1];
        option.appendChild(piece);
        option.appendChild(document.createTextNode(" "));
      });
      field.list.appendChild(option);
    });
    this.list.hidden = false;
    this.said.textContent = items.length === 1 ? this.said.dataset.one : this.said.dataset.many.replace("N", items.length);
  };

  Field.prototype.close = function () {
    this.list.hidden = true;
    this.list.textContent = "";
    this.said.textContent = "";
    this.items = [];
    this.chosen = -1;
    this.text.removeAttribute("aria-activedescendant");
  };

  Field.prototype.choose = function (index) {
    var options = this.list.children;
    if (this.chosen >= 0) { options[this.chosen].setAttribute("aria-selected", "false"); }
    this.chosen = (index + options.length) % options.length;
    options[this.chosen].setAttribute("aria-selected", "true");
    options[this.chosen].scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-activedescendant", options[this.chosen].id);
  };

  Field.prototype.write = function (index) {
    var item = this.items[index], text = this.text.value;
    var before = cut(text, 0, item.start) + item.insert, after = cut(text, item.end);
    var space = /[\w")]$/.test(item.insert) && !/^[\s),]/.test(after) ? " " : "";
    this.text.value = before + space + after;
    var place = (before + space).length;
    this.text.setSelectionRange(place, place);
    this.text.focus();
    this.close();
    this.judge();
    this.propose();
  };

  Field.prototype.key = function (event) {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); this.propose(); return; }
    if (this.list.hidden) { return; }
    if (event.key === "ArrowDown") { event.preventDefault(); this.choose(this.chosen + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); this.choose(this.chosen < 0 ? -1 : this.chosen - 1); }
    else if (event.key === "Enter" && this.chosen >= 0) { event.preventDefault(); this.write(this.chosen); }
    else if (event.key === "Escape") { event.stopPropagation(); this.close(); }
  };

  ready(function () { document.querySelectorAll("[data-rule-check]").forEach(function (box) { new Field(box); }); });
})();
