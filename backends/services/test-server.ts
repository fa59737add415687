import { createServer } from "node:http";

// A server for the tests of managed services: `node test-server.ts <port> [answer|fail|mute|stubborn]`.
const [port = "0", manner = "answer"] = process.argv.slice(2);
if (manner === "fail") {
  process.stderr.write("there is no database at nowhere.sqlite\n");
  process.exit(3);
}
if (manner === "stubborn") process.on("SIGTERM", () => process.stdout.write("not yet\n"));
createServer((_request, response) => {
  if (manner === "mute") return;
  response.end(String(process.pid));
}).listen(Number(port), "127.0.0.1", () => process.stdout.write(`listening at ${port}\n`));
