/* Passkeys on the programme face: hands allauth's forms what the page holds. The code stays the way for browsers without. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-passkey]");
  const theirs = window.allauth && window.allauth.webauthn.forms;
  if (!form || !theirs || !window.PublicKeyCredential) { return; }
  const asked = JSON.parse(form.dataset.options);
  document.addEventListener("allauth.error", (event) => { event.preventDefault(); form.querySelector("[data-passkey-failed]").hidden = false; });
  const ids = { credential: "passkey-answer" };
  if (form.dataset.passkey === "create") { theirs.addForm({ ids: { add: "passkey-go", ...ids }, data: { creation_options: asked } }); } else { theirs.authenticateForm({ ids: { authenticate: "passkey-go", ...ids }, data: { request_options: asked } }); }
  form.hidden = false;
})();
