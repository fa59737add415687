import { expect, test } from "vitest";
import { usualUploadLimits, type UploadLimits } from "./raw-table.ts";
import { parseUpload } from "./parse-upload.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, limits: Partial<UploadLimits> = {}) =>
  parseUpload(bytes(text), { ...usualUploadLimits, ...limits });

test("a CSV is typed by all of its values, and its own ids are kept", async () => {
  const parsed = await parse(
    '\u{feff}ID,Device Name,Price (USD),New,Opened,Seen at,Code\nt-1,"Edge, 50",12.5,true,2026-03-01,2026-03-01T10:00:00Z,007\nt-2,ThinkPad,,FALSE,2026-03-02,2026-03-02 11:30:00,012\n',
  );
  expect(parsed).toMatchObject({ format: "csv", ids: "column" });
  expect(parsed.fields.map(({ name, type, format }) => [name, type, format])).toEqual([
    ["id", "string", undefined],
    ["device_name", "string", undefined],
    ["price_usd", "number", undefined],
    ["new", "boolean", undefined],
    ["opened", "string", "date"],
    ["seen_at", "string", "date-time"],
    ["code", "string", undefined],
  ]);
  expect(parsed.records).toEqual([
    {
      id: "t-1",
      device_name: "Edge, 50",
      price_usd: 12.5,
      new: true,
      opened: "2026-03-01",
      seen_at: "2026-03-01T10:00:00Z",
      code: "007",
    },
    {
      id: "t-2",
      device_name: "ThinkPad",
      new: false,
      opened: "2026-03-02",
      seen_at: "2026-03-02 11:30:00",
      code: "012",
    },
  ]);
});

test.each([
  ["semicolons", "a;b\n1,5;x\n2;y\n", "csv", { a: "1,5", b: "x" }],
  ["tabs", "a\tb\n1\tx, y\n2\tz\n", "tsv", { a: 1, b: "x, y" }],
  ["a single column", "name\nAnna\nBen\n", "csv", { name: "Anna" }],
  ["Windows line ends", "a,b\r\n1,x\r\n2,y\r\n", "csv", { a: 1, b: "x" }],
  ["a quoted line break", 'a,b\n1,"x\ny"\n', "csv", { a: 1, b: "x\ny" }],
  ["a JSON list", '[{"a": 1, "b": ["x", "y"]}, {"b": [], "c": true}]', "json", { a: 1, b: ["x", "y"] }],
  ["a JSON object around a list", '{"count": 1, "items": [{"a": 1}]}', "json", { a: 1 }],
  ["lines of JSON", '{"a": 1}\n\n{"a": 2, "b": "x"}\n', "jsonl", { a: 1 }],
  ["one line of JSON", '{"a": 9007199254740993123}', "json", { a: "9007199254740993123" }],
])("%s are read, with row numbers for ids", async (_name, text, format, first) => {
  const parsed = await parse(text);
  expect(parsed).toMatchObject({ format, ids: "row numbers" });
  expect(parsed.records[0]).toEqual({ id: "1", ...first });
});

test("an id that comes twice is kept as another column", async () => {
  const parsed = await parse("id,original_id,n\na,x,1\na,y,2\n");
  expect(parsed.records).toEqual([
    { id: "1", original_id_2: "a", original_id: "x", n: 1 },
    { id: "2", original_id_2: "a", original_id: "y", n: 2 },
  ]);
});

test("a column with few texts that come again is one to choose from", async () => {
  const parsed = await parse(
    `n,colour\n${Array.from({ length: 20 }, (_, n) => `${n},${n % 2 ? "red" : "blue"}`).join("\n")}`,
  );
  expect(parsed.fields.find(({ name }) => name === "colour")?.values).toEqual(["blue", "red"]);
});

const zip = [0x50, 0x4b, 3, 4, 0, 0];
test.each<[string, string | number[], RegExp, Partial<UploadLimits>?]>([
  ["an empty file", "", /empty/],
  ["only space", " \n\n ", /nothing but space/],
  ["prose", "Dear all, this\nis not a table at all", /Line 2 has 1 values; the header names 2/],
  ["a sentence", "This is a line of prose that names nothing.\nAnd one more of them.", /No table/],
  ["a header alone", "a,b,c\n", /no row/],
  ["a ragged row", "a,b\n1,2\n\n1,2\n3\n", /Line 5 has 1 values; the header names 2/],
  ["a ragged row after a quoted line break", 'a,b\n"x\ny",2\n3,4,5\n', /Line 4 has 3 values/],
  ["an open quote", 'a,b\n1,"x\n2,y\n', /quote is opened and never closed/],
  ["a quote in the middle", 'a,b\n1,x"y\n', /Line 2: a quote/],
  [
    "two columns of one name",
    "Device Name,n,device-name\n1,2,3\n",
    /Columns 1 and 3 are both named device_name/,
  ],
  ["a column without a name", "a,,c\n1,2,3\n", /Column 2 has no name/],
  ["a ZIP", zip, /ZIP archive or an Excel workbook/],
  ["gzip", [0x1f, 0x8b, 8, 0], /gzip/],
  ["UTF-16", [0xff, 0xfe, 0x61, 0], /UTF-16/],
  ["bad UTF-8", [97, 44, 98, 10, 49, 44, 0xc3, 0x28, 10], /Line 2 holds bytes that are not UTF-8/],
  ["NUL", [97, 44, 98, 10, 49, 44, 0, 10], /Line 2 holds a control character/],
  ["nested JSON", '[{"a": 1},\n{"a": {"b": 1}}]', /Record 2: a holds something nested/],
  ["deep JSON", "[".repeat(200_000), /Line 1 holds something nested/],
  ["a JSON list of numbers", "[1, 2]", /Record 1 is not an object/],
  ["broken JSON", `[${'{"a": 1},\n'.repeat(20)}{"a": }]`, /Line 21 is not valid JSON: Unexpected token/],
  ["broken JSONL", '{"a": 1}\n{"a": 2\n', /Line 2 is not valid JSON/],
  ["a Parquet file cut short", [0x50, 0x41, 0x52, 0x31, 1, 2, 3], /Parquet file cannot be read/],
  ["too many bytes", "a,b\n1,2\n", /8 bytes; 5 are the most/, { max_bytes: 5 }],
  ["too many rows", "a,b\n1,2\n3,4\n5,6\n", /more than 2 rows/, { max_rows: 2 }],
  ["too many columns", "a,b,c\n1,2,3\n", /3 columns; 2 are the most/, { max_columns: 2 }],
  ["too many cells", "a,b,c\n1,2,3\n1,2,3\n", /6 values; 5 are the most/, { max_cells: 5 }],
  ["too many columns in JSON", '[{"a":1,"b":1},{"c":1}]', /3 columns; 2 are the most/, { max_columns: 2 }],
  ["a value too long", "a,b\n1,abcdef\n", /value of b in line 2 has 6 characters/, { max_value: 5 }],
])("%s is refused, saying what and where", async (_name, content, told, limits = {}) => {
  const input = typeof content === "string" ? bytes(content) : new Uint8Array(content);
  const failure = await parseUpload(input, { ...usualUploadLimits, ...limits }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    name: "Failure",
    code: expect.stringMatching(/^(invalid-input|too-large)$/),
    hint: expect.any(String),
  });
  expect((failure as Error).message).toMatch(told);
});
