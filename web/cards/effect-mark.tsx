import type { Effect } from "#domain/plan.ts";
import { classNames } from "#web/controls/class-names.ts";
import { words } from "#web/messages/words.ts";

const looks: Record<Effect, string> = { reads: "bg-line-strong", writes: "bg-wait", destroys: "bg-bad" };
const texts: Record<Effect, string> = { reads: "text-muted", writes: "text-wait", destroys: "text-bad" };

/** What a step does to the world, as a bar of colour and a word. */
export function EffectMark({ effect }: { effect: Effect }) {
  return (
    <span className={classNames("inline-flex items-center gap-1.5 text-[12.5px]", texts[effect])}>
      <span aria-hidden className={classNames("h-3 w-[3px] rounded-full", looks[effect])} />
      {words.plan.effect[effect]}
    </span>
  );
}
