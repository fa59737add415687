import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Writes a tier's counts, its failures and each skip with its reason where `npm test` reads them. */
export function tierReporter(): Reporter {
  const folder = process.env["LATHE_TEST_RESULTS"];
  const counted = { passed: 0, failed: 0, skips: [] as string[], failures: [] as string[] };
  let project = "";
  const countCase = (test: TestCase) => {
    const result = test.result();
    if (result.state === "passed") counted.passed += 1;
    else if (result.state === "failed") {
      counted.failed += 1;
      counted.failures.push(`${test.module.relativeModuleId}: ${test.fullName}`);
    } else
      counted.skips.push(
        `${test.fullName}: ${result.state === "skipped" ? (result.note ?? "no reason given") : "did not run"}`,
      );
  };
  return {
    onTestModuleEnd(module: TestModule) {
      project = module.project.name;
      for (const test of module.children.allTests()) countCase(test);
      if (module.errors().length > 0) {
        counted.failed += 1;
        counted.failures.push(`${module.relativeModuleId} could not be loaded`);
      }
    },
    onTestRunEnd() {
      if (folder !== undefined && project !== "")
        writeFileSync(join(folder, `${project}.json`), JSON.stringify(counted));
    },
  };
}
