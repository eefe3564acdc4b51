import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components";

import { localeOf } from "./format";
import { preferredLanguage, rememberLanguage, type Language } from "./languages";
import { makeI18n, type FirstCatalogue, type I18n, type LaterPart, type Part } from "./messages";

interface Chosen extends I18n {
  choose: (language: Language) => void;
}

const I18nContext = createContext<Chosen | undefined>(undefined);

const LOADERS: Record<Language, () => Promise<{ default: FirstCatalogue }>> = {
  nl: () => import("./nl"),
  fr: () => import("./fr"),
  en: () => import("./en"),
};

/** The sentences that many screens do without: about users and their access, about opening and filling a vacancy. */
const LATER: { [Name in LaterPart]: Record<Language, () => Promise<{ default: Part<Name> }>> } = {
  access: { nl: () => import("./nl/access"), fr: () => import("./fr/access"), en: () => import("./en/access") },
  hiring: { nl: () => import("./nl/hiring"), fr: () => import("./fr/hiring"), en: () => import("./en/hiring") },
};
const coming = new Map<string, Promise<Part<LaterPart>>>();

function partIn(name: LaterPart, language: Language): Promise<Part<LaterPart>> {
  const key = `${language}/${name}`;
  const found = coming.get(key) ?? LATER[name][language]().then((module) => module.default);
  coming.set(key, found);
  // A lost connection must not stay lost: the next screen asks again.
  found.catch(() => coming.delete(key));
  return found;
}

/** Gives more sentences to the screens below, which wait for them. */
export function Words({ of: name, children }: { of: LaterPart; children: ReactNode }) {
  const before = useI18n();
  const part = use(partIn(name, before.language));
  const value = useMemo(() => ({ ...before.plus({ [name]: part }), choose: before.choose }), [before, name, part]);
  return <I18nContext value={value}>{children}</I18nContext>;
}

/** Loads one language at a time and gives it to everything below. */
export function Languages({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language>(preferredLanguage);
  const [loaded, setLoaded] = useState<I18n>();
  useEffect(() => {
    let current = true;
    void LOADERS[wanted]().then((module) => {
      if (!current) return;
      document.documentElement.lang = wanted;
      setLoaded(makeI18n(wanted, module.default));
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  const choose = useCallback((language: Language) => {
    rememberLanguage(language);
    setWanted(language);
  }, []);
  const value = useMemo(() => (loaded === undefined ? undefined : { ...loaded, choose }), [loaded, choose]);
  if (value === undefined) return null;
  return (
    <I18nContext value={value}>
      <I18nProvider locale={localeOf(value.language)}>{children}</I18nProvider>
    </I18nContext>
  );
}

/** Sentences and formats in the user's language. */
export function useI18n(): Chosen {
  const found = use(I18nContext);
  if (found === undefined) throw new Error("useI18n outside <Languages>");
  return found;
}
