import { defineConfig } from "drizzle-kit";

// drizzle-kit reads a default export.
export default defineConfig({
  dialect: "postgresql",
  schema: "./backends/ledger/schema/tables.ts",
  out: "./backends/ledger/migrations",
});
