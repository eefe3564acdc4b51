import createClient from "openapi-fetch";

import type { paths as DocumentPaths } from "./generated/document";
import type { paths as IdentityPaths } from "./generated/identity";
import type { paths as PlanningPaths } from "./generated/planning";
import type { paths as ReportingPaths } from "./generated/reporting";
import type { paths as TimesheetPaths } from "./generated/timesheet";
import type { paths as VacancyPaths } from "./generated/vacancy";
import { ApiProblem, readProblem } from "./problem";
import { chosenCompany, refreshSession } from "./session";

export type Module = "identity" | "vacancy" | "planning" | "timesheet" | "reporting" | "document";

/** Where a 401 is the answer itself and no reason to refresh. */
const OPEN = /\/api\/identity\/v1\/(login|logout|session\/refresh|invitations\/|password\/forgotten)/;

function prepared(request: Request): Request {
  if (!["GET", "HEAD"].includes(request.method)) request.headers.set("X-Workaniser", "1");
  const company = chosenCompany();
  if (company !== null) request.headers.set("Workaniser-Company", company);
  return request;
}

/** Send a request; when the token has run out, refresh once and send it again. */
export async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(prepared(request));
  if (answer.status !== 401 || OPEN.test(request.url)) return answer;
  return (await refreshSession()) ? fetch(prepared(again)) : answer;
}

function client<Paths extends object>(module: Module) {
  return createClient<Paths>({ baseUrl: `${window.location.origin}/api/${module}/v1`, fetch: send });
}

export const identity = client<IdentityPaths>("identity");
export const vacancy = client<VacancyPaths>("vacancy");
export const planning = client<PlanningPaths>("planning");
export const timesheet = client<TimesheetPaths>("timesheet");
export const reporting = client<ReportingPaths>("reporting");
export const documents = client<DocumentPaths>("document");

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of a call that succeeded; throws {@link ApiProblem} otherwise. */
export async function ask<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(readProblem(response.status, error));
  // An answer without content has no data; its callers do not look at it.
  return data as NonNullable<Data>;
}

/** The If-Match value for the version that was shown. */
export function ifMatch(shown: { version: number }): { "If-Match": string } {
  return { "If-Match": `"${shown.version}"` };
}
