import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";

type Mutation = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const seeds: readonly string[] = [
  "id,name,price,opened\n1,Edge 50,499.5,2026-03-01\n2,ThinkPad T14,1299,2026-03-02\n3,SR650,8999,\n",
  'id;note;n\na;"one; two";1\nb;"three\nfour";2\nc;"say ""hi""";3\n',
  "name\tcount\tok\nAnna\t1\ttrue\nBen\t2\tfalse\n",
  '[{"id":"x","n":1,"tags":["a","b"]},{"id":"y","n":2.5,"tags":[]},{"id":"z","n":null}]',
  '{"id":1,"text":"one"}\n{"id":2,"text":"zwei ü"}\n{"id":3,"text":"三"}\n',
  '{"meta":"x","items":[{"a":1},{"a":2}]}',
];

const mutations: readonly Mutation[] = [
  flipBytes,
  retype,
  retype,
  retype,
  (bytes, random) => bytes.slice(0, random.integer(0, bytes.length)),
  (bytes, random) => bytes.slice(random.integer(0, bytes.length)),
  (bytes, random) => insert(bytes, random, random.pick(oddities)),
  (bytes, random) =>
    insert(
      bytes,
      random,
      random
        .pick([",", ";", "\t", '"', "\n", "\r", "{", "}", "[", "]", ":", "\\"])
        .repeat(random.integer(1, 3000)),
    ),
  (bytes, random) => {
    const from = random.integer(0, bytes.length);
    const piece = bytes.slice(from, random.integer(from, bytes.length));
    return join(...Array.from({ length: random.integer(2, 200) }, () => piece), bytes);
  },
  (bytes, random) => {
    const lines = decoder.decode(bytes).split("\n");
    return encoder.encode(random.shuffle(lines).join("\n"));
  },
  (bytes, random) =>
    encoder.encode(
      decoder
        .decode(bytes)
        .replaceAll(
          random.pick([",", '"', "\n", ":", "1"]),
          random.pick(["", ",,", '""', "\0", "\r\n", "{}"]),
        ),
    ),
  (bytes) => new Uint8Array(Buffer.from(decoder.decode(bytes), "utf16le")),
  (bytes, random) =>
    join(
      new Uint8Array(
        random.pick([
          [0x50, 0x4b, 3, 4],
          [0x1f, 0x8b],
          [0xef, 0xbb, 0xbf],
          [0x50, 0x41, 0x52, 0x31],
          [0xff, 0xfe],
        ]),
      ),
      bytes,
    ),
  (_, random) => Uint8Array.from({ length: random.integer(0, 2000) }, () => random.integer(0, 255)),
  (_, random) =>
    encoder.encode(
      `${Array.from({ length: random.integer(1, 600) }, (_unused, index) => `c${index}`).join(",")}\n1\n`,
    ),
  (_, random) => encoder.encode(`${random.pick(["[", '{"a":', '[{"a":'])}`.repeat(random.integer(1, 20_000))),
];

const oddities = [
  "\0",
  "\u{feff}",
  "\u{202e}",
  "__proto__",
  '{"__proto__": {"polluted": true}}',
  '{"constructor": 1, "toString": 2}',
  "=cmd()",
  "1e999",
  "-0",
  "NaN",
  "9".repeat(400),
  "2026-99-99T99:99:99Z",
  '"""',
  "\u{d83d}",
  "😀".repeat(100),
  "null",
];

/** So many broken uploads, the same for a seed: each a whole file, mutated one to three times. `files` are taken beside the built-in ones. */
export function* mutatedUploads(
  seed: number,
  count: number,
  files: readonly Uint8Array[] = [],
): Generator<{ name: string; bytes: Uint8Array }> {
  const all = [...seeds.map((text) => encoder.encode(text)), ...files];
  for (let number = 0; number < count; number++) {
    const name = `upload:${seed}:${number}`;
    const random = seededRandom(name);
    let bytes = random.pick(all);
    for (let times = random.integer(1, 3); times > 0; times--)
      bytes = random.pick(mutations)(bytes, random).slice(0, 300_000);
    yield { name, bytes };
  }
}

function flipBytes(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const flipped = bytes.slice();
  for (let times = random.integer(1, 20); times > 0 && flipped.length > 0; times--)
    flipped[random.integer(0, flipped.length - 1)] = random.integer(0, 255);
  return flipped;
}

/** Other letters and figures in a few places: what is left is often a table still. */
function retype(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const typed = bytes.slice();
  for (let times = random.integer(1, 8); times > 0 && typed.length > 0; times--)
    typed[random.integer(0, typed.length - 1)] = random.integer(0x20, 0x7a);
  return typed;
}

function insert(bytes: Uint8Array, random: SeededRandom, text: string): Uint8Array {
  const place = random.integer(0, bytes.length);
  return join(bytes.slice(0, place), encoder.encode(text), bytes.slice(place));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
