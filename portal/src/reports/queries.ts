import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

import { ask, reporting } from "@/api/client";
import type { components } from "@/api/generated/reporting";
import { listed } from "@/api/pages";
import { todayHere } from "@/i18n/week";
import { given } from "@/shell/filters";

export type ClientReport = components["schemas"]["ClientReport"];
export type Figures = components["schemas"]["Figures"];
export type Invoice = components["schemas"]["Invoice"];
export type InvoiceLine = components["schemas"]["InvoiceLine"];
export type Trace = components["schemas"]["Trace"];
export type By = "month" | "invoice" | "temp";

const LIVE = { live: ["invoice", "timesheet", "report"] };

export interface Period {
  from: string;
  until: string;
  unitId: string;
}

/** The month `months` after (or before) one. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The twelve months up to this one, unless others are chosen. */
export function periodOf(from: string, until: string, unitId: string): Period {
  const last = /^\d{4}-\d\d$/.test(until) ? until : todayHere().slice(0, 7);
  return { from: /^\d{4}-\d\d$/.test(from) ? from : addMonths(last, -11), until: last, unitId };
}

function queryOf({ from, until, unitId }: Period) {
  return { from, until, ...given({ unit_id: unitId }) };
}

/** The client report against the year before. */
export function useClientReport(period: Period) {
  return useQuery({
    queryKey: ["reporting", "client", period],
    queryFn: () => ask(reporting.GET("/reports/client", { params: { query: queryOf(period) } })),
    placeholderData: keepPreviousData,
    meta: LIVE,
  });
}

/** The temps with approved hours. */
export function useTempsReport(period: Period) {
  return useInfiniteQuery({
    queryKey: ["reporting", "temps", period],
    ...listed((cursor) => ask(reporting.GET("/reports/temps", { params: { query: { ...queryOf(period), ...cursor } } }))),
    meta: LIVE,
  });
}

/** Amounts and hours per month, invoice or temp. */
export function useInvoiced(period: Period, by: By) {
  return useInfiniteQuery({
    queryKey: ["reporting", "invoiced", period, by],
    ...listed((cursor) => ask(reporting.GET("/reports/invoiced", { params: { query: { by, ...queryOf(period), ...cursor } } }))),
    meta: LIVE,
  });
}

/** Invoices and credit notes. */
export function useInvoices(period: Period) {
  return useInfiniteQuery({
    queryKey: ["reporting", "invoices", period],
    ...listed((cursor) => ask(reporting.GET("/invoices", { params: { query: { ...queryOf(period), ...cursor } } }))),
    meta: LIVE,
  });
}

/** One invoice. */
export function useInvoice(id: string) {
  return useQuery({
    queryKey: ["reporting", "invoice", id],
    queryFn: () => ask(reporting.GET("/invoices/{invoice_id}", { params: { path: { invoice_id: id } } })),
    meta: LIVE,
  });
}

/** The lines of an invoice. */
export function useInvoiceLines(id: string) {
  return useInfiniteQuery({
    queryKey: ["reporting", "invoice-lines", id],
    ...listed((cursor) => ask(reporting.GET("/invoices/{invoice_id}/lines", { params: { path: { invoice_id: id }, query: cursor } }))),
    meta: LIVE,
  });
}

/** From an invoice line to the hours, the shift and the approver. */
export function useTrace(lineId: string) {
  return useQuery({
    queryKey: ["reporting", "trace", lineId],
    queryFn: () => ask(reporting.GET("/invoice-lines/{invoice_line_id}/trace", { params: { path: { invoice_line_id: lineId } } })),
    meta: LIVE,
  });
}

/** Where a report can be fetched as a file. */
export function exportPath(report: "client" | "temps" | "invoiced" | "invoice-lines", format: "xlsx" | "csv", period: Period, by?: By): string {
  const query = new URLSearchParams({ format, ...queryOf(period), ...(by === undefined ? {} : { by }) });
  return `/api/reporting/v1/reports/${report}/export?${query}`;
}
