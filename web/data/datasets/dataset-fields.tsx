import type { Dataset } from "#domain/dataset.ts";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

const words = dataHubWords.fields;
const valuesShown = 8;

/** What each field holds. */
export function DatasetFields({ dataset }: { dataset: Dataset }) {
  if (dataset.fields.length === 0) return <p className="border-t px-5 py-4 text-muted">{words.none}</p>;
  return (
    <ul className="divide-y border-t">
      {dataset.fields.map((field) => (
        <li
          key={field.name}
          className="grid gap-x-4 gap-y-0.5 px-4 py-2 md:grid-cols-[190px_96px_1fr] md:px-5"
        >
          <span className="font-mono text-[12.5px] leading-5 break-words">{field.name}</span>
          <span className="text-[13px] text-muted">{words.types[field.type]}</span>
          <span className="min-w-0">
            {field.description}
            {field.values !== undefined && field.values.length > 0 && (
              <span className="mt-1 flex flex-wrap gap-1">
                {field.values.slice(0, valuesShown).map((value) => (
                  <span key={value} className="rounded-[5px] bg-sunken px-1.5 text-[12.5px] leading-5">
                    {value}
                  </span>
                ))}
                {field.values.length > valuesShown && (
                  <span className="text-[12.5px] leading-5 text-muted">
                    {words.more(field.values.length - valuesShown)}
                  </span>
                )}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
