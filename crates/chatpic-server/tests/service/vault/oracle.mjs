// The drafts that vault.rs expects, made by npm's `cybertipline-tools` 0.2.3: report.xml and file.xml.
//
// It writes milliseconds, and an element for annotations of which there are none; both are taken out.
//
//     npm install --no-save cybertipline-tools@0.2.3 && node oracle.mjs

import { writeFileSync } from "node:fs";
import { FileRelevance, IncidentType, buildReport, buildSubmitFileDetails } from "cybertipline-tools";

const plain = (xml) =>
  xml.replace("?><", "?>\n<").replaceAll(".000Z", "Z")
    .replace(/<(fileAnnotations|reportAnnotations)(\/>|><\/\1>)/, "") + "\n";

writeFileSync("report.xml", plain(buildReport({
  incidentSummary: {
    incidentType: IncidentType.ChildPornography,
    incidentDateTime: new Date("2027-01-15T08:00:00Z"),
    incidentDateTimeDescription: "When the file was uploaded",
  },
  incidentDetails: { webPageIncidents: [{ url: "https://pics.example" }] },
  reporter: { reportingPerson: { firstName: "Ada", lastName: "Operator", email: [{ email: "ada@pics.example" }] } },
  additionalInfo: "The file was refused at upload because its hash is on a list of confirmed material. "
    + "The service keeps no accounts and stores no addresses. The material is preserved, encrypted, until "
    + "2028-01-15T08:00:00Z (case case-1).",
})));

writeFileSync("file.xml", plain(buildSubmitFileDetails({
  reportId: "REPORT_ID",
  fileId: "FILE_ID",
  originalFileName: "0.png",
  fileViewedByEsp: false,
  fileRelevance: FileRelevance.Reported,
  originalFileHash: [
    { hashType: "MD5", value: "900150983cd24fb0d6963f7d28e17f72" },
    { hashType: "SHA1", value: "a9993e364706816aba3e25717850c26c9cd0d89d" },
  ],
  additionalInfo: "image/png, 3 bytes. SHA-256: "
    + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.",
})));
