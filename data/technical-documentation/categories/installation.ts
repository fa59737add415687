import type { DeviceSeries } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, numbered, section, type Section } from "#data/documents/markdown.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { seededRandom } from "#data/seeded-random.ts";

/** What an installation of the device needs: of the device, so that all documents agree. */
function siteOf({ device }: Subject): {
  clearance_cm: number;
  people: number;
  minutes: number;
  log_days: number;
} {
  const random = seededRandom(`installation:${device.id}`);
  const isServer = device.series === "ThinkSystem";
  return {
    clearance_cm: isServer ? random.integer(60, 120) : random.integer(4, 25),
    people: isServer && device.weight_g > 18000 ? 2 : 1,
    minutes: random.integer(isServer ? 40 : 12, isServer ? 150 : 48),
    log_days: random.integer(3, 28),
  };
}

const inTheBox: Readonly<Record<DeviceSeries, readonly string[]>> = {
  "Moto Edge": [
    "charger and cable",
    "pin for the card tray",
    "protective film",
    "leaflet on radio safety",
    "thin case",
    "adapter for earphones",
  ],
  ThinkPad: [
    "power adapter",
    "mains cable",
    "second cap for the pointing stick",
    "leaflet on safety",
    "sleeve",
    "privacy film",
    "adapter for a projector",
  ],
  ThinkSystem: [
    "rail kit",
    "two mains cables",
    "cable arm",
    "set of blanking plates",
    "key for the front panel",
    "rack bolts",
    "label sheet",
    "riser screws",
  ],
};

const work: Readonly<Record<DeviceSeries, readonly (readonly string[])[]>> = {
  "Moto Edge": [
    [
      "Insert the card with its contacts down.",
      "Put the SIM into the tray, contacts facing the back.",
      "Press the pin into the opening and lay the card in the tray.",
    ],
    [
      "Charge it fully before the first use.",
      "Leave it on the charger until the light turns green.",
      "Start with a full battery.",
    ],
    [
      "Choose language and region.",
      "Follow the welcome pages up to the network.",
      "Select the language, then the company profile.",
    ],
    [
      "Join the wireless network of the site.",
      "Connect it to the staff network.",
      "Scan the network code at reception.",
    ],
    [
      "Enrol it with the company's device management.",
      "Sign in with the work account; the policies follow by themselves.",
      "Enter the enrolment code from the ticket.",
    ],
    [
      "Enrol two fingers.",
      "Set a PIN of six digits and a fingerprint.",
      "Choose a PIN that is not a birthday.",
    ],
  ],
  ThinkPad: [
    [
      "Connect the power adapter first.",
      "Plug it in: it leaves transport mode only on mains power.",
      "Attach the adapter; the light in the lid comes on.",
    ],
    [
      "Open the lid and press the power button.",
      "Switch it on with the lid open.",
      "Press the button at the side until the logo appears.",
    ],
    [
      "Boot from the network and choose the company image.",
      "Press F12 and take the image from the network.",
      "Let the deployment server install the image.",
    ],
    [
      "Join the domain with the account from the ticket.",
      "Register it in the directory.",
      "Sign in once as the deployment user.",
    ],
    [
      "Attach the dock and both monitors.",
      "Check the dock: network, monitors, charging.",
      "Test each socket with the dock.",
    ],
    [
      "Turn drive encryption on and store the key in the directory.",
      "Start encryption; the key goes to the vault.",
      "Confirm that the drive shows as encrypted.",
    ],
  ],
  ThinkSystem: [
    [
      "Mount the rails and slide the server in until it clicks.",
      "Fix the rails with four bolts, then push the chassis in.",
      "Lift it onto the rails from both sides.",
    ],
    [
      "Connect each supply unit to a circuit of its own.",
      "Feed the units from two separate lines.",
      "Plug the left unit into line A, the right one into line B.",
    ],
    [
      "Connect the management port before the data ports.",
      "Give the management controller its address.",
      "Patch the management port into the service network.",
    ],
    [
      "Create the array before installing the system.",
      "Configure the drives: mirror for the system, the rest as one pool.",
      "Let the controller build the volumes overnight.",
    ],
    [
      "Boot the installer over the management console.",
      "Mount the system image remotely and start from it.",
      "Install the operating system from the repository server.",
    ],
    [
      "Enter it into monitoring and set the alarm levels.",
      "Add it to monitoring, with the owner's group.",
      "Confirm that its sensors arrive in monitoring.",
    ],
  ],
};

