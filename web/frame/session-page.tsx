import { Button } from "#web/controls/button.tsx";
import { words } from "#web/messages/words.ts";
import { Mark } from "./mark.tsx";

/** What someone sees who has no session: how to get in. */
export function SessionPage() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="w-full max-w-md">
        <Mark />
        <h1 className="mt-6 text-[20px] font-semibold tracking-tight">{words.session.title}</h1>
        <p className="mt-2 text-[15px]">{words.session.how}</p>
        <p className="mt-3 rounded-card border bg-surface px-3 py-2 font-mono text-[13px] break-all">
          {words.session.address}
        </p>
        <p className="mt-3 text-muted">{words.session.once}</p>
        <Button className="mt-5" onClick={() => location.reload()}>
          {words.session.again}
        </Button>
      </div>
    </main>
  );
}
