import { toast } from "sonner";
import { deleteThread } from "#web/data-access/actions.ts";
import { words } from "#web/messages/words.ts";

const timeToUndo = 6000;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

type Deletion = { id: string; title: string; onUndo: () => void; onDone: () => void };

async function carryOut(id: string, onDone: () => void): Promise<void> {
  waiting.delete(id);
  try {
    await deleteThread(id);
  } catch (error) {
    toast.error(error instanceof Error ? error.message : words.common.failed);
  }
  onDone();
}

/** Deletes a conversation after a while in which it can be taken back; leaving the page does it at once. */
export function deleteWithUndo({ id, title, onUndo, onDone }: Deletion): void {
  const leave = () => {
    if (waiting.has(id)) void deleteThread(id);
  };
  const finish = () => {
    window.removeEventListener("pagehide", leave);
    void carryOut(id, onDone);
  };
  window.addEventListener("pagehide", leave);
  waiting.set(id, setTimeout(finish, timeToUndo));
  toast(words.threads.deleted(title), {
    duration: timeToUndo,
    action: {
      label: words.common.undo,
      onClick: () => {
        clearTimeout(waiting.get(id));
        waiting.delete(id);
        window.removeEventListener("pagehide", leave);
        onUndo();
      },
    },
  });
}
