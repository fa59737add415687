import { z } from "zod";
import type { HttpClient } from "./http-client.ts";

const token = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  role: z.string(),
  created_at: z.string(),
  revoked_at: z.string().optional(),
});

export async function createToken(
  client: HttpClient,
  wanted: { name: string; role: string; service: boolean },
): Promise<string> {
  const made = await client.send(z.object({ id: z.string(), text: z.string() }), "POST", "/api/tokens", {
    name: wanted.name,
    role: wanted.role,
    kind: wanted.service ? "service" : "person",
  });
  console.log(
    `${made.text}\nIt is shown this once. Revoke it with: npm run lathe -- token revoke ${made.id}`,
  );
  return made.text;
}

export async function listTokens(client: HttpClient): Promise<void> {
  const { items } = await client.send(z.object({ items: z.array(token) }), "GET", "/api/tokens");
  for (const item of items)
    console.log(
      `${item.id}  ${item.kind.padEnd(7)} ${item.role.padEnd(9)} ${item.name}  ${item.created_at}${item.revoked_at === undefined ? "" : "  revoked"}`,
    );
}

export async function revokeToken(client: HttpClient, id: string): Promise<void> {
  await client.send(z.unknown(), "DELETE", `/api/tokens/${id}`);
  console.log(`${id} is revoked.`);
}
