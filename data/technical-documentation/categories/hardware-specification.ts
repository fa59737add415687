import type { Device } from "#data/devices/device.ts";
import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { sparePartsOf } from "#data/facts/spare-part.ts";

function rowsOf(device: Device): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [
    ["Processor", `${device.processor}, ${device.cores} cores`],
    ["Memory", `${device.ram_gb} GB`],
    ["Storage", `${device.storage_gb} GB`],
    ["Operating system", device.os],
    ["Firmware as delivered", device.firmware_version],
    ["Weight", `${device.weight_g} g`],
  ];
  if (device.display_inches > 0)
    rows.push(["Display", `${device.display_inches} inches, ${device.refresh_hz} Hz`]);
  if (device.battery_mah > 0) rows.push(["Battery", `${device.battery_mah} mAh`]);
  if (device.battery_wh > 0) rows.push(["Battery", `${device.battery_wh} Wh`]);
  if (device.camera_mp > 0) rows.push(["Camera", `${device.camera_mp} megapixels`]);
  if (device.drive_bays > 0)
    rows.push(
      ["Drive bays", `${device.drive_bays}`],
      ["Redundant supply", device.redundant_power ? "yes" : "no"],
    );
  return rows;
}

function summary({ device, random }: Subject): Section {
  return section(
    "In short",
    random.pick([
      `The ${device.name} is a ${device.form_factor} of ${device.year} from the ${device.series} series, family ${device.family}.`,
      `This sheet holds what is measured and guaranteed for the ${device.name}, a ${device.form_factor} launched in ${device.year}.`,
      `${device.name}: ${device.form_factor}, ${device.series} series, on sale since ${device.year} at a list price of ${device.price_usd} USD.`,
    ]),
    random.pick([
      `Values are those of the base configuration; a build to order may differ in memory and storage. Warranty: ${device.warranty_months} months.`,
      `All values hold for the configuration in the catalogue. It comes with a warranty of ${device.warranty_months} months.`,
      `Where a value has a tolerance, the worse end is given. The warranty lasts ${device.warranty_months} months.`,
    ]),
  );
}

function environment({ device, random }: Subject): Section {
  const { ambient_c, supply_w, noise_db, ready_minutes } = serviceData(device);
  const { pick } = random;
  const supply =
    device.series === "ThinkSystem"
      ? pick([
          `Each supply unit is rated at ${supply_w} W; a cold start takes ${ready_minutes} minutes.`,
          `It draws up to ${supply_w} W a unit and is ready ${ready_minutes} minutes after power-on.`,
        ])
      : pick([
          `The charger delivers ${supply_w} W and fills the battery in ${ready_minutes} minutes.`,
          `A ${supply_w} W charger belongs to it; empty to full takes ${ready_minutes} minutes.`,
        ]);
  const noise =
    noise_db === 0
      ? "It has no fan."
      : pick([`At full load ${noise_db} dB are measured at one metre.`, `Noise: ${noise_db} dB under load.`]);
  return section(
    "Power and surroundings",
    bullets([
      supply,
      pick([
        `It may run in rooms of up to ${ambient_c} °C.`,
        `Highest room temperature: ${ambient_c} °C.`,
        `Above ${ambient_c} °C around it, it slows down to protect itself.`,
      ]),
      noise,
      pick([
        `Humidity from ${random.integer(5, 20)} to ${random.integer(75, 95)} %, without condensation.`,
        `Up to ${random.integer(2, 5) * 1000} m above sea level.`,
        `Stored between -${random.integer(10, 40)} and ${random.integer(50, 70)} °C.`,
      ]),
    ]),
  );
}

function measures({ device, random }: Subject): Section {
  const { torque_ncm, screws } = serviceData(device);
  const scale = device.series === "ThinkSystem" ? 440 : device.series === "ThinkPad" ? 310 : 160;
  const rows = [
    ["Width", `${scale + random.integer(-9, 9)} mm`],
    ["Depth", `${Math.round(scale * 0.7) + random.integer(-9, 9)} mm`],
    ["Height", `${random.integer(7, device.series === "ThinkSystem" ? 90 : 22)} mm`],
    ["Cover screws", `${screws}, ${torque_ncm} Ncm`],
    ["Colour number", `C-${random.integer(100, 999)}`],
  ];
  return section("Measures", table(["Measure", "Value"], random.shuffle(rows)));
}

function replaceable({ device, random }: Subject): Section {
  const chosen = random.shuffle(sparePartsOf(device)).slice(0, random.integer(4, 6));
  return section(
    "Parts that can be exchanged",
    random.pick([
      `Of the parts of the ${device.model} these can be exchanged in the field:`,
      `Field service may exchange, among others:`,
      `Made to be exchanged on the ${device.model}:`,
    ]),
    bullets(
      chosen.map((part) =>
        random.pick([`${part.name} (${part.minutes} minutes)`, `${part.name}, in ${part.minutes} minutes`]),
      ),
    ),
  );
}

function factsOf({ device }: Subject): DocumentFact[] {
  const { ambient_c, supply_w } = serviceData(device);
  return [
    fact(
      "number",
      `${ambient_c} °C`,
      [
        `How warm may a room be for the ${device.name}?`,
        `What is the highest ambient temperature for a ${device.name}?`,
        `Can I run the ${device.name} in a hot room, and where is the limit?`,
      ],
      [],
    ),
    {
      kind: "number",
      answer: `${supply_w} W`,
      asks:
        device.series === "ThinkSystem"
          ? [
              `How strong is one power supply of the ${device.name}?`,
              `What is the rating of a supply unit in the ${device.name}?`,
            ]
          : [
              `What power does the charger of the ${device.name} have?`,
              `How many watts does the ${device.name} charge with?`,
            ],
    },
    fact(
      "fact",
      device.processor,
      [`Which processor is in the ${device.name}?`, `What chip drives the ${device.name}?`],
      [],
    ),
  ];
}

export const hardwareSpecification: DocumentTemplate<"hardware-specification"> = {
  kind: "hardware-specification",
  audience: "technicians",
  department: "Product Management",
  write: (subject) => ({
    title: subject.random.pick([
      `Hardware specification: ${subject.device.name}`,
      `${subject.device.name}: technical data`,
      `Data sheet ${subject.number} for the ${subject.device.name}`,
    ]),
    sections: [
      summary(subject),
      section("Configuration", table(["Item", "Value"], subject.random.shuffle(rowsOf(subject.device)))),
      ...[environment, measures, replaceable].map((write) => write(subject)),
    ],
    facts: factsOf(subject),
  }),
};
