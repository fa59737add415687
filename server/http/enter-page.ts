import type { Failure } from "#domain/failure.ts";
import { plainPage } from "./web/plain-page.ts";

/** For a browser whose code does not open a session: how to get in. */
export function enterPage(failure: Failure): Response {
  return plainPage({
    status: 401,
    title: "This address does not sign you in",
    paragraphs: [
      `${failure.message}.`,
      "Each address is good for one use. To get a new one, stop the platform with Ctrl-C and run `npm start` again, or ask an admin for an invitation.",
      "A browser that is signed in already needs no code: open the address without /enter.",
    ],
  });
}
