/* The part that the page and its service worker share: where things are kept, and sending what is finished. It is loaded as
   a module by the one and as a plain script by the other, so that it neither imports nor exports. */

(() => {
  const NAME = "lawburrows-visits";
  const HERE = "/visits/offline/";
  let base = null;

  const asked = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });

  async function store(name, mode = "readonly") {
    if (!base) {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("meta", { keyPath: "id" });
        opening.result.createObjectStore("boxes", { keyPath: "id" });
        opening.result.createObjectStore("outbox", { keyPath: "draft" });
      };
      base = await asked(opening);
    }
    return base.transaction(name, mode, { durability: "strict" }).objectStore(name);
  }

  /* A write counts when the database says that it is on the disk, not before: a battery may be empty the next moment. */
  async function written(name, act) {
    const here = await store(name, "readwrite");
    const done = new Promise((ended, failed) => {
      here.transaction.oncomplete = ended;
      here.transaction.onerror = () => failed(here.transaction.error);
      here.transaction.onabort = () => failed(here.transaction.error);
    });
    act(here);
    await done;
  }

  const device = async () => asked((await store("meta")).get("device"));
  const finished = async () => asked((await store("outbox")).getAll());
  const drop = (id) => written("boxes", (here) => here.delete(id));
  const unfinish = (draft) => written("outbox", (here) => here.delete(draft));

  /* Everything goes but what is sealed to the server and was not sent yet: that is nobody's to read here. */
  async function forget() {
    await written("boxes", (here) => here.clear());
    await written("meta", (here) => here.clear());
  }

  /* {reached, signed_in, ...}: never fails, whatever the network does. */
  async function answered(path, more = {}) {
    try {
      const answer = await fetch(HERE + path, { credentials: "same-origin", redirect: "manual", ...more });
      const told = await answer.json();
      return { reached: true, status: answer.status, signed_in: answer.status !== 401, ...told };
    } catch {
      return { reached: false, signed_in: false };
    }
  }

  async function standing() {
    const known = await device();
    return answered(`standing/${known ? `?device=${known.device}` : ""}`);
  }

  const sent = (path, token, what) =>
    answered(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(what),
    });

  /* Sends every finished draft. Gives what is said of each that stays, by its draft, and whether to forget. */
  async function sendEach() {
    const known = await device();
    const now = await standing();
    const stays = {};
    let again = false; // whether it may help to try once more later
    for (const row of await finished()) {
      const answer = now.signed_in ? await sent("drafts/", now.token, { sealed: row.sealed }) : {};
      if (answer.received === row.draft) {
        await unfinish(row.draft);
        await drop(row.draft);
        continue;
      }
      again = again || !answer.refused;
      if (!now.reached) stays[row.draft] = "It is sent when there is a network.";
      else if (!now.signed_in) stays[row.draft] = "Sign in to send it.";
      else stays[row.draft] = answer.refused || "It could not be sent just now. It is tried again.";
    }
    // Somebody else who signs in here does not wipe what is its owner's: it lies under a passphrase that they do not know.
    const hers = Boolean(now.signed_in && known && now.who === known.who);
    const forgotten = hers && Boolean(now.forget || !now.known);
    if (forgotten) await forget();
    return { stays, standing: now, forgotten, again };
  }

  globalThis.outbox = { asked, store, written, device, finished, drop, unfinish, forget, answered, standing, sent, sendEach };
})();
