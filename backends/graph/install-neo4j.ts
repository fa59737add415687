import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "#domain/failure.ts";
import { runCommand } from "#backends/training/run-command.ts";

/** The last line of Neo4j that runs on Java 17. */
export const neo4jVersion = "5.26.30";

const javaHint =
  "Install a Java 17 runtime (Debian and Ubuntu: `apt install openjdk-17-jre-headless`), or set graph:embedded in LATHE_SERVICES.";
const mavenHint =
  "Install Maven (Debian and Ubuntu: `apt install maven`), or set graph:embedded in LATHE_SERVICES.";

/** Where a Java of version 17 or 21 lies; throws `unavailable` without one. Neo4j 5.26 runs on these two. */
export async function findJava(signal?: AbortSignal): Promise<string> {
  const folders = ["amd64", "arm64"].map((kind) => `/usr/lib/jvm/java-17-openjdk-${kind}/bin/java`);
  const seen = new Set<number>();
  for (const candidate of ["java", ...folders]) {
    const { version, file } = await describeJava(candidate, signal);
    if (file !== undefined && (version === 17 || version === 21)) return file;
    if (version !== undefined) seen.add(version);
  }
  const found = seen.size === 0 ? "there is none" : `this machine has Java ${[...seen].join(" and ")}`;
  throw new Failure("unavailable", `Neo4j needs Java 17 or 21, and ${found}`, { hint: javaHint });
}

/** Its own file, wherever the name leads: the server is started without this process's search path. */
async function describeJava(
  java: string,
  signal: AbortSignal | undefined,
): Promise<{ version?: number; file?: string }> {
  const asked = await runCommand(java, ["-XshowSettings:properties", "-version"], signal).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT" || cause.code === "EACCES") return undefined;
      throw cause;
    },
  );
  const said = asked?.errors ?? "";
  const home = /^\s*java\.home = (.+)$/m.exec(said)?.[1];
  const version = /^\s*java\.specification\.version = (\d+)/m.exec(said)?.[1];
  return {
    ...(home === undefined ? {} : { file: join(home.trim(), "bin", "java") }),
    ...(version === undefined ? {} : { version: Number(version) }),
  };
}

/**
 * The folder with Neo4j's jars in the cache, fetched once by Maven (123 MB). It is filled beside its place and renamed into
 * it, so a stop at any moment leaves nothing half done. Throws `unavailable` without Maven or without the packages.
 */
export async function installNeo4j(
  cache: string,
  onProgress: (message: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const place = join(cache, "neo4j", neo4jVersion);
  const library = join(place, "lib");
  if (existsSync(library)) return library;
  const work = join(cache, "neo4j", `.${neo4jVersion}-${randomBytes(4).toString("hex")}`);
  await mkdir(work, { recursive: true });
  try {
    onProgress(`Fetching Neo4j ${neo4jVersion} with Maven (123 MB)`);
    await writeFile(join(work, "pom.xml"), projectFile);
    const parameters = ["-q", "-B", "-f", join(work, "pom.xml"), "dependency:copy-dependencies"];
    const options = [`-DoutputDirectory=${join(work, "lib")}`, "-DincludeScope=runtime"];
    await fetchJars([...parameters, ...options], signal);
    await rename(work, place).catch((error: NodeJS.ErrnoException) => {
      // Another process was first with the same version.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  onProgress(`Neo4j ${neo4jVersion} is here`);
  return library;
}

async function fetchJars(parameters: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  const result = await runCommand("mvn", parameters, signal).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause;
    throw new Failure("unavailable", "Neo4j is fetched with Maven, and there is none", {
      hint: mavenHint,
      cause,
    });
  });
  if (result.code === 0) return;
  const said = `${result.output}\n${result.errors}`;
  const why = said.split("\n").find((line) => line.includes("ERROR")) ?? said.trim().split("\n").at(-1) ?? "";
  throw new Failure(
    "unavailable",
    `Neo4j cannot be fetched: ${why.replace(/^.*\[ERROR\]\s*/, "").slice(0, 300)}`,
    {
      hint: /No space left/i.test(said)
        ? "Free 200 MB of disk space, or point LATHE_CACHE at another disk."
        : "Check that Maven reaches its repository (`mvn dependency:get -Dartifact=org.neo4j:neo4j-bolt:5.26.30`).",
    },
  );
}

const projectFile = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>lathe</groupId>
  <artifactId>neo4j-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${neo4jVersion}</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j-bolt</artifactId><version>${neo4jVersion}</version></dependency>
  </dependencies>
</project>
`;
