// Sends a file with Uppy: node uppy.mjs ENDPOINT FILE CHUNK. Prints the upload's address.

import { readFileSync } from "node:fs";
import Uppy from "@uppy/core";
import Tus from "@uppy/tus";
import { DefaultHttpStack } from "tus-js-client";

const [endpoint, path, chunk] = process.argv.slice(2);

// Uppy tells the browser's request about cookies; outside of a browser there is none to tell.
class Stack extends DefaultHttpStack {
  createRequest(method, url) {
    const request = super.createRequest(method, url);
    const underlying = request.getUnderlyingObject.bind(request);
    request.getUnderlyingObject = () => underlying() ?? {};
    return request;
  }
}

const uppy = new Uppy({ meta: { label: "Anna" } });
const retryDelays = Array(50).fill(10);
uppy.use(Tus, { endpoint, chunkSize: Number(chunk), retryDelays, httpStack: new Stack({}) });
uppy.addFile({ name: "photo.png", type: "image/png", data: readFileSync(path) });
const { successful, failed } = await uppy.upload();
if (failed.length > 0) {
  console.error(String(failed[0].error));
  process.exit(1);
}
console.log(successful[0].uploadURL);
