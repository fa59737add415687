import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import type { HttpEnv } from "#server/http/http-env.ts";

export const sessionCookie = "lathe_session";
export const sessionSeconds = 30 * 24 * 3600;

/** Readable by no script, and sent by no other site's page. */
export function setSessionCookie(http: Context<HttpEnv>, text: string): void {
  setCookie(http, sessionCookie, text, {
    httpOnly: true,
    sameSite: "Strict",
    path: "/",
    maxAge: sessionSeconds,
  });
}

export function clearSessionCookie(http: Context<HttpEnv>): void {
  deleteCookie(http, sessionCookie, { path: "/" });
}
