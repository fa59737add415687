import { createServer } from "node:net";
import { expect, test } from "vitest";
import { serve } from "./serve.ts";

test("a taken port is a conflict that names the setting, and the port is free again after close", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const at = { host: "127.0.0.1", port, setting: "LATHE_PORT" };
  await expect(serve(() => new Response("hello"), at)).rejects.toMatchObject({
    code: "conflict",
    hint: expect.stringContaining("LATHE_PORT") as string,
  });
  await new Promise((resolve) => other.close(resolve));
  const listener = await serve(() => new Response("hello"), at);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("hello");
  await listener.close();
});
