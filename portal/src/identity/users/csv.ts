/** CSV files of users: how they are read from a disk, and the template to start from. */

export const COLUMNS = ["email", "first_name", "last_name", "job_title", "mobile", "language", "unit", "role", "role_unit", "from", "until"] as const;
/** The longest text that this screen takes; far more users than a client has. */
export const LONGEST = 1_000_000;
/** About so many lines go in one request: it stays short, and one can see how far it is. */
const BATCH_LINES = 50;

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

interface CsvRecord {
  cells: string[];
  raw: string;
  /** The line of the file on which it ends, from 1, as the service counts. */
  line: number;
}

/** The records of a CSV text, blank ones left out; a quoted cell may hold separators and line ends. */
function recordsOf(text: string, separator: string): CsvRecord[] {
  const found: CsvRecord[] = [];
  let [cell, cells, start, line, quoted] = ["", [] as string[], 0, 1, false];
  const finish = (end: number) => {
    cells.push(cell);
    const raw = text.slice(start, end);
    if (raw.trim() !== "") found.push({ cells, raw, line });
    [cell, cells, start] = ["", [], end + 1];
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[(at += 1)] ?? "";
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) [cell] = ["", cells.push(cell)];
    else if (sign === "\n") finish(at);
    else cell += sign;
    if (sign === "\n") line += 1;
  }
  finish(text.length);
  return found;
}

export interface Batch {
  csv: string;
  /** How many lines of the file it holds. */
  size: number;
  /** The line of the whole file that a line of this batch is. */
  lineOf: (line: number) => number;
}

/** The parts in which a file is sent, each with the heading; all lines of a user are in the same part. */
export function batches(text: string, most = BATCH_LINES): Batch[] {
  const plain = text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const top = plain.split("\n", 1)[0] ?? "";
  const separator = [";", ",", "\t"].reduce((best, one) => (top.split(one).length > top.split(best).length ? one : best));
  const [heading, ...records] = recordsOf(plain, separator);
  const column = heading?.cells.findIndex((name) => name.trim().toLowerCase() === "email") ?? -1;
  // Without this column, and without lines, the service says best what is wrong.
  if (heading === undefined || column === -1 || records.length === 0) return [{ csv: plain, size: records.length, lineOf: (line) => line }];
  const users = new Map<string, CsvRecord[]>();
  for (const record of records) {
    const email = record.cells[column]?.trim().toLowerCase() ?? "";
    const key = email === "" ? `line ${record.line}` : email;
    users.set(key, [...(users.get(key) ?? []), record]);
  }
  const parts: CsvRecord[][] = [];
  for (const lines of users.values()) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + lines.length <= most) last.push(...lines);
    else parts.push([...lines]);
  }
  return parts.map((part) => batchOf(heading, part));
}

function batchOf(heading: CsvRecord, part: readonly CsvRecord[]): Batch {
  const places = new Map<number, number>();
  let line = heading.raw.split("\n").length;
  for (const record of part) {
    line += record.raw.split("\n").length;
    places.set(line, record.line);
  }
  return { csv: [heading, ...part].map(({ raw }) => raw).join("\n"), size: part.length, lineOf: (one) => places.get(one) ?? one };
}
