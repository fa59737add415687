/** The company's departments, as every dataset names them. */
export const departments = [
  "Customer Support",
  "Sales",
  "Marketing",
  "Finance",
  "Human Resources",
  "Information Technology",
  "Information Security",
  "Product Management",
  "Research and Development",
  "Manufacturing",
  "Quality Assurance",
  "Supply Chain",
  "Field Service",
  "Legal",
] as const;
export type Department = (typeof departments)[number];
