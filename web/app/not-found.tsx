import Link from "next/link";
import { words } from "#web/messages/words.ts";

export default function NotFound() {
  return (
    <div className="mx-auto max-w-md px-6 py-24 text-center">
      <h1 className="text-[15px] font-medium">{words.common.notFound}</h1>
      <Link href="/chat" className="mt-3 inline-block py-1 text-accent-ink underline underline-offset-4">
        {words.common.home}
      </Link>
    </div>
  );
}
