/* Starts allauth's passkey forms. Without JavaScript, or in a browser without passkeys, they are not shown: the code is there. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential || !window.allauth) { return; }
  var adds = form.dataset.passkey === "create";
  var options = JSON.parse(form.dataset.options);
  var forms = window.allauth.webauthn.forms;
  form.hidden = false;
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    form.querySelector("[data-passkey-failed]").hidden = false;
  });
  if (adds) {
    forms.addForm({ ids: { add: "passkey-go", credential: "passkey-answer" }, data: { creation_options: options } });
  } else {
    forms.authenticateForm({ ids: { authenticate: "passkey-go", credential: "passkey-answer" }, data: { request_options: options } });
  }
})();
