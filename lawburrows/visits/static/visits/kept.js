/* What this device keeps. Everything that says something lies under a key made from the passphrase, in IndexedDB. Beside
   it, readable: when a brief expires, and finished drafts that only the server can open. */

const NAME = "lawburrows-visits";
const ROUNDS = 600000;
const CHECK = "lawburrows";
const text = new TextEncoder();
const words = new TextDecoder();

let key = null;
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
  return base.transaction(name, mode).objectStore(name);
}

/* A write counts when the database says that it is done, not before. */
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

async function derived(passphrase, salt, rounds) {
  const plain = await crypto.subtle.importKey("raw", text.encode(passphrase), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return crypto.subtle.deriveKey(how, plain, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function closed(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(value)));
  return { iv, box };
}

async function opened(row) {
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, key, row.box);
  return JSON.parse(words.decode(plain));
}

export const isOpen = () => key !== null;
export const lock = () => {
  key = null;
};
export const device = async () => asked((await store("meta")).get("device"));

export async function setUp(passphrase, told) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  key = await derived(passphrase, salt, ROUNDS);
  const check = await closed(CHECK);
  await written("meta", (here) => here.put({ id: "device", salt, rounds: ROUNDS, check, ...told }));
}

/* True when the passphrase is the right one. */
export async function unlock(passphrase) {
  const known = await device();
  key = await derived(passphrase, known.salt, known.rounds);
  try {
    return (await opened(known.check)) === CHECK;
  } catch {
    key = null;
    return false;
  }
}

export async function keep(kind, id, value, until = null) {
  const row = { id, kind, until, ...(await closed(value)) };
  await written("boxes", (here) => here.put(row));
}

export async function all(kind) {
  const rows = (await asked((await store("boxes")).getAll())).filter((row) => row.kind === kind);
  return Promise.all(rows.map(async (row) => ({ id: row.id, until: row.until, value: await opened(row) })));
}

export const count = async (kind) =>
  (await asked((await store("boxes")).getAll())).filter((row) => row.kind === kind).length;

export const drop = (id) => written("boxes", (here) => here.delete(id));

/* What has expired goes, whether or not anybody has unlocked. */
export async function expire() {
  const now = Date.now();
  const rows = await asked((await store("boxes")).getAll());
  for (const row of rows) if (row.until && Date.parse(row.until) <= now) await drop(row.id);
}

export const finished = async () => asked((await store("outbox")).getAll());
export const finish = (draft, sealed) =>
  written("outbox", (here) => here.put({ draft, sealed, at: new Date().toISOString() }));
export const unfinish = (draft) => written("outbox", (here) => here.delete(draft));

/* Everything goes but what is sealed to the server and was not sent yet: that is nobody's to read here. */
export async function forget() {
  key = null;
  await written("boxes", (here) => here.clear());
  await written("meta", (here) => here.clear());
}
