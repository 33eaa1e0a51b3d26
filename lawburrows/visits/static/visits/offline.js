/* The page for a telephone: set up or unlock, choose whom to take along, read the brief, record; sent when possible. */
import * as kept from "./kept.js";
import { asked, sealed, sendAll, sendLater, sent, standing } from "./sending.js";

const IDLE = 5 * 60 * 1000; // after so long without a touch it locks itself
const SHORTEST = 10; // characters of a passphrase
const at = (id) => document.getElementById(id);
const FORMS = { visit: at("draft"), contact: at("contact") };
let form = FORMS.visit; // the one in hand
let stays = {};
let briefs = [];
let now = null; // the draft in hand: {draft, ref, who, name, fields}
let saving = Promise.resolve();
let saves = 0;
let idle = null;

const made = (tag, words, kind = "") => {
  const found = document.createElement(tag);
  if (words) found.textContent = words;
  if (kind) found.className = kind;
  return found;
};
const show = (screen) => {
  document.querySelectorAll("[data-screen]").forEach((one) => (one.hidden = one.dataset.screen !== screen));
  window.scrollTo(0, 0);
};
const say = (words) => (at("said").textContent = words);
const button = (words, act, kind = "govuk-button govuk-button--secondary") => {
  const found = made("button", words, kind);
  found.type = "button";
  found.addEventListener("click", act);
  return found;
};

async function count() {
  const waiting = (await kept.finished()).length;
  const open = Math.max(0, (await kept.count("draft")) - waiting);
  const parts = [];
  if (waiting) parts.push(`${waiting} draft${waiting === 1 ? "" : "s"} waiting`);
  if (open) parts.push(`${open} not finished`);
  at("waiting").textContent = parts.join(", ") || "Nothing waits";
}

function lock(words = "") {
  kept.lock();
  briefs = [];
  now = null;
  form.reset();
  at("brief").replaceChildren();
  at("people").replaceChildren();
  at("taken").replaceChildren();
  at("drafts").replaceChildren();
  say(words);
  begin();
}

function touched() {
  clearTimeout(idle);
  if (kept.isOpen()) idle = setTimeout(() => saving.finally(() => lock("Locked after five minutes.")), IDLE);
}

async function begin() {
  await kept.expire();
  await count();
  show((await kept.device()) ? "locked" : "new");
  await sending();
}

async function sending() {
  const answer = await sendAll();
  stays = answer.stays;
  await count();
  if (answer.forgotten || (kept.isOpen() && !(await kept.device()))) {
    kept.lock();
    show("new");
    say("This device was told to forget, and has forgotten.");
    return answer;
  }
  const reached = answer.standing.reached;
  at("network").textContent = reached ? (answer.standing.signed_in ? "" : "Not signed in") : "No network";
  at("sign-in").hidden = !reached || answer.standing.signed_in;
  if (kept.isOpen() && !at("home").hidden) await drafts();
  return answer;
}

async function home() {
  briefs = (await kept.all("brief")).map((one) => ({ ...one.value, until: one.until }));
  const list = at("taken");
  list.replaceChildren();
  for (const brief of briefs) {
    const line = made("li");
    line.append(button(`${brief.name}${brief.planned.length ? `, ${brief.planned[0].key}` : ""}`, () => read(brief)));
    list.append(line);
  }
  at("none-taken").hidden = briefs.length > 0;
  await drafts();
  show("home");
  touched();
}

async function drafts() {
  const list = at("drafts");
  const waiting = new Set((await kept.finished()).map((row) => row.draft));
  const rows = await kept.all("draft");
  list.replaceChildren();
  for (const { value } of rows) {
    const line = made("li");
    line.append(made("strong", value.name));
    const why = stays[value.draft] || (waiting.has(value.draft) ? "Waits to be sent." : "Not finished.");
    line.append(made("p", why, "govuk-body-s"));
    line.append(button("Open", () => write(value)));
    list.append(line);
  }
  at("no-drafts").hidden = rows.length > 0;
}

function part(title, lines, draw) {
  if (!lines.length) return;
  at("brief").append(made("h2", title, "govuk-heading-s"));
  const list = made("ul", "", "govuk-list");
  lines.forEach((one) => list.append(draw(one)));
  at("brief").append(list);
}

const named = (one) => made("li", `${one.key}: ${one.text}`);

