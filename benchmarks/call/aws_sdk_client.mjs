// Makes calls with the AWS SDK for JavaScript, version 3, and prints what they cost, as the program `client` does.
// Arguments: --port N [--ca-file FILE] [--callers N] [--calls N]

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

// The packages are in a build directory, not beside this file.
const require = createRequire(process.cwd() + "/");
const { ListWorkersWithQualificationTypeCommand, MTurkClient } = require("@aws-sdk/client-mturk");
const { NodeHttpHandler } = require("@smithy/node-http-handler");

const pagesPerListing = 32;

const { values } = parseArgs({ options: {
  "port": { type: "string" },
  "ca-file": { type: "string" },
  "callers": { type: "string", default: "16" },
  "calls": { type: "string", default: "2000" },
} });
const callers = Number(values.callers);
const caFile = values["ca-file"];

const client = new MTurkClient({
  region: "us-east-1",
  endpoint: `${caFile ? "https" : "http"}://127.0.0.1:${values.port}`,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
  requestHandler: new NodeHttpHandler(caFile
    ? { httpsAgent: new https.Agent({ keepAlive: true, maxSockets: callers, ca: readFileSync(caFile) }) }
    : { httpAgent: new http.Agent({ keepAlive: true, maxSockets: callers }) }),
});

async function list(calls, latencies) {
  let token;
  for (let index = 0; index !== calls; ++index) {
    const begun = process.hrtime.bigint();
    const page = await client.send(new ListWorkersWithQualificationTypeCommand({
      QualificationTypeId: "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6", MaxResults: 100, NextToken: token }));
    latencies.push(Number(process.hrtime.bigint() - begun) / 1000);
    if (page.Qualifications.length !== 100 || !page.Qualifications[99].WorkerId)
      throw new Error("not the expected page");
    token = (index + 1) % pagesPerListing === 0 ? undefined : page.NextToken;
  }
}

// Lets all callers make that many calls each, and returns how long each took.
async function run(calls) {
  const latencies = [];
  await Promise.all(Array.from({ length: callers }, () => list(calls, latencies)));
  return latencies.sort((a, b) => a - b);
}

// The first calls are slow until the code is compiled.
await run(Math.ceil(1500 / callers));
const before = process.cpuUsage();
const begun = process.hrtime.bigint();
const latencies = await run(Math.ceil(Number(values.calls) / callers));
const lasted = Number(process.hrtime.bigint() - begun) / 1e9;
const { user, system } = process.cpuUsage(before);
const calls = latencies.length;
console.log(JSON.stringify({
  cpu: (user + system) / calls,
  calls_per_second: calls / lasted,
  latency_50: latencies[Math.floor((calls - 1) * 50 / 100)],
  latency_99: latencies[Math.floor((calls - 1) * 99 / 100)],
}));
client.destroy();
