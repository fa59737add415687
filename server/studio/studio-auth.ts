import { timingSafeEqual } from "node:crypto";
import { Auth, HTTPException } from "@langchain/langgraph-sdk/auth";
import { handedOver } from "./studio-handover.ts";

export const userHeader = "lathe-user";

/** The API's side of the guard: who does not come through it is refused, and everybody sees their own threads only. */
export const studioAuth = new Auth()
  .authenticate((request) => {
    const key = Buffer.from(`Bearer ${handedOver()?.key ?? ""}`);
    const given = Buffer.from(request.headers.get("authorization") ?? "");
    const user = decodeURIComponent(request.headers.get(userHeader) ?? "");
    const isGuard = handedOver() !== undefined && key.length === given.length && timingSafeEqual(key, given);
    if (!isGuard || user === "")
      throw new HTTPException(401, { message: "Requests reach this API through the studio's address only" });
    return user;
  })
  .on("threads", ({ value, user }) => {
    // Whatever owner a request names: a thread belongs to who made it.
    const target = value as { metadata?: Record<string, unknown> };
    target.metadata = { ...target.metadata, owner: user.identity };
    return { owner: user.identity };
  });
