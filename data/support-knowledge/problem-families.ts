import { audioFamilies } from "./families/audio.ts";
import { cameraFamilies } from "./families/camera.ts";
import { displayFamilies } from "./families/display.ts";
import { firmwareFamilies } from "./families/firmware.ts";
import { inputFamilies } from "./families/input.ts";
import { networkFamilies } from "./families/network.ts";
import { performanceFamilies } from "./families/performance.ts";
import { portsFamilies } from "./families/ports.ts";
import { powerFamilies } from "./families/power.ts";
import { securityFamilies } from "./families/security.ts";
import { storageFamilies } from "./families/storage.ts";
import { thermalFamilies } from "./families/thermal.ts";
import type { ProblemFamily, SupportCategory } from "./problem-family.ts";

export const problemFamilies: Readonly<Record<SupportCategory, readonly ProblemFamily[]>> = {
  power: powerFamilies,
  display: displayFamilies,
  audio: audioFamilies,
  network: networkFamilies,
  storage: storageFamilies,
  performance: performanceFamilies,
  thermal: thermalFamilies,
  firmware: firmwareFamilies,
  input: inputFamilies,
  camera: cameraFamilies,
  security: securityFamilies,
  ports: portsFamilies,
};

/** Every symptom there is, in the words support uses, in alphabetical order. */
export const symptoms: readonly string[] = Object.values(problemFamilies)
  .flat()
  .map((family) => family.symptom)
  .toSorted();
