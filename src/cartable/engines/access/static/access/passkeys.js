// Cartable: passkeys. The page works without: the button that needs this script stays hidden.
(function () {
  "use strict";

  function toBytes(text) {
    var padded = text.replace(/-/g, "+").replace(/_/g, "/");
    var raw = atob(padded + "===".slice((padded.length + 3) % 4));
    return Uint8Array.from(raw, function (sign) { return sign.charCodeAt(0); });
  }

  function toText(buffer) {
    var raw = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withBytes(list) {
    return (list || []).map(function (one) { return Object.assign({}, one, { id: toBytes(one.id) }); });
  }

  // What the server asked, as the browser wants it.
  function toCreate(options, alone) {
    var wanted = Object.assign({}, options.publicKey);
    wanted.challenge = toBytes(wanted.challenge);
    wanted.user = Object.assign({}, wanted.user, { id: toBytes(wanted.user.id) });
    wanted.excludeCredentials = withBytes(wanted.excludeCredentials);
    var choice = Object.assign({}, wanted.authenticatorSelection);
    choice.residentKey = alone ? "required" : "discouraged";
    choice.requireResidentKey = alone;
    if (alone) { choice.userVerification = "required"; }
    wanted.authenticatorSelection = choice;
    return { publicKey: wanted };
  }

  function toGet(options) {
    var wanted = Object.assign({}, options.publicKey);
    wanted.challenge = toBytes(wanted.challenge);
    wanted.allowCredentials = withBytes(wanted.allowCredentials);
    return { publicKey: wanted };
  }

  // What the browser answered, as the server reads it.
  function told(credential) {
    var answer = credential.response, given = { clientDataJSON: toText(answer.clientDataJSON) };
    if (answer.attestationObject) {
      given.attestationObject = toText(answer.attestationObject);
      given.transports = answer.getTransports ? answer.getTransports() : [];
    } else {
      given.authenticatorData = toText(answer.authenticatorData);
      given.signature = toText(answer.signature);
      given.userHandle = answer.userHandle ? toText(answer.userHandle) : null;
    }
    return {
      id: credential.id, rawId: toText(credential.rawId), type: credential.type, response: given,
      authenticatorAttachment: credential.authenticatorAttachment || null,
      clientExtensionResults: credential.getClientExtensionResults()
    };
  }

  function optionsOf(form) {
    if (form.dataset.passkey !== "sign-in") {
      return Promise.resolve(JSON.parse(document.getElementById("passkey-options").textContent));
    }
    return fetch(form.action, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } return answer.json(); });
  }

  function ask(form) {
    return optionsOf(form).then(function (options) {
      if (form.dataset.passkey === "create") {
        var alone = form.querySelector("[name=passwordless]");
        return navigator.credentials.create(toCreate(options.creation_options, !alone || alone.checked));
      }
      return navigator.credentials.get(toGet(options.request_options));
    });
  }

  function say(form, text) {
    var place = form.querySelector("[data-passkey-told]");
    place.textContent = text;
    place.hidden = !text;
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-passkey-button]");
    var form = button && button.closest("form[data-passkey]");
    if (!form) { return; }
    event.preventDefault();
    say(form, "");
    button.disabled = true;
    ask(form).then(function (credential) {
      form.querySelector("[name=credential]").value = JSON.stringify(told(credential));
      form.submit();
    }).catch(function (fault) {
      button.disabled = false;
      say(form, fault.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed);
    });
  });

  document.addEventListener("DOMContentLoaded", function () {
    var can = window.PublicKeyCredential && window.isSecureContext;
    document.querySelectorAll("form[data-passkey]").forEach(function (form) {
      form.querySelectorAll("[data-passkey-button]").forEach(function (button) { button.hidden = !can; });
      form.querySelectorAll("[data-passkey-without]").forEach(function (text) { text.hidden = !!can; });
    });
  });
})();
