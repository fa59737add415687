import type { RecordReader } from "./record-reader.ts";
import type { StatementList } from "./statement-list.ts";

/** A device, the parts its fields tell of, and the firmware it was delivered with. */
export function stateDevice(record: RecordReader, list: StatementList): void {
  const { text, number } = record;
  const device = list.describe("device", text("name"), text("id"), {
    series: text("series"),
    family: text("family"),
    model: text("model"),
    form_factor: text("form_factor"),
    year: number("year"),
    price_usd: number("price_usd"),
    ram_gb: number("ram_gb"),
    storage_gb: number("storage_gb"),
    os: text("os"),
    warranty_months: number("warranty_months"),
  });
  list.relate(device, "RUNS_FIRMWARE", list.mention("firmware", text("firmware_version")));
  list.relate(device, "HAS_COMPONENT", list.mention("component", text("processor")), {
    cores: number("cores"),
  });
  const parts: [string, Record<string, number>][] = [
    ["battery", { capacity_mah: number("battery_mah"), capacity_wh: number("battery_wh") }],
    ["panel", { inches: number("display_inches"), refresh_hz: number("refresh_hz") }],
    ["camera", { megapixels: number("camera_mp") }],
    ["drive backplane", { bays: number("drive_bays") }],
  ];
  for (const [part, measures] of parts) {
    const has = Object.values(measures).some((measure) => measure > 0);
    if (has) list.relate(device, "HAS_COMPONENT", list.mention("component", part), measures);
  }
  if (record.flag("redundant_power"))
    list.relate(device, "HAS_COMPONENT", list.mention("component", "power supply unit"), { redundant: true });
}
