import path from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  output: "export",
  reactStrictMode: true,
  poweredByHeader: false,
  // The lockfile and node_modules are the repository's: one root package for everything.
  turbopack: { root: path.join(import.meta.dirname, "..") },
  // `npm run check:types` checks this folder; checking again here would double the first start's build.
  typescript: { ignoreBuildErrors: true },
};

export default config;
