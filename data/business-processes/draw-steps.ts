import type { SeededRandom } from "#data/seeded-random.ts";
import type { EnterpriseUser, EnterpriseUsers } from "#data/user-behavior/enterprise-users.ts";
import type { DepartmentProcesses, ProcessKind, ProcessType } from "./process-type.ts";

export type ProcessStep = {
  task: string;
  performer: EnterpriseUser;
  isAutomated: boolean;
  /** Whether it comes from someone else's hands. */
  isHandoff: boolean;
  /** Waiting included. */
  days: number;
  cost: number;
};

/** What a process of this kind waits for, against others. */
const slowness: Readonly<Record<ProcessKind, number>> = {
  incident: 0.6,
  request: 0.8,
  approval: 0.9,
  fulfilment: 1,
  reporting: 1.1,
  review: 1.3,
  onboarding: 1.6,
  planning: 1.7,
};

/** What is said around the tasks: of a thing that passes through, and of someone who arrives. */
const wordings = {
  thing: {
    openings: [
      "register the {object}",
      "take in the {object}",
      "log the {object}",
      "open a file for the {object}",
    ],
    check: "check the {object} for completeness",
    opinion: "get a second opinion on the {object}",
    archive: "archive the {object}",
  },
  arrival: {
    openings: ["open a file for the {object}", "enter the details of the {object}", "register the {object}"],
    check: "check the papers of the {object}",
    opinion: "get a second opinion from the department",
    archive: "archive the file of the {object}",
  },
};

function drawTasks(type: ProcessType, complexity: number, random: SeededRandom): string[] {
  const sometimes = (probability: number, task: string) =>
    random.chance(probability * (0.4 + 1.2 * complexity)) ? [task] : [];
  const middle = Math.ceil(type.tasks.length / 2);
  const words = wordings[type.kind === "onboarding" ? "arrival" : "thing"];
  const tasks = [
    random.pick(words.openings),
    ...sometimes(0.5, words.check),
    ...sometimes(0.3, "ask for what is missing"),
    ...type.tasks.slice(0, middle),
    ...sometimes(0.35, words.opinion),
    ...type.tasks.slice(middle).filter((_, place) => place > 0 || random.chance(0.5 + 0.5 * complexity)),
    ...sometimes(0.4, "record the decision"),
    ...sometimes(0.5, random.pick(["inform everyone concerned", "tell the requester how it ended"])),
    ...sometimes(0.35, words.archive),
  ];
  return tasks.map((task) => task.replace("{object}", type.object));
}

/** Tasks that begin like this can be left to a machine; nobody automates a talk, a signature or a screwdriver. */
const automatable = new Set(
  (
    "register log open enter check archive record inform tell load compute compare match book post send publish file " +
    "verify count print pull list export convert roll reconcile label watch update transfer schedule run apply upload " +
    "freeze import erase query split join merge copy wipe reset set close release lock restore find collect scan tag " +
    "trace mark create confirm reserve import size subtract stop revoke locate group add clear draw gather answer"
  ).split(" "),
);

/** The owner's colleagues and sometimes another department, never the owner twice. */
function drawTeam(
  owner: EnterpriseUser,
  department: DepartmentProcesses,
  users: EnterpriseUsers,
  random: SeededRandom,
): EnterpriseUser[] {
  const colleagues = Array.from({ length: random.integer(2, 4) }, () =>
    random.chance(0.75)
      ? users.someoneOf(department.people, random)
      : users.at(random.integer(0, users.count - 1)),
  );
  return [...new Map([owner, ...colleagues].map((user) => [user.id, user])).values()];
}

/**
 * The steps of a process. What runs by itself is quick and cheap; a handoff waits. A complex process has more steps and
 * more handoffs.
 */
export function drawSteps(
  type: ProcessType,
  department: DepartmentProcesses,
  owner: EnterpriseUser,
  users: EnterpriseUsers,
  random: SeededRandom,
): ProcessStep[] {
  const complexity = random.next();
  const automation = Math.min(0.95, Math.max(0, department.automation + (random.next() - 0.5) * 0.8));
  const team = drawTeam(owner, department, users, random);
  const handoffShare = 0.15 + 0.6 * complexity;
  let performer = owner;
  return drawTasks(type, complexity, random).map((task, place): ProcessStep => {
    const others = team.filter((user) => user.id !== performer.id);
    const isHandoff = place > 0 && others.length > 0 && random.chance(handoffShare);
    if (isHandoff) performer = random.pick(others);
    const canBeAutomated = automatable.has(task.split(" ", 1)[0] ?? "");
    const isAutomated = canBeAutomated && random.chance(1.5 * automation);
    const work = isAutomated ? 0.02 + 0.08 * random.next() : 0.2 + 0.7 * random.next();
    const wait = isHandoff ? (0.5 + 1.3 * random.next()) * (isAutomated ? 0.5 : 1) : 0;
    const days = Math.max(0.1, Math.round((work + wait) * slowness[type.kind] * 10) / 10);
    const cost = (isAutomated ? 2 + 4 * random.next() : 18 + 40 * random.next()) + (isHandoff ? 9 : 0);
    return { task, performer, isAutomated, isHandoff, days, cost };
  });
}
