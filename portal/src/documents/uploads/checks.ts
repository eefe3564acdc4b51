/** What the service would refuse of a file before looking inside, said at once and without sending anything. */

/** As `x-upload` in the service's specification. */
export const MOST_BYTES = 26_214_400;
export const TAKEN = ["pdf", "png", "jpg", "jpeg", "docx", "xlsx", "odt", "txt"] as const;
/** For the browser's file dialog. */
export const ACCEPT = TAKEN.map((extension) => `.${extension}`).join(",");

/** The code of the refusal that a file is bound to meet, if any. */
export function refusedAhead({ name, size }: Pick<File, "name" | "size">): string | undefined {
  const [stem, extension] = partsOf(name);
  if (stem === "" || !(TAKEN as readonly string[]).includes(extension.toLowerCase())) return "file_type";
  if (size === 0) return "file_empty";
  return size > MOST_BYTES ? "file_too_large" : undefined;
}

/** A title to begin with: the file name without its extension, with spaces where people write none. */
export function titleOf(name: string): string {
  return partsOf(name)[0].replaceAll("_", " ").trim().slice(0, 200) || name;
}

function partsOf(name: string): [string, string] {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}
