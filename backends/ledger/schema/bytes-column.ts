import { customType } from "drizzle-orm/pg-core";

/** A `bytea` column. PGlite takes and gives a Uint8Array, `pg` a Buffer: here it is always a Uint8Array. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
  toDriver: (value) => value,
  fromDriver: (value) => new Uint8Array(value),
});
