import type { DocumentFact, DocumentTemplate, Subject } from "#data/documents/document-template.ts";
import { fact } from "#data/documents/fact.ts";
import { bullets, section, table, type Section } from "#data/documents/markdown.ts";
import { clauseOf, problemsOf, remediesOf, type Problem } from "#data/facts/problem.ts";
import { seededRandom } from "#data/seeded-random.ts";

type Quarter = {
  rows: readonly { problem: Problem; tickets: number; days: number }[];
  total: number;
  cost_usd: number;
  satisfaction: number;
  training: number;
  forecast: number;
};

function quarterOf({ device, problem, number }: Subject): Quarter {
  const random = seededRandom(`quarter:${number}`);
  const others = random
    .shuffle(problemsOf(device.series).filter((one) => one.key !== problem.key))
    .slice(0, 5);
  const rows = [problem, ...others].map((one, index) => ({
    problem: one,
    tickets: random.integer(5, index === 0 ? 40 : 30) + (index === 0 ? 40 : 0),
    days: random.integer(11, 99) / 10,
  }));
  const total = rows.reduce((sum, row) => sum + row.tickets, 0);
  return {
    rows,
    total,
    cost_usd: total * random.integer(30, 160),
    satisfaction: random.integer(31, 49) / 10,
    training: random.integer(4, 60),
    forecast: random.integer(3, 24),
  };
}

function summary(subject: Subject): Section {
  const { department, device, period, random } = subject;
  const { total, cost_usd, satisfaction } = quarterOf(subject);
  return section(
    "Summary",
    random.pick([
      `In ${period} ${department} dealt with ${total} tickets about ${device.series} devices, most of them on the ${device.name}. Handling them cost ${cost_usd} USD.`,
      `${total} tickets, ${cost_usd} USD: these are the two figures of ${period} for the ${device.series} devices that ${department} looks after, led by the ${device.name}.`,
      `${department} closes ${period} with ${total} tickets on its ${device.series} devices (main model: ${device.name}) at a cost of ${cost_usd} USD.`,
    ]),
    random.pick([
      `Those who answered the survey gave ${satisfaction} of 5 points.`,
      `Satisfaction stands at ${satisfaction} of 5.`,
      `Customers rated the service with ${satisfaction} out of 5.`,
    ]),
  );
}

function figures(subject: Subject): Section {
  const { random } = subject;
  const { rows } = quarterOf(subject);
  const [top, ...rest] = rows;
  const least = rest.toSorted((left, right) => left.days - right.days)[0];
  return section(
    "Figures",
    table(
      ["Symptom", "Category", "Tickets", "Days to solve"],
      random
        .shuffle(rows)
        .map(({ problem, tickets, days }) => [problem.symptom, problem.category, tickets, days]),
    ),
    random.pick([
      `Most tickets, ${top?.tickets}, were about "${top?.problem.symptom}". Quickest to solve was "${least?.problem.symptom}".`,
      `"${top?.problem.symptom}" leads with ${top?.tickets} tickets; "${least?.problem.symptom}" is settled fastest, after ${least?.days} days.`,
      `First place: "${top?.problem.symptom}" (${top?.tickets}).`,
    ]),
  );
}

function analysis({ device, problem, random }: Subject): Section {
  const { cause, first, second } = remediesOf(problem);
  return section(
    `Why "${problem.symptom}"`,
    random.pick([
      `The devices sent in show one pattern. ${cause} It concerns the ${device.name} in particular.`,
      `Quality Assurance opened ${random.integer(3, 20)} devices. ${cause}`,
      `The cause has been known since ${random.pick(["spring", "the last report", "the audit"])}: ${clauseOf(cause)}.`,
    ]),
    random.pick([
      `Agents advise: ${clauseOf(first)}. ${random.integer(40, 88)} % of the customers need nothing else; the others get the second remedy: ${clauseOf(second)}.`,
      `${first} With that, ${random.integer(40, 88)} % of the tickets are closed. ${second} That closes the others.`,
      `Two remedies are in use. The first: ${clauseOf(first)}. The second: ${clauseOf(second)}.`,
    ]),
  );
}

function outlook(subject: Subject): Section {
  const { department, random } = subject;
  const { forecast, training } = quarterOf(subject);
  const measures = [
    `${training} people take part in the next training`,
    "the knowledge base gets pictures",
    `parts are stocked for ${random.integer(3, 12)} weeks`,
    "night shifts are given up",
    "customers can book a time for a call back",
    `one visit in ${random.integer(3, 9)} is replaced by remote help`,
    "tickets about the same device are shown together",
  ];
  return section(
    "Outlook",
    random.pick([
      `For the next quarter ${department} reckons with ${forecast} % fewer tickets.`,
      `The plan is to bring the number of tickets down by ${forecast} %.`,
      `${department} expects the tickets to fall by ${forecast} % if the measures below are taken.`,
    ]),
    bullets([measures[0] ?? "", ...random.shuffle(measures.slice(1)).slice(0, random.integer(2, 4))]),
  );
}

function factsOf(subject: Subject): DocumentFact[] {
  const { department, device, period, problem, number } = subject;
  const { rows, total, cost_usd, satisfaction, forecast } = quarterOf(subject);
  return [
    fact("number", `${total}`, [
      `How many tickets about ${device.series} devices did ${department} have in ${period} (report ${number})?`,
      `What was the ticket count of ${department} for the ${device.name} and its series in ${period}?`,
    ]),
    fact("number", `${cost_usd} USD`, [
      `What did ${department} spend on ${device.series} tickets in ${period}, the ${device.name} leading?`,
      `Ticket cost in ${period} according to ${department}'s report on the ${device.name}?`,
    ]),
    fact("fact", problem.symptom, [
      `What did people complain about most in ${department}'s ${period} report on the ${device.name}?`,
      `Which fault leads the figures of ${department} for ${period} (${number})?`,
    ]),
    fact("number", `${rows[0]?.tickets}`, [
      `How often was "${problem.symptom}" reported in ${period} according to ${department} (${number})?`,
    ]),
    fact("number", `${forecast} %`, [
      `By how much does ${department} want its ${device.series} tickets to drop after ${period} (${device.name})?`,
    ]),
    fact("number", `${satisfaction}`, [
      `How satisfied were the customers of ${department} in ${period} (report on the ${device.name})?`,
    ]),
  ];
}

export const quarterlyReport: DocumentTemplate<"quarterly-report"> = {
  kind: "quarterly-report",
  audience: "executives",
  write: (subject) => ({
    title: subject.random.pick([
      `Report for ${subject.period}, ${subject.department}: ${subject.device.series}`,
      `${subject.department} in ${subject.period}: tickets on the ${subject.device.name}`,
      `Quarterly report ${subject.number}: ${subject.department}, ${subject.period}`,
    ]),
    sections: [summary, figures, analysis, outlook].map((write) => write(subject)),
    facts: factsOf(subject),
    problem: subject.problem,
  }),
};
