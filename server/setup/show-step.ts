export type ShownStep = { tell(message: string): void; done(): void };

const width = 72;

/** A step of set-up on the terminal: what it does now and for how long; elsewhere plain lines. Quick steps leave no trace. */
export function showStep(title: string): ShownStep {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1000);
  const isTerminal = process.stdout.isTTY === true;
  let message = "";
  let frame = 0;
  const draw = () => {
    const mark = ["|", "/", "-", "\\"][frame++ % 4] ?? "|";
    process.stdout.write(`\r${`${mark} ${title} ${seconds()} s  ${message}`.slice(0, width).padEnd(width)}`);
  };
  const timer = isTerminal ? setInterval(draw, 250) : undefined;
  return {
    tell(text) {
      if (!isTerminal && text !== message) console.log(`${title}: ${text}`);
      message = text;
    },
    done() {
      clearInterval(timer);
      if (isTerminal) process.stdout.write(`\r${" ".repeat(width)}\r`);
      if (seconds() >= 3) console.log(`${title}: done in ${seconds()} s`);
    },
  };
}
