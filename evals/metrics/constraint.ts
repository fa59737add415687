import type { z } from "zod";

/** A programmatic constraint on an answer: whether it holds, and how it reads. */
export type Constraint<Parameters extends z.ZodObject = z.ZodObject> = {
  name: string;
  parameters: Parameters;
  holds(output: string, parameters: z.output<Parameters>): boolean;
  describe(parameters: z.output<Parameters>): string;
};

/** Checks the declaration's types once; the registry then holds constraints of every shape. */
export function defineConstraint<Parameters extends z.ZodObject>(
  constraint: Constraint<Parameters>,
): Constraint {
  return constraint as unknown as Constraint;
}
