import type { SeededRandom } from "#data/seeded-random.ts";
import type { SupportCategory, Urgency } from "./problem-family.ts";

/** What fills `{...}` in the clauses below. */
const fillers: Readonly<Record<string, readonly string[]>> = {
  later: [
    "next month",
    "after the holidays",
    "the next service visit",
    "whenever you have time",
    "the end of the quarter",
    "my next visit to town",
  ],
  spare: ["a second one", "my old one", "a loan unit", "a spare in the cupboard", "another one at home"],
  soon: ["this week", "by Friday", "in the next few days", "before the weekend", "by Thursday or so"],
  tomorrow: [
    "tomorrow",
    "tomorrow morning",
    "in three hours",
    "this afternoon",
    "tonight",
    "at eight tomorrow",
  ],
  event: [
    "a client presentation",
    "an exam",
    "a court hearing",
    "a flight",
    "a job interview",
    "a product launch",
    "the annual audit",
    "a thesis deadline",
    "a tender to submit",
  ],
  work: [
    "write invoices",
    "see my patients' charts",
    "take orders",
    "teach my class",
    "do my job",
    "finish the accounts",
    "reach my team",
    "serve customers",
  ],
  group: [
    "the whole ward",
    "all forty clerks",
    "the entire plant",
    "every till in the shop",
    "two hundred users",
    "the emergency desk",
    "our dispatch centre",
    "all three branches",
    "the whole call centre",
  ],
  place: ["Rotterdam", "Leeds", "Porto", "Graz", "Austin", "Osaka", "Gdansk", "Lyon", "Tampere", "Bergen"],
  danger: [
    "it smells burnt",
    "there is smoke",
    "I saw sparks",
    "it gave me a shock",
    "the case is bulging and hissing",
    "plastic is melting",
  ],
  records: [
    "patient records",
    "payroll data",
    "the booking system",
    "the only copy of our research",
    "customer payments",
    "production recipes",
  ],
};

const clauses: Readonly<Record<Urgency, readonly string[]>> = {
  low: [
    "no hurry at all",
    "it can wait until {later}",
    "I have {spare}, so take your time",
    "just wondering what it could be",
    "it hardly bothers me",
    "not important, I only wanted to mention it",
    "I am merely curious",
    "answer when it suits you",
    "please look at it {later}, not before",
    "it is only a blemish",
    "I use it once in a blue moon anyway",
    "I can live with it",
    "it is more of a question than a complaint",
    "we retire it soon, so do not rush",
    "just for your notes",
    "with {spare} at hand I am fine",
    "a reply {later} will do",
    "it is my hobby machine, nothing depends on it",
  ],
  normal: [
    "I can still work, but it is a nuisance",
    "there is a way around it, yet I want it mended {soon}",
    "it slows me down every day",
    "please help me {soon}",
    "it costs me half an hour a day",
    "I manage for now",
    "could someone look at it {soon}",
    "it gets on my nerves",
    "I get by with {spare}, but not for long",
    "a fix {soon} would be good",
    "two of us are a little hindered",
    "I can {work}, only slower",
    "it is awkward during meetings",
    "I would like an appointment {soon}",
    "we cope, but it is not how it should be",
    "it disturbs my work somewhat",
    "I can {work} with some detours",
    "the rest of it works, so {soon} is early enough",
  ],
  high: [
    "I cannot {work} until this is solved",
    "I have {event} {tomorrow}",
    "I need it back {tomorrow}",
    "it is my only one and I am stuck",
    "I am unable to {work}",
    "my work has come to a halt",
    "there is {event} {tomorrow} and I have nothing else",
    "my boss wants it running {tomorrow}",
    "I lose money every hour I cannot {work}",
    "I am away from the office in {place} with no other machine",
    "please hurry, {event} is {tomorrow}",
    "without it I cannot {work}",
    "I am losing customers over this",
    "this has to be solved {tomorrow} at the latest",
    "I sit in {place} and can do nothing",
    "nobody else can {work} in my place",
    "I am a doctor on call and depend on it",
    "I missed {event} already and the next is {tomorrow}",
  ],
  critical: [
    "{group} in {place} is down because of it",
    "{danger}, please call at once",
    "{group} cannot work",
    "{records} are at risk",
    "we are losing {records} as I write",
    "{danger} and people sit next to it",
    "nothing runs in {place} any more",
    "the whole site in {place} stands still",
    "{group} has stopped, this is an emergency",
    "lives depend on this, {group} is cut off",
    "{records} may be lost for good",
    "{danger}, I pulled the plug",
    "our production in {place} has stopped entirely",
    "all of {place} is offline",
    "{group} waits and the backup failed too",
    "this is a major outage in {place}",
    "{records} are exposed right now",
    "{danger}, is it safe to stay in the room",
  ],
};

/** Where a device can burn or give a shock; elsewhere no customer would say so. */
const dangerous: ReadonlySet<SupportCategory> = new Set(["power", "thermal", "ports", "display", "storage"]);

function clausesFor(urgency: Urgency, category: SupportCategory): readonly string[] {
  return dangerous.has(category)
    ? clauses[urgency]
    : clauses[urgency].filter((clause) => !clause.startsWith("{danger}"));
}

/** How much the problem matters to the customer, said without naming the urgency. */
export function describeImpact(urgency: Urgency, category: SupportCategory, random: SeededRandom): string {
  const clause = random.pick(clausesFor(urgency, category));
  return clause.replace(/\{(\w+)\}/g, (_, name: string) => random.pick(fillers[name] ?? []));
}
