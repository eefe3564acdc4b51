/** The languages the portal speaks. */
export const LANGUAGES = ["nl", "fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Record<Language, string> = { nl: "Nederlands", fr: "Français", en: "English" };

const KEY = "workaniser.language";

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language chosen here before, else the first one the browser asks for that we speak, else Dutch. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "nl";
}

/** True when somebody chose a language in this browser. */
export function hasChosenLanguage(): boolean {
  return isLanguage(localStorage.getItem(KEY));
}

/** Remember the choice. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}