function read(brief) {
  const here = at("brief");
  here.replaceChildren(made("h2", brief.name, "govuk-heading-l"));
  here.append(made("p", `${brief.ref}${brief.born ? `, born ${brief.born}` : ""}`, "govuk-body"));
  brief.dangers.forEach((one) => here.append(made("p", `${one.key}: ${one.text}`, "govuk-body vo-danger")));
  if (!brief.dangers.length) here.append(made("p", "No warning is recorded. That does not mean that there is no danger.", "govuk-body"));
  if (brief.two_people) here.append(made("p", "Go in pairs: a warning says that there is danger to staff.", "govuk-body vo-danger"));
  part("To be understood", brief.needs, named);
  part("Where", [...brief.addresses, ...brief.telephones], named);
  part("Who may be there", brief.household, (one) =>
    made("li", `${one.name} (${one.child ? "CHILD" : one.what})${one.note ? `: ${one.note}` : ""}`),
  );
  part("Conditions to check", brief.conditions, (one) => made("li", `${one.text} (${one.key})`));
  part("The last visit", brief.last, named);
  part("Planned", brief.planned, named);
  part("What falls due", brief.dates, named);
  part("To ask", brief.ask, (one) => made("li", one));
  here.append(made("p", `Kept here until ${new Date(brief.until).toLocaleString("en-GB", { timeZone: "Europe/London" })}.`, "govuk-body-s"));
  here.append(button("Record this visit", () => write(fresh(brief, "visit", "home")), "govuk-button"));
  here.append(button("Record a telephone call or another contact", () => write(fresh(brief, "contact", "telephone"))));
  here.append(button("Back", home));
  show("brief");
  touched();
}

const london = (kind) => {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false }).formatToParts(new Date());
  return parts.find((one) => one.type === kind).value;
};

const fresh = (brief, shape, kind) => ({
  draft: crypto.randomUUID(),
  shape,
  ref: brief.ref,
  name: brief.name,
  household: brief.household,
  colleagues: brief.colleagues,
  fields: {
    kind: [kind],
    outcome: ["routine"],
    day_day: [london("day")],
    day_month: [london("month")],
    day_year: [london("year")],
    time: [`${london("hour")}:${london("minute")}`],
  },
});

