import type { Faker } from "@faker-js/faker";
import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { faker as indian } from "@faker-js/faker/locale/en_IN";
import { faker as spanish } from "@faker-js/faker/locale/es";
import { faker as french } from "@faker-js/faker/locale/fr";
import { faker as italian } from "@faker-js/faker/locale/it";
import { faker as polish } from "@faker-js/faker/locale/pl";
import { faker as brazilian } from "@faker-js/faker/locale/pt_BR";
import { faker as swedish } from "@faker-js/faker/locale/sv";
import { seededRandom } from "./seeded-random.ts";

// One locale's file each: the package's main entry would load all seventy.
const fakers: readonly Faker[] = [
  english,
  english,
  english,
  german,
  indian,
  spanish,
  french,
  italian,
  polish,
  brazilian,
  swedish,
];

/** The faker for a label, seeded anew for each draw: nothing else that was drawn before matters. */
function fakerFor(label: string): Faker {
  const random = seededRandom(`faker:${label}`);
  const faker = random.pick(fakers);
  faker.seed(random.integer(0, 2 ** 31 - 1));
  return faker;
}

/** A first and a last name that belong to nobody; the same for the same label. */
export function personName(label: string): string {
  const faker = fakerFor(label);
  return `${faker.person.firstName()} ${faker.person.lastName()}`;
}

/** The name of a company that does not exist; the same for the same label. */
export function companyName(label: string): string {
  return fakerFor(label).company.name();
}
