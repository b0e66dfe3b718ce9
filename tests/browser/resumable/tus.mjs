// Sends a file with tus-js-client: node tus.mjs ENDPOINT FILE CHUNK. Prints the upload's address.

import { createReadStream, statSync } from "node:fs";
import { Upload } from "tus-js-client";

const [endpoint, path, chunk] = process.argv.slice(2);

const upload = new Upload(createReadStream(path), {
  endpoint,
  chunkSize: Number(chunk),
  uploadSize: statSync(path).size,
  // Counted anew whenever more has arrived.
  retryDelays: Array(50).fill(10),
  metadata: { filename: "photo.png", filetype: "image/png", label: "Anna" },
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => console.log(upload.url),
});
upload.start();
