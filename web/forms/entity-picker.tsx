"use client";

import { FailureNote } from "#web/controls/failure-note.tsx";
import { SkeletonLines } from "#web/controls/skeleton-lines.tsx";
import { useEntities } from "#web/data-access/queries.ts";
import type { Field } from "./fields-of-schema.ts";
import { OptionPicker } from "./option-picker.tsx";

type EntityPickerProps = {
  field: Extract<Field, { kind: "entity" }>;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** Chooses among what exists now. */
export function EntityPicker({ field, value, onChange }: EntityPickerProps) {
  const { data, error, refetch } = useEntities(field.entity, true);
  if (error !== null) return <FailureNote failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonLines count={3} height={28} />;
  return <OptionPicker options={data} isMany={field.isMany} value={value} onChange={onChange} />;
}
