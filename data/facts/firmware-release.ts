import type { Device } from "#data/devices/device.ts";
import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";
import { problemsOf, type Problem } from "./problem.ts";

export type FirmwareRelease = { version: string; released_on: string; fixes: readonly Problem[] };

const releaseCount = 4;

/** Problems that new software can mend: those for which support advises an update. */
export function isMendedBySoftware(problem: Problem): boolean {
  return problem.first === "update the software" || problem.afterwards === "update the software";
}

/**
 * The releases that followed the version a device was delivered with, oldest first: a pure function of the device, so every
 * document about it names the same ones. Each problem that software can mend is fixed by exactly one of them.
 */
export function releasesOf(device: Device): readonly FirmwareRelease[] {
  const random = seededRandom(`firmware:${device.id}:${device.firmware_version}`);
  const mended = random.shuffle(problemsOf(device.series).filter(isMendedBySoftware));
  return Array.from({ length: releaseCount }, (_, index) => ({
    version: versionAfter(device.firmware_version, index + 1, random),
    released_on: dayIn(index * 2 + random.integer(1, 2), random),
    fixes: mended.filter((__, place) => place % releaseCount === index),
  }));
}

/** The release that fixes the problem on the device, if software can. */
export function releaseFixing(device: Device, problemKey: string): FirmwareRelease | undefined {
  return releasesOf(device).find((release) => release.fixes.some((problem) => problem.key === problemKey));
}

/** A version of the same pattern, `steps` releases later. */
function versionAfter(version: string, steps: number, random: SeededRandom): string {
  const phone = /^U(\d+)\.(\d+)-\d+$/.exec(version);
  if (phone) return `U${phone[1]}.${Number(phone[2]) + steps}-${random.integer(100, 999)}`;
  const laptop = /^(N\d+ET)(\d+)W \(1\.(\d+)\)$/.exec(version);
  if (laptop) return `${laptop[1]}${Number(laptop[2]) + steps}W (1.${Number(laptop[3]) + steps})`;
  const server = /^([A-Z]{3})(\d+)([A-Z])-(\d+)\.(\d+)$/.exec(version);
  if (!server) throw new RangeError(`no pattern for the firmware version ${version}`);
  return `${server[1]}${Number(server[2]) + 2 * steps}${server[3]}-${server[4]}.${Number(server[5]) + steps}`;
}

/** A day of the year the documents are from; `month` from 1. */
function dayIn(month: number, random: SeededRandom): string {
  return `2025-${String(month).padStart(2, "0")}-${String(random.integer(1, 28)).padStart(2, "0")}`;
}
