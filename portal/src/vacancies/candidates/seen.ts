import { useCallback, useRef, useState } from "react";

/** Give the first to an element; the second is true while it is on the screen. */
export function useSeen(): [(element: Element | null) => void, boolean] {
  const [seen, setSeen] = useState(false);
  const observer = useRef<IntersectionObserver>(undefined);
  const watch = useCallback((element: Element | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    observer.current = new IntersectionObserver((entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)));
    observer.current.observe(element);
  }, []);
  return [watch, seen];
}
