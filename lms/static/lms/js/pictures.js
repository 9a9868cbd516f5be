/* A PIN of pictures without a request for each: what she taps is sent when it is whole. Without JavaScript each tap is a request. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-pictures]");
  if (!form) { return; }
  var total = Number(form.dataset.total);
  var count = Number(form.dataset.count);
  var status = form.querySelector("[data-words]");
  var dots = form.querySelectorAll(".pin__dots span");
  form.addEventListener("click", function (event) {
    var key = event.target.closest("button[name=pick]");
    if (!key) { return; }
    event.preventDefault();
    if (count >= total) { return; }
    var input = document.createElement("input");
    input.type = "hidden";
    input.name = "pick";
    input.value = key.value;
    form.appendChild(input);
    dots[count].className = "on";
    count += 1;
    status.textContent = status.dataset.words.replace("%(count)s", count).replace("%(total)s", total);
    if (count === total) { if (form.requestSubmit) { form.requestSubmit(); } else { form.submit(); } }
  });
})();
