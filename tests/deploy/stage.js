// The real server behind a real proxy that runs the configuration in deploy/, for one test file: on
// free ports of the loopback, with a certificate of its own, in a directory that goes with the process.
//
// Everything that the proxy writes goes to one directory, `written`. It may make no other file: the
// directories where it would put bodies can't be written to.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync,
} from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "../browser/ports.js";

const shipped = (name) => readFileSync(new URL(`../../deploy/${name}`, import.meta.url), "utf8");

// nginx: the lines that end with `# yours` are changed, each in one way, and no other.
const nginx = (place, change = (text) => text) => {
  const { dir, written, port, plain, upstream } = place;
  const yours = [
    [/listen \[::\].*;/, ""],
    [/listen 443/, `listen 127.0.0.1:${port}`],
    [/listen 80/, `listen 127.0.0.1:${plain}`],
    [/server 127\.0\.0\.1:8080/, `server ${upstream}`],
    [/server_name pics\.example/, "server_name localhost"],
    [/\/etc\/ssl\/pics\.example\/fullchain\.pem/, join(dir, "cert.pem")],
    [/\/etc\/ssl\/pics\.example\/privkey\.pem/, join(dir, "key.pem")],
    [/\/var\/log\/nginx/, written],
    [/https:\/\/pics\.example/, `https://localhost:${port}`],
  ];
  const site = change(shipped("nginx/chatpic.conf").replaceAll(/^.*# yours.*$/gm, (line) => {
    const [[from, to], ...more] = yours.filter(([from]) => from.test(line));
    assert.deepEqual(more, [], line);
    return line.replace(from, to);
  }));
  assert.doesNotMatch(site, /^[^#]*\/(etc|var)\//m, "every place outside is the operator's to name");
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => join(dir, it));
  // What nginx's own file has around a site, as Debian ships it, and at its most talkative.
  writeFileSync(join(dir, "nginx.conf"), `
    ${process.getuid() === 0 ? "user nobody nogroup;" : ""}
    daemon off; pid ${join(dir, "nginx.pid")}; error_log ${join(written, "error.log")} info;
    events {}
    http {
      access_log ${join(written, "access.log")}; gzip on;
      ${bodies.map((it) => `${it.split("/").pop()}_temp_path ${it};`).join(" ")}
      ${site}
    }`);
  const args = ["-p", dir, "-e", join(written, "error.log"), "-c", join(dir, "nginx.conf")];
  return { command: "nginx", args, bodies };
};

// Caddy: everything that is one's own is a variable.
const caddy = ({ dir, port, plain, upstream }) => {
  writeFileSync(join(dir, "Caddyfile"), shipped("caddy/Caddyfile"));
  const env = {
    SITE: "localhost", UPSTREAM: upstream, TLS: `tls ${join(dir, "cert.pem")} ${join(dir, "key.pem")}`,
    ADMIN: "off", HTTP_PORT: plain, HTTPS_PORT: port,
    // A file for a body would be made here, if here existed.
    TMPDIR: join(dir, "nowhere"),
    HOME: join(dir, "written"), XDG_DATA_HOME: join(dir, "written"), XDG_CONFIG_HOME: join(dir, "written"),
  };
  return { command: "caddy", args: ["run", "--config", join(dir, "Caddyfile"), "--adapter", "caddyfile"], env };
};

export const PROXIES = { nginx, Caddy: caddy };

// `change` is made to the configuration that is shipped.
export const stage = async (proxy, change) => {
  const dir = mkdtempSync(join(tmpdir(), "chatpic-deploy-"));
  const children = [];
  process.on("exit", () => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(dir, { recursive: true, force: true });
  });
  try {
    return await set(proxy, change, dir, children);
  } catch (error) {
    for (const child of children) child.kill();
    throw error;
  }
};

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const set = async (proxy, change, dir, children) => {
  chmodSync(dir, 0o755);
  const written = join(dir, "written");
  mkdirSync(written);
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
    "-keyout", join(dir, "key.pem"), "-out", join(dir, "cert.pem")], { stdio: "ignore" });
  const pictures = fileURLToPath(new URL("../browser/pictures.py", import.meta.url));
  execFileSync("/usr/bin/python3", [pictures, dir]);

  const [listen, admin, port, plain] = await freePorts(4);
  const start = (command, args, env, output) => {
    const stdio = ["ignore", output, output];
    const child = spawn(command, args, { cwd: dir, env: { PATH: process.env.PATH, ...env }, stdio });
    children.push(child);
    return child;
  };
  const serve = async () => {
    const server = start(process.env.CHATPIC_BIN, ["serve"], {
      CHATPIC_LISTEN: `127.0.0.1:${listen}`,
      CHATPIC_ADMIN_LISTEN: `127.0.0.1:${admin}`,
      CHATPIC_DATA_DIR: join(dir, "data"),
      CHATPIC_TRUSTED_PROXIES: "127.0.0.1",
      CHATPIC_MEDIA__MAX_FILE_BYTES: "2MiB",
      CHATPIC_LIMITS__UNKNOWN_TOKENS_PER_MINUTE: "8",
    }, openSync(join(dir, "server.log"), "a"));
    await until(server, () => fetch(`http://127.0.0.1:${listen}/readyz`).then((it) => it.ok, () => false));
    return server;
  };
  let server = await serve();
  const made = proxy({ dir, written, port, plain, upstream: `127.0.0.1:${listen}` }, change);
  const front = start(made.command, made.args, made.env, openSync(join(written, "output"), "a"));
  await until(front, () => accepts(port));
  for (const bodies of made.bodies ?? []) chmodSync(bodies, 0o500 & (process.getuid() === 0 ? 0 : 0o777));

  const ca = readFileSync(join(dir, "cert.pem"));
  // How a client reaches the proxy from a loopback address of its own.
  const way = (from) => ({ host: "localhost", servername: "localhost", lookup, port, ca, localAddress: from });
  const ask = (from, method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ ...way(from), agent: false, method, path, headers }, (answer) => {
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece)).on("error", reject).on("end", () => {
          const bytes = Buffer.concat(pieces);
          resolve({ status: answer.statusCode, headers: answer.headers, bytes, json: () => JSON.parse(bytes) });
        });
      });
      sent.on("error", reject).end(body);
    });

  return {
    ask, way, port, plain, url: `https://localhost:${port}`,
    picture: (name) => readFileSync(join(dir, name)),
    stopServer: () => end(server),
    close: async () => { for (const child of children) await end(child); },
    // Every file that the proxy wrote, and that is all of them.
    written: () => files(written).map((name) => ({ name, bytes: readFileSync(name) })),
    serverLog: () => readFileSync(join(dir, "server.log")),
  };
};

// A form with one file and these fields.
export const form = (file, fields = {}) => {
  const boundary = randomBytes(16).toString("hex");
  const part = (head, bytes) =>
    [`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`, bytes, "\r\n"];
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...part('name="file"; filename="p.png"', file),
    `--${boundary}--\r\n`,
  ];
  const body = Buffer.concat(parts.map((it) => Buffer.from(it)));
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, "content-length": body.length };
  return { headers, body };
};

const lookup = (_, options, done) =>
  options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

const until = async (child, isReady) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isReady()) return;
    assert.equal(child.exitCode, null, `${child.spawnfile} ended before it was ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${child.spawnfile} was not ready after 10 s`);
};

const end = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
};

const files = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? files(join(dir, it.name)) : [join(dir, it.name)]);
