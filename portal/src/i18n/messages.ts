import type en from "./en";
import type access from "./en/access";
import type hiring from "./en/hiring";
import { makeFormats, type Formats } from "./format";
import type { Language } from "./languages";

type Sentences = typeof en & { access: typeof access; hiring: typeof hiring };

/** Every sentence of the portal; each language has all of them or does not compile. */
export type Catalogue = { readonly [Part in keyof Sentences]: { readonly [Key in keyof Sentences[Part]]: string } };
/** The parts that come with the screens that need them (see `Words`). */
export type LaterPart = "access" | "hiring";
/** What every screen has. */
export type FirstCatalogue = Omit<Catalogue, LaterPart>;
export type Part<Name extends keyof Catalogue> = Catalogue[Name];

type Keys = { [Name in keyof Catalogue]: `${Name}.${keyof Catalogue[Name] & string}` };
export type MessageKey = Keys[keyof Keys];
export type Params = Record<string, string | number>;

export interface Translate {
  /** The sentence, with `{name}` filled in; of `one|several` the form that fits `count`. */
  (key: MessageKey, params?: Params): string;
  /** The sentence of a key that may not exist (a code from a service), or undefined. */
  maybe: (key: string, params?: Params) => string | undefined;
}

export interface I18n {
  language: Language;
  t: Translate;
  format: Formats;
  /** The same with more sentences. */
  plus: (more: Partial<Catalogue>) => I18n;
}

function fill(text: string, params: Params, number: Intl.NumberFormat): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number.format(value) : value;
  });
}

/** Translation and formats from one catalogue. */
export function makeI18n(language: Language, catalogue: Partial<Catalogue>): I18n {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(`${language}-BE`);
  const find = (key: string): string | undefined => {
    const dot = key.indexOf(".");
    const part: Readonly<Record<string, string>> | undefined = (catalogue as Record<string, Readonly<Record<string, string>>>)[key.slice(0, dot)];
    const name = key.slice(dot + 1);
    return part !== undefined && Object.hasOwn(part, name) ? part[name] : undefined;
  };
  const maybe = (key: string, params: Params = {}): string | undefined => {
    const text = find(key);
    if (text === undefined) return undefined;
    const count = params["count"];
    const [one = "", several] = text.split("|");
    const form = several !== undefined && typeof count === "number" && plural.select(count) !== "one" ? several : one;
    return fill(form, params, number);
  };
  const t = ((key: MessageKey, params?: Params) => maybe(key, params) ?? key) as Translate;
  t.maybe = maybe;
  return { language, t, format: makeFormats(language), plus: (more) => makeI18n(language, { ...catalogue, ...more }) };
}
