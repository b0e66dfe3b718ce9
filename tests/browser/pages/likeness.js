// How alike two pictures of a page are, told from how light each 8 × 8 pixels of them are.
//
// Letters of another font, another time or another link change a few of these cells by a little. A part
// that is missing, or the other colours, change many by much. Nothing here reads any PNG but those of
// Chromium's screenshots and its own.

import assert from "node:assert/strict";
import { deflateSync, inflateSync } from "node:zlib";

const CELL = 8;
// A cell's tone is looked for this far away: a line of text may begin a little higher or lower.
const NEAR = { across: 1, down: 3 };
// Tones of 256 that nobody minds.
const ALIKE = 20;
// Of a thousand cells, how many may have a tone that is nowhere near.
export const TOLERATED = 20;

// The tones of a screenshot, cell by cell.
export const tones = (png) => {
  const { width, height, channels, bytes } = read(png);
  const [across, down] = [Math.floor(width / CELL), Math.floor(height / CELL)];
  const cells = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0;
      for (let at = 0; at < CELL * CELL; at += 1) {
        const pixel = ((y * CELL + Math.floor(at / CELL)) * width + x * CELL + (at % CELL)) * channels;
        sum += 0.2126 * bytes[pixel] + 0.7152 * bytes[pixel + 1] + 0.0722 * bytes[pixel + 2];
      }
      cells[y * across + x] = Math.round(sum / (CELL * CELL));
    }
  }
  return { across, down, cells };
};

// Of a thousand cells, how many have a tone that is nowhere near in the other picture.
export const unlike = (one, other) => {
  if (one.across !== other.across || one.down !== other.down) return 1000;
  return Math.max(lost(one, other), lost(other, one));
};

// Two pictures of the same size as one PNG, beside each other.
export const beside = (one, other) => {
  const rows = [];
  for (let y = 0; y < one.down; y += 1) {
    const row = ({ cells, across }) => cells.subarray(y * across, (y + 1) * across);
    rows.push(Buffer.concat([Buffer.from([0]), row(one), row(other)]));
  }
  return gray(one.across + other.across, one.down, Buffer.concat(rows));
};

// The two of them again.
export const apart = (png) => {
  const { width, height, bytes } = read(png);
  const across = width / 2;
  const half = (from) => {
    const cells = new Uint8Array(across * height);
    for (let y = 0; y < height; y += 1) cells.set(bytes.subarray(y * width + from, y * width + from + across), y * across);
    return { across, down: height, cells };
  };
  return [half(0), half(across)];
};

const lost = (one, other) => {
  let missing = 0;
  for (let y = 0; y < one.down; y += 1) {
    for (let x = 0; x < one.across; x += 1) {
      if (!found(one.cells[y * one.across + x], other, x, y)) missing += 1;
    }
  }
  return Math.round((1000 * missing) / one.cells.length);
};

const found = (tone, { across, down, cells }, x, y) => {
  for (let row = Math.max(0, y - NEAR.down); row <= Math.min(down - 1, y + NEAR.down); row += 1) {
    for (let column = Math.max(0, x - NEAR.across); column <= Math.min(across - 1, x + NEAR.across); column += 1) {
      if (Math.abs(cells[row * across + column] - tone) <= ALIKE) return true;
    }
  }
  return false;
};

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

const read = (png) => {
  assert.ok(png.subarray(0, 8).equals(SIGNATURE), "it is a PNG");
  const parts = [];
  let header;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") header = data;
    if (kind === "IDAT") parts.push(data);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  assert.deepEqual([header[8], header[12]], [8, 0], "8 bits, not interlaced");
  const channels = { 0: 1, 2: 3, 6: 4 }[header[9]];
  assert.ok(channels, "gray or colours");
  return { width, height, channels, bytes: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels) };
};

// PNG's five filters, undone.
const unfiltered = (raw, stride, height, channels) => {
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : bytes[at - channels];
      const up = y === 0 ? 0 : bytes[at - stride];
      const corner = x < channels || y === 0 ? 0 : bytes[at - stride - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      bytes[at] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return bytes;
};

const paeth = (left, up, corner) => {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
};

const gray = (width, height, rows) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
};

const chunk = (kind, data) => {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

const crc32 = (bytes) => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};
