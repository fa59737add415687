import { dayAfter, defaultLastDay } from "#data/calendar-day.ts";
import { departments } from "#data/departments.ts";
import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { problemsOf } from "#data/facts/problem.ts";
import { countOf, sourceOf, type GenerateOptions } from "#data/generator.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom } from "#data/seeded-random.ts";
import { deviceOrder } from "./device-order.ts";
import type { DocumentTemplate, Subject, WrittenDocument } from "./document-template.ts";

/** A document before it is a record: what it is about, and what is written. */
export type LibraryDocument<Kind extends string> = {
  id: string;
  kind: Kind;
  template: DocumentTemplate<Kind>;
  subject: Subject;
  written: WrittenDocument;
};

export type LibraryPlan<Kind extends string> = {
  /** The dataset's name. */
  name: string;
  idPrefix: string;
  defaultCount: number;
  /** One after the other, so that all kinds are equally frequent. */
  templates: readonly DocumentTemplate<Kind>[];
  /** Kinds that are written about the same devices in the same order: a device then has one of each. */
  companions: readonly Kind[];
};

/** Documents about devices that exist, each a function of the seed, its place and the devices. */
export function openLibrary<Kind extends string>(
  plan: LibraryPlan<Kind>,
  options: GenerateOptions,
): RecordSequence<LibraryDocument<Kind>> {
  const devices = openDeviceCatalogue(sourceOf(options, "devices", defaultDeviceCount));
  // Companions share their order with those of other libraries: the same devices are well documented everywhere.
  const companionOrder = deviceOrder(`documented-devices:${options.seed}`, devices.count);
  const orders = plan.templates.map(({ kind }) =>
    plan.companions.includes(kind)
      ? companionOrder
      : deviceOrder(`${plan.name}:${kind}:devices:${options.seed}`, devices.count),
  );
  return recordSequence(countOf(options, plan.defaultCount), (place) => {
    const kindPlace = place % plan.templates.length;
    const template = plan.templates[kindPlace] as DocumentTemplate<Kind>;
    const turn = Math.floor(place / plan.templates.length);
    const id = `${plan.idPrefix}-${String(place + 1).padStart(4, "0")}`;
    const random = seededRandom(`${plan.name}:${options.seed}:${id}`);
    const updated_at = dayAfter(defaultLastDay, -random.integer(0, template.isCurrent === true ? 30 : 250));
    const device: Device = devices.at(orders[kindPlace]?.(turn) ?? 0);
    const subject: Subject = {
      number: id.toUpperCase(),
      device,
      problem: random.pick(problemsOf(device.series)),
      department:
        template.department ?? (departments[(place + turn) % departments.length] as Subject["department"]),
      updated_at,
      period: quarterOf(updated_at),
      turn,
      random,
    };
    return { id, kind: template.kind, template, subject, written: template.write(subject) };
  });
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
