import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import bundledChromium from "@sparticuz/chromium";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { ensureTrainerEnvironment } from "#backends/training/python-environment.ts";
import {
  cacheFolder,
  freePort,
  newHome,
  startPlatformProcess,
  type PlatformProcess,
} from "#tests/platform-process.ts";

const root = join(import.meta.dirname, "..", "..");

export type Journey = AsyncDisposable & {
  /** The first page, entered by the printed address. */
  page: Page;
  context: BrowserContext;
  /** The server of now: another one after `startServer`. */
  server(): PlatformProcess;
  /** Starts the server again on the same home and port. */
  startServer(): Promise<void>;
  /** What no page may do: an error on its console, an exception, a request that leaves the origin. */
  complaints: string[];
};

export type JourneyOptions = {
  /** Serves `local/tiny` too, which trains in seconds. */
  hasTinyModel?: boolean;
  viewport?: { width: number; height: number };
};

async function makeTinyModel(home: string): Promise<string> {
  const python = await ensureTrainerEnvironment({
    cache: cacheFolder,
    requirementsFile: join(root, "trainers", "requirements.txt"),
  });
  const file = join(home, "tiny.gguf");
  execFileSync(python, ["-m", "trainers.tiny_model", "--out", file], { cwd: root });
  return file;
}

async function launchChromium() {
  // Its second-level arguments are for a hosted function; a plain headless Chromium needs but the one.
  return chromium.launch({
    executablePath: await bundledChromium.executablePath(),
    args: ["--no-sandbox"],
  });
}

/** Notes what the pages of a context must not do. */
function listen(context: BrowserContext, origin: string, complaints: string[]): void {
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["blob:", "data:"].includes(url.protocol))
      complaints.push(`a request left the origin: ${request.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
}

/** A server of its own on an empty home, and a browser that has entered. One at a time: both are closed at the end. */
export async function openJourney(options: JourneyOptions = {}): Promise<Journey> {
  const home = await newHome();
  const port = await freePort();
  const studioPort = await freePort();
  const environment = {
    LATHE_STUDIO_PORT: String(studioPort),
    ...(options.hasTinyModel === true ? { LATHE_LOCAL_MODELS: `tiny=${await makeTinyModel(home)}` } : {}),
  };
  const start = () => startPlatformProcess({ home, port, environment });
  let server = await start();
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  const complaints: string[] = [];
  listen(context, server.url, complaints);
  const page = await context.newPage();
  await page.goto(server.address);
  return {
    page,
    context,
    complaints,
    server: () => server,
    async startServer() {
      server = await start();
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
