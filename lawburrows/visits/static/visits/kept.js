/* What this device keeps. Everything that says something lies under a key made from the passphrase, in IndexedDB. Beside
   it, readable: when a brief expires, and finished drafts that only the server can open. */

import "./outbox.js";

const { asked, drop, store, written } = globalThis.outbox;
const ROUNDS = 600000;
const CHECK = "lawburrows";
const text = new TextEncoder();
const words = new TextDecoder();

let key = null;

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
export { drop };
export const { device, finished, unfinish } = globalThis.outbox;

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

/* What has expired goes, whether or not anybody has unlocked. */
export async function expire() {
  const now = Date.now();
  const rows = await asked((await store("boxes")).getAll());
  for (const row of rows) if (row.until && Date.parse(row.until) <= now) await drop(row.id);
}

export const finish = (draft, sealed) =>
  written("outbox", (here) => here.put({ draft, sealed, at: new Date().toISOString() }));

export async function forget() {
  key = null;
  await globalThis.outbox.forget();
}
