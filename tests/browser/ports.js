// Where servers listen that a test starts.

import { createServer } from "node:net";

// Ports that are free, no two the same: none is given back before all are found.
export const freePorts = async (count) => {
  const probes = [];
  for (let opened = 0; opened < count; opened += 1) {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => probe.once("listening", resolve));
    probes.push(probe);
  }
  const ports = probes.map((probe) => probe.address().port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
};
