import { html } from "hono/html";
import type { Settings } from "#server/settings.ts";
import { platformAddress } from "./platform-address.ts";
import { studioPage } from "./studio-frame.ts";

/** For a browser without a session: how to get in. */
export function signInPage(settings: Settings): Promise<Response> {
  const address = platformAddress(settings);
  return studioPage({
    title: "Sign in",
    status: 401,
    platformAddress: address,
    body: html`<h1>You are not signed in</h1>
      <p>
        The studio uses the app's session. Open the address that <code>npm start</code> printed, the one with
        <code>${address}enter?code=</code>, then come back here.
      </p>
      <p class="quiet">
        Programs need no session: they send a token of the platform as <code>Authorization: Bearer</code> or
        <code>x-api-key</code>.
      </p>`,
  });
}
