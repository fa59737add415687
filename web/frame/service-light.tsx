"use client";

import type { Health } from "#domain/service.ts";
import { classNames } from "#web/controls/class-names.ts";
import { Popover } from "#web/controls/popover.tsx";
import { useHealth, useMe } from "#web/data-access/queries.ts";
import { words } from "#web/messages/words.ts";

type Status = Health["status"] | "unknown";

const colours: Record<Status, string> = {
  ok: "bg-good",
  starting: "bg-run",
  degraded: "bg-wait",
  unknown: "bg-bad",
};
const stateColours = { up: "bg-good", starting: "bg-run", down: "bg-bad" };

function ServiceList({ health }: { health: Health }) {
  return (
    <ul className="divide-y">
      {health.services.map((service) => (
        <li key={service.name} className="flex gap-2.5 py-2">
          <span
            aria-hidden
            className={classNames("mt-[7px] size-2 shrink-0 rounded-full", stateColours[service.state])}
          />
          <div className="min-w-0 flex-1">
            <p className="flex justify-between gap-3">
              <span className="font-medium">{service.name}</span>
              <span className="text-[13px] text-muted">
                {words.frame.mode[service.mode]} · {words.frame.state[service.state]}
              </span>
            </p>
            <p className="text-[13px] text-muted">{service.detail}</p>
            {service.address !== undefined && (
              <p className="truncate font-mono text-[12px] text-muted">{service.address}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One dot for all services; a click shows them one by one. */
export function ServiceLight() {
  const { data: health, isError, isPending } = useHealth();
  const { data: me } = useMe();
  const status: Status = isError ? "unknown" : (health?.status ?? "starting");
  const label = words.frame.serviceState[status];
  return (
    <Popover
      label={words.frame.services}
      align="end"
      className="w-[min(380px,calc(100vw-24px))]"
      trigger={
        <button
          type="button"
          aria-label={`${words.frame.services}: ${label}`}
          title={label}
          className="inline-grid size-8 place-items-center rounded-[7px] hover:bg-sunken"
        >
          <span
            className={classNames("size-2.5 rounded-full", isPending ? "bg-line-strong" : colours[status])}
          />
        </button>
      }
    >
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{label}</span>
        {health !== undefined && (
          <span className="text-[13px] text-muted">{words.frame.version(health.version)}</span>
        )}
      </p>
      {health !== undefined && <ServiceList health={health} />}
      {me !== undefined && (
        <div className="border-t pt-2 text-[13px] text-muted">
          <p>{words.frame.role(me.name, me.role)}</p>
          {me.solo && <p>{words.frame.solo}</p>}
        </div>
      )}
    </Popover>
  );
}
