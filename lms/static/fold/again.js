/* A page of the programme face that the browser kept and shows once more is asked for anew. */
addEventListener("pageshow", (event) => { if (event.persisted) { document.body.hidden = true; location.reload(); } });
