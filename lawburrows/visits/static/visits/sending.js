/* Sealing a draft so that only the server opens it, and sending: now, and later without this page. */
import "./outbox.js";

const text = new TextEncoder();
const INFO = text.encode("lawburrows draft of a visit");
const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytes = (base) => Uint8Array.from(atob(base), (sign) => sign.charCodeAt(0));

export async function sealed(draft, serverKey) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const mine = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const theirs = await crypto.subtle.importKey("raw", bytes(serverKey), curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const open = await crypto.subtle.exportKey("raw", mine.publicKey);
  const whole = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: open, info: INFO };
  const key = await crypto.subtle.deriveKey(how, whole, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = text.encode(JSON.stringify(draft));
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  let whole64 = "";
  const found = new Uint8Array(box);
  for (let at = 0; at < found.length; at += 8192) whole64 += String.fromCharCode(...found.subarray(at, at + 8192));
  return { key: base64(open), iv: base64(iv), box: btoa(whole64) };
}

export const { sent, standing } = globalThis.outbox;
export const asked = (path) => globalThis.outbox.answered(path);

let under_way = null;

/* Sends every finished draft; one sending at a time. Gives what is said of each that stays, by its draft. */
export function sendAll() {
  under_way = under_way || globalThis.outbox.sendEach().finally(() => (under_way = null));
  return under_way;
}

/* Where the browser can, its service worker sends what waits as soon as there is a network, though this page was closed. */
export async function sendLater() {
  try {
    await (await navigator.serviceWorker.ready).sync.register("drafts");
  } catch {
    /* it cannot, or was not allowed to: what waits is sent when the page is next open */
  }
}
