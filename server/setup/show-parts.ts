export type ShownParts = {
  tell(part: string, message: string): void;
  /** Ticks a part off and says how long it took, when that was worth a line. */
  done(part: string): void;
  end(): void;
};

const barWidth = 20;
const lineWidth = 100;

/** Parts that are prepared at the same time, as one bar on a terminal; elsewhere plain lines. Quick parts leave no trace. */
export function showParts(parts: readonly string[]): ShownParts {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  const isTerminal = process.stdout.isTTY === true;
  const messages = new Map<string, string>();
  const finished = new Set<string>();
  const draw = () => {
    const filled = Math.round((finished.size / parts.length) * barWidth);
    const running = [...messages].filter(([part]) => !finished.has(part)).map(([, message]) => message);
    const bar = `[${"#".repeat(filled)}${".".repeat(barWidth - filled)}]`;
    const line = `${bar} ${finished.size} of ${parts.length} ready, ${seconds()} s: ${running.join("; ")}`;
    process.stdout.write(`\r${line.slice(0, lineWidth).padEnd(lineWidth)}`);
  };
  const clear = () => isTerminal && process.stdout.write(`\r${" ".repeat(lineWidth)}\r`);
  const timer = isTerminal ? setInterval(draw, 250) : undefined;
  return {
    tell(part, message) {
      if (!isTerminal && messages.get(part) !== message) console.log(`${part}: ${message}`);
      messages.set(part, message);
    },
    done(part) {
      finished.add(part);
      clear();
      if (seconds() >= 3) console.log(`${part}: ready after ${seconds()} s`);
    },
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
