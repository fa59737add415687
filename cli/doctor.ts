import { z } from "zod";
import { health } from "#domain/service.ts";
import { model } from "#domain/model.ts";
import type { HttpClient } from "./http-client.ts";

/** What runs, what is a stand-in, and what is missing. */
export async function doctor(client: HttpClient): Promise<void> {
  const state = await client.send(health, "GET", "/healthz");
  console.log(`Lathe ${state.version} at ${client.connection.url}: ${state.status}`);
  for (const service of state.services)
    console.log(
      `  ${service.name.padEnd(12)} ${service.mode.padEnd(9)} ${service.state.padEnd(9)} ${service.detail}`,
    );
  const { items } = await client.send(z.object({ items: z.array(model) }), "GET", "/api/models");
  console.log("Models");
  for (const item of items)
    console.log(`  ${item.state.padEnd(7)} ${item.address.padEnd(44)} ${item.refused ?? item.state_detail}`);
}
