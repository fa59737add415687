import { Failure } from "#domain/failure.ts";
import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue, type DeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { countOf, sourceOf, type GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { channels, composeTicket } from "./compose-ticket.ts";
import { problemFamilies } from "./problem-families.ts";
import {
  supportCategories,
  type ProblemFamily,
  type SupportCategory,
  type Urgency,
} from "./problem-family.ts";
import type { SupportKnowledgeEntry } from "./support-knowledge-entry.ts";

export const defaultSupportKnowledgeCount = 500;

/** Of a hundred tickets: low 24, normal 28, high 26, critical 22. */
function drawUrgency(random: SeededRandom): Urgency {
  const draw = random.next();
  return draw < 0.24 ? "low" : draw < 0.52 ? "normal" : draw < 0.78 ? "high" : "critical";
}

type Subject = { family: ProblemFamily; devices: RecordSequence<Device> };

/** The families that some device can have, by category; a category that none can have is left out. */
function subjectsByCategory(devices: DeviceCatalogue): [SupportCategory, Subject[]][] {
  return supportCategories.flatMap((category): [SupportCategory, Subject[]][] => {
    const subjects = problemFamilies[category]
      .map((family) => ({ family, devices: devices.ofSeries(family.series) }))
      .filter((subject) => subject.devices.count > 0);
    return subjects.length === 0 ? [] : [[category, subjects]];
  });
}

function writeEntry(
  id: string,
  category: SupportCategory,
  family: ProblemFamily,
  device: Device,
  random: SeededRandom,
): SupportKnowledgeEntry {
  const tried = random.chance(0.3);
  const urgency = drawUrgency(random);
  const channel = random.pick(channels);
  const cause = random.integer(0, 1);
  return {
    id,
    title: `${family.symptom.charAt(0).toUpperCase()}${family.symptom.slice(1)} on ${device.name}`,
    device_id: device.id,
    device_name: device.name,
    series: device.series,
    category,
    problem_family: `${category}/${family.name}`,
    symptom: family.symptom,
    customer_message: composeTicket({ device, category, family, urgency, channel, tried }, random),
    channel,
    language: "en",
    cause: family.causes[tried ? 1 : cause] ?? "",
    remedy: family.remedies[tried ? 1 : 0] ?? "",
    next_step: tried ? family.afterwards : family.first,
    urgency,
    part: family.part,
    firmware_version: device.firmware_version,
  };
}

/** Solved support cases, each about a device that exists. The nth entry depends on the seed and the devices alone. */
export function generateSupportKnowledge(options: GenerateOptions): RecordSequence<SupportKnowledgeEntry> {
  const devices = openDeviceCatalogue(sourceOf(options, "devices", defaultDeviceCount));
  const subjects = subjectsByCategory(devices);
  if (subjects.length === 0)
    throw new Failure("invalid-input", "Support knowledge needs devices to refer to, and there are none.");
  return recordSequence(countOf(options, defaultSupportKnowledgeCount), (place) => {
    const id = `sk-${String(place + 1).padStart(4, "0")}`;
    const random = seededRandom(`support-knowledge:${options.seed}:${id}`);
    const [category, families] = subjects[place % subjects.length] as [SupportCategory, Subject[]];
    const { family, devices: candidates } = random.pick(families);
    const device = candidates.at(random.integer(0, candidates.count - 1));
    return writeEntry(id, category, family, device, random);
  });
}
