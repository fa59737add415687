const hiddenBeforePause = 30_000;

/** A tab out of sight gives its connection back after a while (browsers allow six) and takes it up again when seen. */
export function followWhileVisible(run: (signal: AbortSignal) => Promise<void>): () => void {
  let controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    controller = new AbortController();
    void run(controller.signal);
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => controller.abort(), hiddenBeforePause);
    else if (controller.signal.aborted) start();
  };
  document.addEventListener("visibilitychange", onVisibility);
  start();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisibility);
    controller.abort();
  };
}
