import { useCallback, useState } from "react";

/** What somebody types in a long form, kept in this window until it is sent: an expired session or a reload loses nothing. */

const PREFIX = "workaniser.kept.";

/** State that survives leaving the screen; `forget` when it has arrived. */
export function useKept<Value>(key: string, initial: Value): [Value, (change: (before: Value) => Value) => void, () => void] {
  const name = PREFIX + key;
  const [value, setValue] = useState<Value>(() => {
    const text = sessionStorage.getItem(name);
    return text === null ? initial : (JSON.parse(text) as Value);
  });
  const change = useCallback(
    (how: (before: Value) => Value) =>
      setValue((before) => {
        const after = how(before);
        sessionStorage.setItem(name, JSON.stringify(after));
        return after;
      }),
    [name],
  );
  const forget = useCallback(() => sessionStorage.removeItem(name), [name]);
  return [value, change, forget];
}

/** Forget everything typed; at sign-out, because the next person at this screen may be another. */
export function forgetKept(): void {
  for (const name of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) sessionStorage.removeItem(name);
}
