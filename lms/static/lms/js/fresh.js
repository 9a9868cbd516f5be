/* A page that the browser kept is asked for anew when somebody goes back to it. */
window.addEventListener("pageshow", function (event) {
  if (event.persisted) { document.body.hidden = true; window.location.reload(); }
});
