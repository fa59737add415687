import { cpus } from "node:os";

type Sample = { at: number; busy: number; own: number };

/**
 * How many cores other processes leave free. More threads than free cores make llama.cpp's threads
 * wait for each other: two on two busy cores fall from 160 tokens a second to 2.
 */
export function watchFreeCores(most: number, onChange: (cores: number) => void, every = 1000): () => void {
  let last = sample();
  const timer = setInterval(() => {
    const now = sample();
    const elapsed = now.at - last.at;
    const others = Math.max(0, now.busy - last.busy - (now.own - last.own)) / elapsed;
    last = now;
    onChange(Math.min(most, Math.max(1, Math.round(cpus().length - others))));
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

/** Milliseconds of work of all processes, and of this one. */
function sample(): Sample {
  const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), busy, own: (user + system) / 1000 };
}
