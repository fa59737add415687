import { join } from "node:path";

/** Where drizzle-kit writes the migrations and the migrator reads them. */
export const migrationsFolder = join(import.meta.dirname, "migrations");
