/** True when a service sent a value: specifications write "none" as null, as an absent field, or as either. */
export function known<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
