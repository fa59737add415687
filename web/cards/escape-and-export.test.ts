import { describe, expect, it } from "vitest";
import { escapeOdd, evidenceLink } from "./approval-evidence.ts";
import { csvOf } from "./csv-of.ts";

describe("escapeOdd", () => {
  it("writes out characters that could make one name look like another", () => {
    expect(escapeOdd("device\u202esupport\u200b")).toBe("device\\u{202e}support\\u{200b}");
    expect(escapeOdd("device-support é 设备")).toBe("device-support é 设备");
  });
});

describe("evidenceLink", () => {
  it("leads to a stored report and to nothing else by chance", () => {
    expect(evidenceLink("report:r-12")).toBe("/evaluation?report=r-12");
    expect(evidenceLink("model:local/x")).toBeUndefined();
  });
});

describe("csvOf", () => {
  it("heads columns by their keys, quotes what needs it and keeps a formula a text", () => {
    const csv = csvOf({
      kind: "table",
      title: "t",
      columns: [
        { key: "a", label: "A" },
        { key: "b, c", label: "B" },
      ],
      rows: [
        { a: '=1+1 "x"', "b, c": null },
        { a: -3, "b, c": true },
      ],
    });
    expect(csv).toBe('a,"b, c"\r\n"\'=1+1 ""x""",\r\n-3,true');
  });
});