function before(subject: Subject): Section {
  const { device, random } = subject;
  const { clearance_cm, people } = siteOf(subject);
  const { ambient_c } = serviceData(device);
  const { pick } = random;
  const box = random.shuffle(inTheBox[device.series]).slice(0, random.integer(3, 5));
  return section(
    "Before you begin",
    pick([
      `The ${device.name} weighs ${device.weight_g} g; ${people === 1 ? "one person sets it up" : "two people carry it"}.`,
      `Setting up a ${device.name} (${device.weight_g} g) takes ${people === 1 ? "one pair of hands" : "two pairs of hands"}.`,
    ]),
    pick([
      `Leave ${clearance_cm} cm free on the side where air comes out, and keep the place below ${ambient_c} °C.`,
      `It needs ${clearance_cm} cm of free space for air and a room that stays under ${ambient_c} °C.`,
      `Choose a place that never exceeds ${ambient_c} °C, with ${clearance_cm} cm of air around it.`,
    ]),
    pick(["The box contains:", "Check the contents of the box:", "Nothing must be missing:"]),
    bullets(box),
  );
}

function steps(subject: Subject): Section {
  const { device, random } = subject;
  const { minutes } = siteOf(subject);
  return section(
    "Steps",
    random.pick([
      `Plan ${minutes} minutes.`,
      `The whole takes ${minutes} minutes when nothing goes wrong.`,
      `An experienced technician is done after ${minutes} minutes.`,
    ]),
    numbered([
      ...work[device.series].map((wordings) => random.pick(wordings)),
      random.pick([
        `Install all updates; the device comes with ${device.firmware_version}.`,
        `Bring the firmware from ${device.firmware_version} to the current release.`,
        `Check for firmware newer than ${device.firmware_version}.`,
      ]),
      random.pick([
        "Put the inventory label on the underside.",
        "Write serial number and place into the inventory.",
        "Scan the serial number into the inventory.",
      ]),
    ]),
  );
}

function checks(subject: Subject): Section {
  const { device, random } = subject;
  const { log_days } = siteOf(subject);
  const possible = [
    `${device.ram_gb} GB of memory and ${device.storage_gb} GB of storage are shown`,
    `the processor is named as ${device.processor}`,
    `${device.os} is activated`,
    "no warning light is on",
    "the event log holds no error",
    "sleep and wake work",
    "the serial number in the setup equals that on the label",
    "the clock is right",
    "a backup has run once",
  ];
  return section(
    "Afterwards",
    random.pick(["The installation is complete when:", "Sign it off once all of this holds:", "Tick off:"]),
    bullets(random.shuffle(possible).slice(0, random.integer(4, 6))),
    random.pick([
      `Look into the event log again after ${log_days} days.`,
      `A second look at the log is due ${log_days} days later.`,
      `Early faults show within ${log_days} days: return to the log then.`,
    ]),
    random.pick([
      `If "${subject.problem.symptom}" is seen during set-up, do not go on: open a case in category ${subject.problem.category}.`,
      `A device that shows "${subject.problem.symptom}" on its first day is exchanged, not repaired.`,
      `"${subject.problem.symptom}" during the first hour points to damage in transport; keep the box.`,
    ]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { device } = subject;
  const { clearance_cm, minutes, log_days } = siteOf(subject);
  return [
    fact("number", `${clearance_cm} cm`, [
      `How much room for air does the ${device.name} need around it?`,
      `What clearance do I plan for a ${device.name}?`,
    ]),
    fact("number", `${minutes} minutes`, [
      `How long does it take to install a ${device.name}?`,
      `What time should a technician set aside to set up the ${device.name}?`,
    ]),
    fact("number", `${log_days} days`, [
      `After how long is the log of a newly installed ${device.name} looked at once more?`,
      `When is the follow-up look at the log of a new ${device.name} due?`,
    ]),
  ];
}

export const installation: DocumentTemplate<"installation"> = {
  kind: "installation",
  audience: "technicians",
  department: "Field Service",
  write: (subject) => ({
    title: subject.random.pick([
      `Installing the ${subject.device.name}`,
      `${subject.device.name}: set-up guide`,
      `Installation guide ${subject.number}: ${subject.device.name}`,
    ]),
    sections: [before, steps, checks].map((write) => write(subject)),
    facts: factsOf(subject),
  }),
};
