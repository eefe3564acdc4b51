/** CSV files of users: how they are read from a disk, and the template to start from. */

export const COLUMNS = ["email", "first_name", "last_name", "job_title", "mobile", "language", "unit", "role", "role_unit", "from", "until"] as const;
/** The longest text that the service takes. */
export const LONGEST = 500_000;

/** The text of a file, whichever way a spreadsheet wrote it: UTF-8 or UTF-16 with its mark, else UTF-8 when it is that, else Windows-1252. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function cell(value: string): string {
  return /[";\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

interface Example {
  unit: string;
  role: string;
}

/** A file to fill in: two made-up users, the first with two rights. Separated by `;` and marked, as spreadsheets in Belgium expect. */
export function template(examples: readonly Example[]): string {
  const [first = { unit: "", role: "" }, second = first] = examples;
  const an = ["an.voorbeeld@client.example", "An", "Voorbeeld", "Planner", "+32 400 00 00 01", "nl", first.unit];
  const rows = [
    COLUMNS,
    [...an, first.role, first.unit, "", ""],
    [...an, second.role, second.unit, "2027-01-01", "2027-12-31"],
    ["jean.exemple@client.example", "Jean", "Exemple", "Chef d’équipe", "", "fr", second.unit, second.role, second.unit, "", ""],
  ];
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}
