import type { DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Endpoint = { method: string; path: string; purpose: string };

const resources: Readonly<Record<DeviceSeries, readonly (readonly [string, string])[]>> = {
  "Moto Edge": [
    ["battery", "state of charge and cell health"],
    ["radio", "carrier, band and signal"],
    ["apps", "installed apps and their permissions"],
    ["location", "last known place of a lost device"],
    ["lock", "lock and unlock from afar"],
    ["profiles", "managed profiles"],
    ["storage", "free and used space"],
  ],
  ThinkPad: [
    ["battery", "cycles and remaining capacity"],
    ["thermal", "temperatures and fan speed"],
    ["firmware", "installed and waiting versions"],
    ["docks", "attached docks"],
    ["encryption", "state of drive encryption"],
    ["boot-order", "start devices"],
    ["inventory", "serial numbers of all parts"],
  ],
  ThinkSystem: [
    ["power-supplies", "state and draw of each unit"],
    ["drives", "drives, arrays and rebuilds"],
    ["sensors", "temperatures and fan speeds"],
    ["event-log", "events since the last clearing"],
    ["memory", "modules and corrected errors"],
    ["network-adapters", "links and their speed"],
    ["accounts", "users of the controller"],
  ],
};

type Interface = {
  version: string;
  base: string;
  token_minutes: number;
  page: number;
  endpoints: readonly Endpoint[];
};

/** The management interface of a device: the same in every document about it. */
function interfaceOf({ device }: Subject): Interface {
  const random = seededRandom(`api:${device.id}`);
  const version = `v${random.integer(1, 4)}.${random.integer(0, 12)}`;
  const root = device.series === "ThinkSystem" ? "/redfish" : "/manage";
  const base = `${root}/${device.family.toLowerCase().replaceAll(" ", "-")}/${version}`;
  const endpoints = random.shuffle(resources[device.series]).map(([name, purpose]) => ({
    method: random.pick(["GET", "GET", "GET", "PATCH", "POST"]),
    path: `${base}/${name}`,
    purpose,
  }));
  return { version, base, token_minutes: random.integer(3, 90), page: random.integer(2, 40) * 5, endpoints };
}

function connecting(subject: Subject): Section {
  const { device, random } = subject;
  const { management_port } = serviceData(device);
  const { base, token_minutes } = interfaceOf(subject);
  return section(
    "Connecting",
    random.pick([
      `The ${device.name} answers management requests on TCP port ${management_port}, over TLS only. All paths begin with ${base}.`,
      `Management of the ${device.name} listens on port ${management_port}; plain HTTP is refused. The root is ${base}.`,
      `Send requests to port ${management_port} of the ${device.model}, below ${base}. Certificates are checked on both sides.`,
    ]),
    random.pick([
      `A token is valid for ${token_minutes} minutes; ask for a new one before it ends.`,
      `Tokens expire after ${token_minutes} minutes and cannot be extended.`,
      `Sign in once, then send the token with each call for the ${token_minutes} minutes that it holds.`,
    ]),
  );
}

function endpoints(subject: Subject): Section {
  const { endpoints: all, page } = interfaceOf(subject);
  const { random } = subject;
  return section(
    "Calls",
    table(
      ["Method", "Path", "For"],
      all.map(({ method, path, purpose }) => [method, `\`${path}\``, purpose]),
    ),
    random.pick([
      `Lists come in pages of ${page} entries, with a cursor to the next page.`,
      `No more than ${page} entries are returned at once; follow the cursor for the rest.`,
      `A page holds ${page} entries.`,
    ]),
  );
}

function limits({ device, random }: Subject): Section {
  const { requests_per_minute } = serviceData(device);
  return section(
    "Limits and errors",
    random.pick([
      `Up to ${requests_per_minute} requests a minute are served; beyond that the answer is 429 with the seconds to wait.`,
      `The ${device.model} takes ${requests_per_minute} requests a minute from all callers together. Whoever asks oftener gets 429.`,
      `After ${requests_per_minute} requests within one minute callers have to wait (status 429).`,
    ]),
    bullets(
      random
        .shuffle([
          `401: the token has expired or was never valid`,
          `404: the part is not fitted in this ${device.form_factor}`,
          `409: somebody else changed the value; read it again`,
          `503: the device is installing firmware`,
          `422: the value is outside its range`,
          `507: the log is full`,
        ])
        .slice(0, random.integer(3, 5)),
    ),
  );
}

function events({ device, problem, random }: Subject): Section {
  const code = diagnosticCode(problem);
  return section(
    "Events",
    random.pick([
      `Faults are pushed to subscribers as JSON with the code of the built-in test. For "${problem.symptom}" that is ${code}, category ${problem.category}.`,
      `Subscribers hear of faults within ${random.integer(1, 20)} seconds. An event carries the test code: ${code} stands for "${problem.symptom}".`,
      `Each event names device, category and code; ${code} in category ${problem.category}, for instance, means "${problem.symptom}".`,
    ]),
    `\`{"device": "${device.id}", "category": "${problem.category}", "code": "${code}", "firmware": "${device.firmware_version}", "attempt": ${random.integer(1, 5)}}\``,
    random.pick([
      `An event that is not confirmed is sent again ${random.integer(3, 12)} times, each time after twice the pause.`,
      `Confirm with status 204; else it comes again.`,
      `Keep the event's number: the same one may arrive twice.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device, random } = subject;
  const { management_port, requests_per_minute } = serviceData(device);
  const { endpoints: all, token_minutes } = interfaceOf(subject);
  const endpoint = random.pick(all);
  return [
    fact("number", String(management_port), [
      `On which port is a ${device.name} managed?`,
      `Which TCP port must the firewall open to manage the ${device.name}?`,
    ]),
    fact("fact", endpoint.path, [
      `Which path of the management interface of the ${device.name} deals with ${endpoint.purpose}?`,
      `Where in the API of the ${device.name} do I find ${endpoint.purpose}?`,
    ]),
    fact("number", `${requests_per_minute} requests`, [
      `How many calls a minute does the interface of the ${device.name} allow?`,
      `What is the rate limit of the ${device.name}'s management API?`,
    ]),
    fact("number", `${token_minutes} minutes`, [
      `For how long may a client of the ${device.name} use one token?`,
      `When does a management token of the ${device.name} run out?`,
    ]),
  ];
}

export const api: DocumentTemplate<"api"> = {
  kind: "api",
  audience: "developers",
  department: "Research and Development",
  write: (subject) => ({
    title: subject.random.pick([
      `Management API of the ${subject.device.name}`,
      `${subject.device.name}: programming interface`,
      `API reference ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [connecting, endpoints, limits, events].map((write) => write(subject)),
    facts: factsOf(subject),
  }),
};
