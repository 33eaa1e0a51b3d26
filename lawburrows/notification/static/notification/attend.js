/* The counter: signing on the screen, and a draft kept now and then. Without script one signs on paper and keeps by hand. */
const box = document.querySelector("[data-signature]");
const form = document.querySelector("form.lb-form");

if (box && form) {
  const canvas = box.querySelector("canvas");
  const field = document.getElementById(box.dataset.signature);
  const pen = canvas.getContext("2d");
  let drawing = false;

  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  };
  const place = (event) => {
    const at = canvas.getBoundingClientRect();
    return [((event.clientX - at.left) * canvas.width) / at.width, ((event.clientY - at.top) * canvas.height) / at.height];
  };
  clear();
  pen.lineWidth = 3;
  pen.lineCap = "round";
  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...place(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    drawing = false;
    field.value = canvas.toDataURL("image/png");
    const screen = form.querySelector("input[name=signed][value=screen]");
    if (screen) screen.checked = true;
  });
  box.querySelector("button").addEventListener("click", clear);
  box.hidden = false;
}

if (form) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  setInterval(() => {
    if (!typed || document.hidden || form.dataset.sent) return;
    typed = false;
    const body = new FormData(form);
    body.set("keep", "quietly");
    body.delete("signature");
    body.delete("picture");
    fetch(window.location.href, { method: "POST", body, redirect: "manual" }).catch(() => { typed = true; });
  }, 60000);
}
