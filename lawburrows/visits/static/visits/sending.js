/* Talking to the server: whether somebody is signed in, sealing a draft so that only the server opens it, and sending. */
import { device, drop, finished, forget, unfinish } from "./kept.js";

const HERE = "/visits/offline/";
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

export async function standing() {
  const known = await device();
  return answered(`standing/${known ? `?device=${known.device}` : ""}`);
}

export const asked = (path) => answered(path);
export const sent = (path, token, what) =>
  answered(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(what),
  });

let under_way = null;

/* Sends every finished draft; one sending at a time. Gives what is said of each that stays, by its draft. */
export function sendAll() {
  under_way = under_way || sendEach().finally(() => (under_way = null));
  return under_way;
}

async function sendEach() {
  const known = await device();
  const now = await standing();
  const stays = {};
  for (const row of await finished()) {
    if (!now.reached) stays[row.draft] = "It is sent when there is a network.";
    else if (!now.signed_in) stays[row.draft] = "Sign in to send it.";
    else {
      const answer = await sent("drafts/", now.token, { sealed: row.sealed });
      if (answer.received === row.draft) {
        await unfinish(row.draft);
        await drop(row.draft);
      } else stays[row.draft] = answer.refused || "It could not be sent just now. It is tried again.";
    }
  }
  // Somebody else who signs in here does not wipe what is its owner's: it lies under a passphrase that they do not know.
  if (now.reached && now.signed_in && known && now.who === known.who && (now.forget || !now.known)) {
    await forget();
    return { stays, standing: now, forgotten: true };
  }
  return { stays, standing: now, forgotten: false };
}
