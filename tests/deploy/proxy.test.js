// What the proxies in deploy/ are trusted with: they write down nothing that opens a picture or names
// a visitor, put no upload into a file, and tell the server who asks.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect as connect2 } from "node:http2";
import { request } from "node:https";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { connect as connectTls } from "node:tls";
import { PROXIES, form, stage } from "./stage.js";

const ANNA = "127.0.0.2";
const BEN = "127.0.0.3";
const FORGED = "203.0.113.7";
const token = () => randomBytes(16).toString("hex");

for (const [name, proxy] of Object.entries(PROXIES)) {
  describe(`behind ${name}`, () => {
    let it;
    // Whatever nobody may find in a file of the proxy's.
    const secrets = new Map([["Anna's address", ANNA], ["Ben's address", BEN], ["a forged address", FORGED]]);
    const secret = (what, value) => { secrets.set(`${what} ${secrets.size}`, value); return value; };
    const told = {
      "user-agent": secret("user agent", `Agent-${token()}`),
      referer: secret("referrer", `https://${token()}.example/`),
    };
    const ask = (from, method, path, { headers, body } = {}) =>
      it.ask(from, method, path, { headers: { ...told, "x-forwarded-for": FORGED, ...headers }, body });
    const upload = async (fields, how = (sent) => ask(ANNA, "POST", "/api/v1/shares", sent)) => {
      const answer = await how(form(it.picture("noise.png"), fields));
      assert.equal(answer.status, 201, answer.bytes.toString());
      const share = answer.json();
      return {
        ...share,
        token: secret("token", share.url.split("/").pop()),
        manage: secret("manage token", share.manage_token),
      };
    };

    before(async () => { it = await stage(proxy); });
    after(() => it?.close());

    test("a picture of more than 1 MiB goes in and comes out, and its links name the proxy", async () => {
      const file = it.picture("noise.png");
      assert.ok(file.length > 1 << 20);
      for (const at of [100_000, 500_000, 1_000_000]) secret("plaintext", file.subarray(at, at + 24));
      const password = secret("password", token());
      const share = await upload({ password, label: secret("label", token()), max_views: "3" });
      assert.ok(share.url.startsWith(`${it.url}/s/`), share.url);

      const page = await ask(BEN, "GET", `/s/${share.token}`, { headers: { accept: "text/html" } });
      assert.equal(page.status, 200);
      assert.ok(page.headers["strict-transport-security"]);
      const views = `/api/v1/shares/${share.token}/views`;
      const nonce = secret("nonce", token());
      const wrong = JSON.stringify({ password: secret("wrong password", token()), nonce });
      assert.equal((await ask(BEN, "POST", views, { body: wrong })).status, 401);
      const view = (await ask(BEN, "POST", views, { body: JSON.stringify({ password, nonce }) })).json();
      secret("session ID", view.session_id);
      const media = new URL(view.media[0].url).pathname;
      secret("ticket", media.split("/")[2]);
      const whole = await ask(BEN, "GET", media);
      assert.equal(whole.bytes.length, view.media[0].bytes);
      const range = await ask(BEN, "GET", media, { headers: { range: "bytes=70000-70009" } });
      assert.equal(range.status, 206);
      assert.deepEqual(range.bytes, whole.bytes.subarray(70_000, 70_010));

      const manage = `/api/v1/manage/${share.manage}`;
      assert.equal((await ask(ANNA, "GET", manage)).json().links[0].views, 1);
      assert.equal((await ask(ANNA, "GET", `/m/${share.manage}`)).status, 200);
      assert.equal((await ask(ANNA, "DELETE", manage)).status, 204);
      assert.equal((await ask(BEN, "GET", media)).status, 410);
      assert.equal((await ask(BEN, "GET", `/s/${share.token}`)).status, 410);
    });

    test("an upload by HTTP/2, in chunks, and by PUT arrive too", async () => {
      const share = await upload({}, overHttp2);
      assert.equal((await ask(BEN, "GET", new URL(share.direct_url).pathname)).status, 200);
      await upload({}, ({ headers, body }) => {
        const { "content-length": _, ...rest } = headers;
        return ask(ANNA, "POST", "/api/v1/shares", { headers: { ...rest, "transfer-encoding": "chunked" }, body });
      });
      const put = await ask(ANNA, "PUT", `/${secret("file name", token())}.png`, { body: it.picture("noise.png") });
      assert.equal(put.status, 201);
      secret("token", put.headers["x-share-url"].split("/").pop());
      secret("manage token", put.headers["x-manage-url"].split("/").pop());
    });

    test("what is too large is told so, in the server's words", async () => {
      const large = await ask(ANNA, "POST", "/api/v1/shares", form(Buffer.alloc(2_500_000, "large")));
      assert.equal(large.status, 413);
      assert.equal(large.json().code, "too-large");
      // nginx has a limit of its own, beyond any that we have, and keeps it by what is announced.
      if (name === "nginx") assert.equal(await announced(1003 << 20), 413);
    });

    test("what breaks off, is malformed or isn't there is no trouble", async () => {
      const share = await upload({});
      const path = new URL(share.direct_url).pathname;
      assert.equal((await ask(ANNA, "GET", `/s/${secret("unknown token", token())}`)).status, 404);
      const page = `/${secret("unknown page", token())}?q=${secret("query", token())}`;
      assert.equal((await ask(ANNA, "GET", page)).status, 404);
      assert.equal((await ask(ANNA, "GET", "/metrics")).status, 404);
      await brokenOff("POST", "/api/v1/shares", form(it.picture("noise.png")));
      await brokenOff("GET", path);
      for (const head of [
        `GET ${path}`,
        `GET ${path} HTTP/1.1\r\nHost: a b`,
        `${share.token} ${path} HTTP/9.9`,
        `GET ${path}?${"x".repeat(70_000)} HTTP/1.1`,
      ]) {
        await spoken(connectTls(it.way(ANNA)), `${head}\r\n\r\n`);
      }
      // Not encrypted, to the address that is, and to the one that sends people there; and no TLS of today.
      for (const port of [it.port, it.plain]) {
        const answer = await spoken(connect({ ...it.way(ANNA), port }), `GET ${path} HTTP/1.0\r\nHost: localhost\r\n\r\n`);
        assert.match(answer, /^HTTP\/1\.[01] (30|400)/);
      }
      const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" };
      assert.equal(await spoken(connectTls({ ...it.way(ANNA), ...old }), ""), "");
      assert.equal((await ask(ANNA, "GET", path)).status, 200);
    });

    test("each visitor has an allowance of their own, whatever they say of their address", async () => {
      const [carl, dora] = ["127.0.0.4", "127.0.0.5"];
      const guess = (from, said) =>
        ask(from, "GET", `/s/${secret("guess", token())}`, { headers: { "x-forwarded-for": said } });
      const statuses = [];
      for (let n = 0; n < 20; n += 1) statuses.push((await guess(carl, `198.51.100.${n}`)).status);
      assert.equal(statuses[0], 404);
      assert.ok(statuses.includes(429), `${statuses}`);
      assert.equal((await guess(dora, carl)).status, 404);
      for (const address of [carl, dora, "198.51.100."]) secret("address", address);
    });

    test("a server that is down is said to be, and nothing of all this was written down", async () => {
      const share = await upload({});
      await it.stopServer();
      const answers = await Promise.all([
        ask(ANNA, "GET", `/s/${share.token}`),
        ask(ANNA, "GET", new URL(share.direct_url).pathname),
        ask(ANNA, "DELETE", `/api/v1/manage/${share.manage}`),
        ask(ANNA, "POST", "/api/v1/shares", form(it.picture("noise.png"))),
      ]);
      for (const { status } of answers) assert.ok([502, 503].includes(status), `${status}`);
      await it.close();
      const written = it.written();
      assert.ok(written.some(({ bytes }) => bytes.length > 0), "the proxy writes something");
      if (name === "nginx") {
        const log = written.find((file) => file.name.endsWith("/chatpic.log")).bytes.toString();
        for (const line of ["POST /api/v1/shares 201", "GET /s 200", "GET /s 502", "PUT other 201", "other other 400"]) {
          assert.ok(log.includes(` ${line} `), line);
        }
      }
      written.push({ name: "the server's log", bytes: it.serverLog() });
      for (const { name: file, bytes } of written) {
        for (const [what, value] of secrets) assert.ok(!bytes.includes(value), `${what} is in ${file}`);
      }
    });

    const overHttp2 = ({ headers, body }) =>
      new Promise((resolve, reject) => {
        const session = connect2(it.url, it.way(ANNA)).on("error", reject);
        const stream = session.request({ ":method": "POST", ":path": "/api/v1/shares", ...told, ...headers });
        const pieces = [];
        let status;
        stream.on("response", (head) => { status = head[":status"]; }).on("error", reject);
        stream.on("data", (piece) => pieces.push(piece)).on("end", () => {
          session.close();
          const bytes = Buffer.concat(pieces);
          resolve({ status, bytes, json: () => JSON.parse(bytes) });
        });
        stream.end(body);
      });

    // The status of an upload that says it has `length` bytes, and sends few.
    const announced = (length) =>
      new Promise((resolve, reject) => {
        const headers = { ...told, "content-type": "image/png", "content-length": length };
        const options = { ...it.way(ANNA), agent: false, method: "PUT", path: "/a.png", headers };
        const sent = request(options, (answer) => { resolve(answer.statusCode); sent.destroy(); }).on("error", reject);
        sent.write("few");
      });

    // A request whose client goes half way through it, or at the first byte of the answer.
    const brokenOff = (method, path, { headers, body } = {}) =>
      new Promise((resolve) => {
        const options = { ...it.way(ANNA), agent: false, method, path, headers: { ...told, ...headers } };
        const sent = request(options, (answer) => answer.once("data", () => sent.destroy()));
        sent.on("error", () => {}).on("close", resolve);
        if (body) sent.write(body.subarray(0, body.length / 2), () => sent.destroy());
        else sent.end();
      });
  });
}

test("nginx would put uploads into files, were it not told otherwise", async () => {
  const it = await stage(PROXIES.nginx, (site) => site.replace("proxy_request_buffering off", "proxy_request_buffering on"));
  try {
    const answer = await it.ask(ANNA, "POST", "/api/v1/shares", form(it.picture("noise.png")));
    assert.equal(answer.status, 500);
  } finally {
    await it.close();
  }
});

// Says `text`, and answers with what comes back until the other side has had enough.
const spoken = (socket, text) =>
  new Promise((resolve) => {
    let answer = "";
    socket.on("error", () => {}).on("close", () => resolve(answer));
    socket.on("data", (piece) => { answer += piece; socket.end(); });
    socket.write(text);
  });
