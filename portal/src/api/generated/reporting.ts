// Made by `npm run api` from services/reporting-svc/reporting/openapi.yaml; do not edit.
export interface paths {
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed, as server-sent events */
        get: operations["live.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Client report: invoiced, unique temps, average temps at work, against the year before
         * @description `average_temps` is the mean, over the calendar weeks of the period, of the number of different temps with approved hours in that week. A calendar week (ISO 8601) belongs to the month of its Thursday; only weeks that are over count. `invoiced` is by month of issue, without VAT, in euro; hours and temps are those of approved timesheets. The year before is the same months, twelve months earlier.
         */
        get: operations["reports.client"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/temps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Temps with approved hours in the period, by name */
        get: operations["reports.temps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/invoiced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Amounts and hours invoiced per month, per invoice or per temp */
        get: operations["reports.invoiced"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report as a spreadsheet or CSV file
         * @description Up to 50,000 rows; a larger report is refused with `export_too_large`.
         */
        get: operations["exports.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices and credit notes, newest first */
        get: operations["invoices.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invoice */
        get: operations["invoices.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{invoice_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of an invoice, in its own order */
        get: operations["invoices.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoice-lines/{invoice_line_id}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From an invoice line to the timesheet line, the shift and who approved */
        get: operations["traces.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @example 2026-11 */
        Month: string;
        Figures: {
            /** @description Net of credit notes */
            invoiced: string;
            invoiced_minutes: number;
            /** @description Approved hours */
            worked_minutes: number;
            unique_temps: number;
            /** @description Two decimals */
            average_temps: string;
        };
        ClientReport: {
            from: components["schemas"]["Month"];
            until: components["schemas"]["Month"];
            /** Format: uuid */
            unit_id?: string | null;
            currency: string;
            total: components["schemas"]["Figures"];
            previous: components["schemas"]["Figures"];
            months: {
                month: components["schemas"]["Month"];
                current: components["schemas"]["Figures"];
                previous: components["schemas"]["Figures"];
            }[];
        };
        Temp: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        TempRow: {
            temp: components["schemas"]["Temp"];
            /**
             * Format: uuid
             * @description Where most recently
             */
            unit_id: string;
            unit_name: string;
            /** @description Most recently */
            work_post: string;
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            minutes: number;
        };
        TempPage: {
            items: components["schemas"]["TempRow"][];
            next: string | null;
        };
        /** @description One of month, invoice or temp says what the row is about; a temp is null for lines that name none. */
        InvoicedRow: {
            month?: components["schemas"]["Month"];
            invoice?: {
                /** Format: uuid */
                id: string;
                number: string;
                /** Format: date */
                issue_date: string;
            };
            temp?: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            amount: string;
            minutes: number;
        };
        InvoicedPage: {
            by: string;
            items: components["schemas"]["InvoicedRow"][];
            next: string | null;
            /** @description Of the whole period, not of the page */
            total: {
                amount: string;
                minutes: number;
            };
        };
        Invoice: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id?: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            number: string;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            /** Format: date */
            issue_date: string;
            /** Format: date */
            due_date?: string | null;
            /** Format: date */
            period_start?: string | null;
            /** Format: date */
            period_end?: string | null;
            buyer_reference?: string | null;
            /** @description Number of the invoice that a credit note corrects */
            corrects?: string | null;
            currency: string;
            /** @description Without VAT; negative for a credit note */
            net_amount: string;
            vat_amount: string;
            gross_amount: string;
            line_count: number;
            minutes: number;
        };
        InvoicePage: {
            items: components["schemas"]["Invoice"][];
            next: string | null;
        };
        InvoiceLine: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            invoice_id?: string;
            /** @description The line's own number on the invoice */
            number: string;
            position?: number;
            /** Format: uuid */
            unit_id?: string;
            unit_name?: string;
            description: string;
            temp?: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            week?: string | null;
            /** Format: date */
            work_date?: string | null;
            cost_centre?: string | null;
            quantity: string;
            /** @description UN/ECE Recommendation 20; HUR is hours */
            unit_code: string;
            price: string;
            amount: string;
            vat_percent?: string | null;
            minutes: number;
            /** @description Names a timesheet line */
            traceable?: boolean;
        };
        InvoiceLinePage: {
            items: components["schemas"]["InvoiceLine"][];
            next: string | null;
        };
        /** @description What cannot be found is null and named in `gaps`. */
        Trace: {
            line: components["schemas"]["InvoiceLine"];
            /** @description Which invoice it is; its amounts are those of all units and stand with the invoice itself */
            invoice: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                kind: "invoice" | "credit_note";
                /** Format: date */
                issue_date: string;
            };
            timesheet_line: {
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                timesheet_id: string;
                revision: number;
                week: string;
                /** Format: date */
                work_date: string;
                /** Format: date-time */
                start?: string | null;
                /** Format: date-time */
                end?: string | null;
                minutes: number;
                work_post?: string;
                cost_centre?: string | null;
                /** @description Of all invoice lines that name this timesheet line */
                invoiced_minutes?: number;
            } | null;
            shift: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                break_minutes?: number;
                work_post?: string;
                unit_name?: string;
                /** @enum {string} */
                status: "published" | "cancelled";
                /** Format: uuid */
                contract_id?: string | null;
            } | null;
            approval: {
                approver_id?: string | null;
                approver_name: string;
                /** Format: date-time */
                approved_at: string;
            } | null;
            gaps: ("timesheet_line_not_named" | "timesheet_line_unknown" | "shift_unknown")[];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            code: string;
            params?: Record<string, never>;
            errors?: {
                pointer?: string;
                rule?: string;
            }[];
        };
    };
    responses: {
        /** @description What went wrong */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        InvoiceId: string;
        /** @description First month; default the first of the last twelve */
        From: components["schemas"]["Month"];
        /** @description Last month; default this month */
        Until: components["schemas"]["Month"];
        /** @description The unit and everything under it */
        UnitId: string;
        Limit: number;
        Cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "live.stream": {
        parameters: {
            query?: {
                /** @description The client, for agency users (a stream cannot send the header) */
                company?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reports.client": {
        parameters: {
            query?: {
                /** @description First month; default the first of the last twelve */
                from?: components["parameters"]["From"];
                /** @description Last month; default this month */
                until?: components["parameters"]["Until"];
                /** @description The unit and everything under it */
                unit_id?: components["parameters"]["UnitId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reports.temps": {
        parameters: {
            query?: {
                /** @description First month; default the first of the last twelve */
                from?: components["parameters"]["From"];
                /** @description Last month; default this month */
                until?: components["parameters"]["Until"];
                /** @description The unit and everything under it */
                unit_id?: components["parameters"]["UnitId"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TempPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reports.invoiced": {
        parameters: {
            query?: {
                by?: "month" | "invoice" | "temp";
                /** @description First month; default the first of the last twelve */
                from?: components["parameters"]["From"];
                /** @description Last month; default this month */
                until?: components["parameters"]["Until"];
                /** @description The unit and everything under it */
                unit_id?: components["parameters"]["UnitId"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicedPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "exports.download": {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
                /** @description For `invoiced` */
                by?: "month" | "invoice" | "temp";
                /** @description Of the headings */
                language?: "nl" | "fr" | "en";
                /** @description First month; default the first of the last twelve */
                from?: components["parameters"]["From"];
                /** @description Last month; default this month */
                until?: components["parameters"]["Until"];
                /** @description The unit and everything under it */
                unit_id?: components["parameters"]["UnitId"];
            };
            header?: never;
            path: {
                report: "client" | "temps" | "invoiced" | "invoice-lines";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invoices.search": {
        parameters: {
            query?: {
                /** @description First month; default the first of the last twelve */
                from?: components["parameters"]["From"];
                /** @description Last month; default this month */
                until?: components["parameters"]["Until"];
                /** @description The unit and everything under it */
                unit_id?: components["parameters"]["UnitId"];
                /** @description The exact invoice number; without months of all times */
                number?: string;
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invoices.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_id: components["parameters"]["InvoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invoices.lines": {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                invoice_id: components["parameters"]["InvoiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceLinePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "traces.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invoice_line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trace */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
