import { Failure } from "#domain/failure.ts";
import type { Device } from "#data/devices/device.ts";
import { openDeviceCatalogue, type DeviceCatalogue } from "#data/devices/device-catalogue.ts";
import { defaultDeviceCount } from "#data/devices/generate-devices.ts";
import { countOf, sourceOf, type GenerateOptions } from "#data/generator.ts";
import { nestedSourceOf } from "#data/nested-source.ts";
import { recordSequence, type RecordSequence } from "#data/record-sequence.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { openEnterpriseUsers, type EnterpriseUsers } from "#data/user-behavior/enterprise-users.ts";
import { defaultUserBehaviorCount } from "#data/user-behavior/generate-user-behavior.ts";
import type { BusinessProcess } from "./business-process.ts";
import { bottleneckOf, describeProcess, summarizeBottleneck } from "./describe-process.ts";
import { drawSteps } from "./draw-steps.ts";
import { processMetrics } from "./process-metrics.ts";
import { processScope } from "./process-scope.ts";
import type { DepartmentProcesses, ProcessType } from "./process-type.ts";
import { processTypes } from "./process-types.ts";

export const defaultBusinessProcessCount = 100;

type Sources = { users: EnterpriseUsers; devices: DeviceCatalogue };

function drawDevices(
  department: DepartmentProcesses,
  devices: DeviceCatalogue,
  random: SeededRandom,
): Device[] {
  const count = random.integer(1, 3);
  const drawn = Array.from({ length: count }, () => {
    const preferred = devices.ofSeries([random.pickUsual(department.series)]);
    const candidates = preferred.count > 0 ? preferred : devices;
    return candidates.at(random.integer(0, candidates.count - 1));
  });
  return [...new Map(drawn.map((device) => [device.id, device])).values()];
}

function makeProcess(
  id: string,
  name: string,
  department: DepartmentProcesses,
  type: ProcessType,
  { users, devices: catalogue }: Sources,
  random: SeededRandom,
): BusinessProcess {
  const owner = users.someoneOf(department.people, random);
  const steps = drawSteps(type, department, owner, users, random);
  const metrics = processMetrics(steps, random);
  const systems = random.shuffle(department.systems).slice(0, random.integer(1, 3)).toSorted();
  const devices = drawDevices(department, catalogue, random);
  const facts = { name, type, department: department.department, owner, steps, systems, devices, metrics };
  const bottleneck = bottleneckOf(steps).step;
  return {
    id,
    name,
    department: department.department,
    kind: type.kind,
    owner_name: owner.name,
    ...metrics,
    owner_id: owner.id,
    owner_department: owner.department,
    owner_role: owner.role,
    steps: steps.map((step) => step.task),
    step_owner_ids: steps.map((step) => step.performer.id),
    systems,
    device_ids: devices.map((device) => device.id),
    device_names: devices.map((device) => device.name),
    bottleneck_step: bottleneck.task,
    bottleneck_owner_id: bottleneck.performer.id,
    bottleneck_days: bottleneck.days,
    bottleneck_summary: summarizeBottleneck(facts, random),
    description: describeProcess(facts, random),
  };
}

/**
 * Processes of fourteen departments in turn, owned and carried out by the users of `user-behavior`, on devices that exist.
 * Beyond one of each kind, further ones are for a region or a segment. The nth depends on the seed, the users and the
 * devices alone.
 */
export function generateBusinessProcesses(options: GenerateOptions): RecordSequence<BusinessProcess> {
  const deviceGeneration = sourceOf(options, "devices", defaultDeviceCount);
  const devices = openDeviceCatalogue(deviceGeneration);
  const behavior = nestedSourceOf(options, "user-behavior", defaultUserBehaviorCount, {
    devices: deviceGeneration,
  });
  const users = openEnterpriseUsers(behavior);
  if (devices.count === 0 || users.count === 0)
    throw new Failure("invalid-input", "Business processes need users and devices, and there are none.");
  const ordered = processTypes.map((department) =>
    seededRandom(`process-types:${options.seed}:${department.department}`).shuffle(department.types),
  );
  return recordSequence(countOf(options, defaultBusinessProcessCount), (place) => {
    const id = `bp-${String(place + 1).padStart(4, "0")}`;
    const turn = place % processTypes.length;
    const department = processTypes[turn] as DepartmentProcesses;
    const types = ordered[turn] as ProcessType[];
    const nth = Math.floor(place / processTypes.length);
    const type = types[nth % types.length] as ProcessType;
    const scope = processScope(Math.floor(nth / types.length));
    const name = scope === "" ? type.name : `${type.name}, ${scope}`;
    const random = seededRandom(`business-process:${options.seed}:${id}`);
    return makeProcess(id, name, department, type, { users, devices }, random);
  });
}
