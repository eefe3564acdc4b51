import type { Draft, Field } from "./draft";

/** What every part of the form is given. */
export interface FieldsProps {
  draft: Draft;
  /** What is wrong with a field, in words. */
  wrong: (field: Field) => string | undefined;
  fixed: (field: Field) => boolean;
  set: (changes: Partial<Draft>) => void;
  /** The form of a template, which leaves out what differs from case to case. */
  template?: boolean;
}