/* The forms are those of the desk; who may be there and who else goes come from the brief. */
function write(draft) {
  now = draft;
  form = FORMS[draft.shape || "visit"];
  for (const one of Object.values(FORMS)) one.hidden = one !== form;
  form.reset();
  at("draft-what").textContent = form === FORMS.contact ? "Record a contact" : "Record a visit";
  at("draft-of").textContent = draft.name;
  at("wrong").hidden = true;
  const boxes = form.querySelector(".govuk-checkboxes:has([name=met])");
  const one = boxes.querySelector(".govuk-checkboxes__item");
  boxes.querySelectorAll(".govuk-checkboxes__item").forEach((item, number) => number && item.remove());
  one.querySelector("label").textContent = draft.name;
  (form === FORMS.contact ? [] : draft.household).forEach((other, number) => {
    const item = one.cloneNode(true);
    const box = item.querySelector("input");
    box.value = other.pk;
    box.id = `met-${number}`;
    const label = item.querySelector("label");
    label.htmlFor = box.id;
    label.textContent = `${other.name} (${other.child ? "child" : other.what})`;
    boxes.append(item);
  });
  const second = form.elements.second;
  [...second.options].forEach((option, number) => number && option.remove());
  draft.colleagues.forEach((other) => second.append(new Option(other.name, other.pk)));
  for (const field of form.elements) {
    if (!field.name) continue;
    const held = draft.fields[field.name] || [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = held.includes(field.value);
    else field.value = held[0] || "";
  }
  show("form");
  touched();
}

function typed() {
  const fields = {};
  for (const [name, value] of new FormData(form)) if (value !== "") (fields[name] = fields[name] || []).push(value);
  return fields;
}

/* Each change is kept before the next is asked for; it is called saved when the last one is. */
function save() {
  if (!now || !kept.isOpen()) return;
  now.fields = typed();
  const row = structuredClone(now);
  const turn = ++saves;
  at("saved").textContent = "Saving …";
  const done = () => turn === saves && (at("saved").textContent = "Saved on this device");
  const failed = (wrong) => {
    at("saved").textContent = "Not saved: this device could not keep it. Copy what you wrote before you close the page.";
    throw wrong;
  };
  saving = saving.catch(() => {}).then(() => kept.keep("draft", row.draft, row)).then(count).then(done, failed);
  touched();
}

const ASKED = { entry: "how you got in", children: "whether there were children", devices: "whether there were devices", acute: "whether something has changed", facts: "what was seen and heard" };

async function finish() {
  save();
  await saving;
  const tried = ["refused", "no_reply"].includes((now.fields.entry || [])[0]);
  const needed = Object.keys(ASKED).filter((name) => form.elements[name] && !(tried && name !== "entry"));
  const missing = needed.filter((name) => !now.fields[name]);
  at("wrong").hidden = missing.length === 0;
  if (missing.length) {
    at("wrong-list").replaceChildren(...missing.map((name) => made("li", `Say ${ASKED[name]}`)));
    at("wrong").focus();
    return;
  }
  const known = await kept.device();
  const inside = { draft: now.draft, ref: now.ref, who: known.who, fields: now.fields };
  await kept.finish(now.draft, await sealed(inside, known.key));
  now = null;
  form.reset();
  await home();
  say("Finished. It is sent as soon as there is a network.");
  await sendLater();
  await sending();
}

async function choose() {
  const told = await asked("people/");
  if (!told.reached || !told.signed_in) return say("Taking people along needs a network, and that you are signed in.");
  const list = at("people");
  list.replaceChildren();
  told.people.forEach((one, number) => {
    const item = made("div", "", "govuk-checkboxes__item");
    const box = made("input", "", "govuk-checkboxes__input");
    Object.assign(box, { type: "checkbox", name: "ref", value: one.ref, id: `ref-${number}`, checked: Boolean(one.when) });
    const label = made("label", `${one.name} (${one.ref})${one.when ? `, ${one.when}` : ""}`, "govuk-label govuk-checkboxes__label");
    label.htmlFor = box.id;
    item.append(box, label);
    list.append(item);
  });
  show("choose");
}

async function take() {
  const refs = [...at("people").querySelectorAll("input:checked")].map((box) => box.value);
  const [known, here] = [await kept.device(), await standing()];
  const told = await sent("briefs/", here.token || "", { device: known.device, refs });
  if (!told.briefs) return say(told.refused || "That needs a network, and that you are signed in.");
  for (const one of await kept.all("brief")) await kept.drop(one.id);
  for (const brief of told.briefs) await kept.keep("brief", crypto.randomUUID(), brief, told.until);
  await home();
  say(`Taken along: ${told.briefs.length}. They are forgotten after 24 hours.`);
}

async function setUp(event) {
  event.preventDefault();
  const passphrase = at("new-passphrase").value;
  if (passphrase.length < SHORTEST) return say(`The passphrase must be ${SHORTEST} characters or longer.`);
  if (passphrase !== at("new-again").value) return say("The two passphrases differ.");
  const here = await standing();
  if (!here.signed_in) return say("Setting up needs a network, and that you are signed in.");
  if (here.may) return say(here.may);
  const told = await sent("device/", here.token, { name: at("device-name").value });
  if (!told.device) return say(told.refused || "That did not work. Try again.");
  await kept.setUp(passphrase, { device: told.device, who: told.who, key: told.key });
  event.target.reset();
  say("");
  await home();
}

async function unlock(event) {
  event.preventDefault();
  const right = await kept.unlock(at("passphrase").value);
  event.target.reset();
  if (!right) return say("That is not the passphrase.");
  say("");
  await home();
  await sending();
}

async function forget() {
  if (!window.confirm("Forget every brief and every unfinished draft on this device?")) return;
  await kept.forget();
  lock("Forgotten. Drafts that were finished are still sent.");
}

at("set-up").addEventListener("submit", setUp);
at("unlock").addEventListener("submit", unlock);
at("choose").addEventListener("click", choose);
at("take").addEventListener("click", take);
at("finish").addEventListener("click", finish);
at("send").addEventListener("click", sending);
at("lock").addEventListener("click", () => saving.finally(() => lock("Locked.")));
document.querySelectorAll("[data-forget]").forEach((one) => one.addEventListener("click", forget));
document.querySelectorAll("[data-home]").forEach((one) => one.addEventListener("click", () => saving.finally(home)));
for (const one of Object.values(FORMS)) {
  one.addEventListener("input", save);
  one.addEventListener("submit", (event) => event.preventDefault());
}
["pointerdown", "keydown"].forEach((kind) => document.addEventListener(kind, touched));
window.addEventListener("online", sending);
setInterval(async () => {
  await kept.expire();
  await ((await kept.finished()).length ? sending() : count());
}, 60000);
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/visits/offline/worker.js", { scope: "/visits/offline/" });
  navigator.serviceWorker.addEventListener("message", sending);
}
begin();
