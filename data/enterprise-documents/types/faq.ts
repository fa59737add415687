import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { section, type Section } from "#data/documents/markdown.ts";
import { diagnosticCode } from "#data/facts/diagnostic-code.ts";
import { releasesOf } from "#data/facts/firmware-release.ts";
import { clauseOf, problemsOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { serviceData } from "#data/facts/service-data.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Desk = {
  hotline: string;
  reply_hours: number;
  collect_days: number;
  deposit_usd: number;
  problems: readonly Problem[];
};

function deskOf({ device, problem, number }: Subject): Desk {
  const random = seededRandom(`faq:${number}`);
  const others = random.shuffle(problemsOf(device.series).filter((one) => one.key !== problem.key));
  return {
    hotline: `extension ${random.integer(2000, 8999)}`,
    reply_hours: random.integer(2, 48),
    collect_days: random.integer(2, 21),
    deposit_usd: random.integer(2, 30) * 10,
    problems: [problem, ...others.slice(0, random.integer(2, 3))],
  };
}

function about(problem: Problem, { device, random }: Subject): Section {
  const { cause, first, second } = remediesOf(problem);
  const question = random.pick([
    `My ${device.model} has this: ${problem.symptom}. What can I do?`,
    `What helps against "${problem.symptom}"?`,
    `Why does my ${device.form_factor} show "${problem.symptom}"?`,
    `"${problem.symptom}": is my ${device.model} broken?`,
  ]);
  const answer = random.pick([
    `${first} If that changes nothing, tell the desk; the next step is to ${problem.afterwards} (${clauseOf(second)}).`,
    `Mostly the reason is simple: ${clauseOf(cause)}. So: ${clauseOf(first)}. Should it stay: ${clauseOf(second)}.`,
    `Try this yourself: ${clauseOf(first)}. The desk can do more: ${clauseOf(second)}.`,
    `${cause} What you can do: ${clauseOf(first)}. What we do then: ${clauseOf(second)}.`,
  ]);
  const code = random.chance(0.6)
    ? random.pick([
        ` The test shows ${diagnosticCode(problem)}.`,
        ` Give the desk code ${diagnosticCode(problem)}.`,
        ` (Test code ${diagnosticCode(problem)}.)`,
      ])
    : "";
  return section(question, `${answer}${code}`);
}

function deskQuestions(subject: Subject): Section[] {
  const { department, random } = subject;
  const { hotline, reply_hours, collect_days, deposit_usd } = deskOf(subject);
  const { pick } = random;
  return [
    section(
      pick(["How do I reach you?", "Whom do I call?", "Is there a hotline?"]),
      pick([
        `Call ${hotline}. Mails are answered within ${reply_hours} hours.`,
        `${department} is at ${hotline}; a mail takes up to ${reply_hours} hours.`,
        `Dial ${hotline}, or write and wait for at most ${reply_hours} hours.`,
      ]),
    ),
    section(
      pick(["Can I get a loan device?", "What do I work on meanwhile?", "Will I be without a device?"]),
      pick([
        `Yes, for a deposit of ${deposit_usd} USD. It is yours until the repair is done.`,
        `A loan device is handed out against ${deposit_usd} USD, which you get back.`,
        `Leave ${deposit_usd} USD and take one from the pool.`,
      ]),
    ),
    section(
      pick([
        "How long is a repaired device kept?",
        "When do I have to collect it?",
        "What if I cannot come at once?",
      ]),
      pick([
        `It waits for you for ${collect_days} days, then it is sent by post.`,
        `Collect it within ${collect_days} days.`,
        `We keep it ${collect_days} days.`,
      ]),
    ),
  ];
}

function ownerQuestions({ device, random }: Subject): Section[] {
  const { pick } = random;
  return [
    section(
      pick([`Which firmware should be on my ${device.model}?`, "Am I up to date?", "Is there new software?"]),
      pick([
        `The newest is ${releasesOf(device).at(-1)?.version}. It came with ${device.firmware_version}.`,
        `Install ${releasesOf(device).at(-1)?.version}; ${device.firmware_version} is what it was delivered with.`,
      ]),
    ),
    section(
      pick(["How warm may it get here?", "Can I use it in the sun?", "Does heat harm it?"]),
      pick([
        `Up to ${serviceData(device).ambient_c} °C around it are fine for the ${device.model}.`,
        `The ${device.name} stands rooms of ${serviceData(device).ambient_c} °C.`,
      ]),
    ),
    section(
      pick(["Is it still under warranty?", "Who pays?", "What does a repair cost me?"]),
      pick([
        `For ${device.warranty_months} months from the purchase nothing. Then you get an estimate first.`,
        `Within ${device.warranty_months} months we pay, afterwards your department does.`,
        `The warranty of ${device.warranty_months} months covers all but falls and liquids.`,
      ]),
    ),
  ];
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device, problem } = subject;
  const { hotline, reply_hours, collect_days, deposit_usd } = deskOf(subject);
  return [
    fact("procedure", clauseOf(remediesOf(problem).first), [
      `What does the ${department} FAQ tell owners of a ${device.name} with "${problem.symptom}" to do?`,
      `I own a ${device.name} with "${problem.symptom}"; what can I try myself according to ${department}?`,
    ]),
    fact("fact", hotline, [
      `What number do owners of a ${device.name} dial for help from ${department}?`,
      `Under which extension does ${department} answer questions about the ${device.name}?`,
    ]),
    fact("number", `${reply_hours} hours`, [
      `How fast does ${department} reply to mails about the ${device.name}?`,
    ]),
    fact("number", `${deposit_usd} USD`, [
      `What deposit does ${department} ask for a loan in place of a ${device.name}?`,
      `How much must I leave at ${department} for a substitute while my ${device.name} is repaired?`,
    ]),
    fact("number", `${collect_days} days`, [
      `For how long does ${department} hold a repaired ${device.name}?`,
    ]),
  ];
}

export const faq: DocumentTemplate<"faq"> = {
  kind: "faq",
  audience: "end users",
  isCurrent: true,
  write: (subject) => {
    const { random, device, department } = subject;
    const asked = random.shuffle([
      ...deskOf(subject).problems.map((problem) => about(problem, subject)),
      ...deskQuestions(subject),
      ...ownerQuestions(subject),
    ]);
    return {
      title: random.pick([
        `Questions and answers: ${device.name} (${department})`,
        `${department} answers: the ${device.name}`,
        `FAQ ${subject.number}: ${device.name}, ${department}`,
      ]),
      sections: asked,
      facts: factsOf(subject),
      problem: subject.problem,
    };
  },
};
