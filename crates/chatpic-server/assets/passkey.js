// Makes a passkey from an invitation, and signs in with one. The server's part is two requests: what to
// ask the browser for, and what it answered.

const { default: say, onward } = await import(document.documentElement.dataset.words);

const toBytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const place = document.querySelector("[data-passkey]");
const fault = place.querySelector("[data-fault]");
const name = place.querySelector("#name");

const tell = (text) => {
  fault.textContent = text;
  fault.hidden = false;
};

const send = async (step, body) => {
  const response = await fetch(`${place.dataset.passkey}/${step}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "accept-language": document.documentElement.lang,
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
};

const named = () => (name ? { name: name.value } : {});

const make = async ({ publicKey }) => {
  const { response, id, rawId, type } = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      user: { ...publicKey.user, id: toBytes(publicKey.user.id) },
      excludeCredentials: [],
    },
  });
  return {
    id,
    rawId: toText(rawId),
    type,
    response: {
      attestationObject: toText(response.attestationObject),
      clientDataJSON: toText(response.clientDataJSON),
    },
  };
};

const show = async ({ publicKey }) => {
  const { response, id, rawId, type } = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: toBytes(publicKey.challenge),
      allowCredentials: publicKey.allowCredentials.map((it) => ({ ...it, id: toBytes(it.id) })),
    },
  });
  return {
    id,
    rawId: toText(rawId),
    type,
    response: {
      authenticatorData: toText(response.authenticatorData),
      clientDataJSON: toText(response.clientDataJSON),
      signature: toText(response.signature),
      userHandle: response.userHandle && toText(response.userHandle),
    },
  };
};

const start = async () => {
  fault.hidden = true;
  if (name && !name.reportValidity()) return;
  try {
    const { ceremony, options } = await send("start", named());
    const credential = await (name ? show : make)(options);
    const { next } = await send("finish", { ...named(), ceremony, credential });
    location.assign(onward(next));
  } catch (error) {
    tell(
      error.name === "NotAllowedError"
        ? say("passkey-unused")
        : error.message || say("passkey-failed"),
    );
  }
};

if (window.PublicKeyCredential) {
  for (const hint of place.querySelectorAll("[data-scripted]")) hint.hidden = false;
  place.querySelector("[data-start]").addEventListener("click", start);
}
