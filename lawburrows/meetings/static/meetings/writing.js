/* Words for minutes are not lost with the server. Minutes are saved while they are written, and again as soon as the
server answers; other words are sent only when it does. Nothing is kept on the device. Without script one saves by hand. */
const form = document.querySelector("form.lb-form");
const began = form?.elements.namedItem("began");
const said = document.createElement("p");
said.className = "govuk-body-s lb-said";
said.setAttribute("role", "status");
const AWAY =
  "The server does not answer. Your words stand here and are not lost: leave this page open. ";

const tell = (words, grave = false) => {
  said.classList.toggle("lb-due__late", grave);
  if (said.textContent !== words) said.textContent = words;
};
const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

if (form) {
  form.append(said);
  let typed = 0; // how often something was typed
  let saved = 0; // how much of that the server has
  let busy = null;
  let asks = false; // both changed the same: a person compares

  const values = () => Object.fromEntries([...new FormData(form)].map(([name, words]) => [name, words]));
  const takeOver = (answer, sent) => {
    const marks = JSON.parse(began.value);
    for (const [name, now] of Object.entries(answer.began)) {
      const field = form.elements.namedItem(name);
      if (name in answer.taken) {
        // What somebody else wrote stands here too, unless something was typed there meanwhile: then both are compared.
        if (!(field instanceof HTMLTextAreaElement) || field.value !== sent[name]) continue;
        field.value = answer.taken[name];
      }
      marks[name] = now;
    }
    began.value = JSON.stringify(marks);
    form.elements.namedItem("version").value = answer.version;
  };
  const send = async () => {
    const until = typed;
    const sent = values();
    let answer;
    try {
      answer = await fetch(window.location.href, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
    } catch {
      answer = null;
    }
    if (!answer || answer.status >= 500) {
      tell(`${AWAY}They are saved as soon as it answers.`, true);
      return "away";
    }
    if (answer.ok) {
      takeOver(await answer.json(), sent);
      saved = until;
      asks = false;
      tell(`Saved at ${clock()}. What you write is saved as you write it.`);
      return "saved";
    }
    asks = true;
    const words = answer.status === 409 ? (await answer.json()).said : "This is not saved yet: press the button, and see why.";
    tell(words, true);
    return "asks";
  };
  const save = () => (busy ??= send().finally(() => { busy = null; }));

  if (began) {
    let waiting;
    form.addEventListener("input", () => {
      typed += 1;
      clearTimeout(waiting);
      if (!asks) waiting = setTimeout(save, 2000);
    });
    setInterval(() => { if (typed !== saved && !asks && !busy) save(); }, 5000);
    window.addEventListener("beforeunload", (event) => {
      if (typed !== saved && !form.dataset.going) event.preventDefault();
    });
  }
  const reached = async () => {
    if (began) {
      await busy;
      return (await save()) !== "away";
    }
    try {
      return (await fetch("/health/", { cache: "no-store" })).status < 500;
    } catch {
      return false;
    }
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.going) return;
    form.dataset.going = "yes";
    if (await reached()) {
      form.submit();
      setTimeout(() => delete form.dataset.going, 5000);
      return;
    }
    delete form.dataset.going;
    tell(`${AWAY}${began ? "They are saved as soon as it answers." : "Press the button again in a moment."}`, true);
  });
}
