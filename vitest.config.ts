import { defineConfig } from "vitest/config";
import { tierReporter } from "./tests/tier-reporter.ts";

const root = import.meta.dirname;
const ignored = ["**/node_modules/**", ".lathe/**", "web/out/**", "web/.next/**"];
const real = { testTimeout: 300_000, hookTimeout: 600_000 };

// Three tiers: unit beside the source, integration on real parts, journeys on the whole product in its own process.
export default defineConfig({
  root,
  test: {
    reporters: ["default", tierReporter()],
    pool: "forks",
    projects: [
      {
        root,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...ignored, "**/*.int.test.ts", "tests/journeys/**"],
          testTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        root,
        test: {
          name: "integration",
          include: ["**/*.int.test.ts"],
          exclude: ignored,
          ...real,
          // Much of its time is waiting for servers that start, die and come back.
          maxWorkers: 2,
        },
      },
      {
        root,
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          exclude: ignored,
          ...real,
          maxWorkers: 1,
        },
      },
    ],
  },
});
