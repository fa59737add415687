import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes } from "./bytes-column.ts";

/** What an encoder made of a text: kept so that a store can be filled again without encoding anew. */
export const embeddings = pgTable(
  "embeddings",
  {
    /** Digest of the encoder's weights, or whatever else names it. */
    encoder: text().notNull(),
    /** sha256 of the text and of its role. */
    hash: text().notNull(),
    /** 32-bit floats, little endian. */
    vector: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.encoder, table.hash] })],
);
