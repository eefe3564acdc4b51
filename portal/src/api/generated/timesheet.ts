// Made by `npm run api` from services/timesheet-svc/timesheet/openapi.yaml; do not edit.
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
    "/weeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Weeks with their counts, newest first */
        get: operations["weeks.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Timesheets, newest week first */
        get: operations["timesheets.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the sheets of a week at once
         * @description Takes every sheet of the week that waits (open or submitted) in the caller's units, or those named in `ids`. Each sheet is approved or left alone, and the answer says which and why; `remaining` counts what the limit of one call left over.
         */
        post: operations["timesheets.approve_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/{timesheet_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        /** One timesheet with lines, pay, timeline and approved revisions */
        get: operations["timesheets.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/{timesheet_id}/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
                line_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct the hours worked of one line */
        patch: operations["lines.correct"];
        trace?: never;
    };
    "/timesheets/{timesheet_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit for approval */
        post: operations["timesheets.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/{timesheet_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve; the hours and pay go to the back office */
        post: operations["timesheets.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/{timesheet_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject with a reason */
        post: operations["timesheets.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/timesheets/{timesheet_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a new revision of an approved timesheet
         * @description The approved revision stays as it is and in force until the new one is approved.
         */
        post: operations["timesheets.correct"];
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
        /** @example 2026-W48 */
        Week: string;
        /** @enum {string} */
        Status: "open" | "submitted" | "approved" | "rejected" | "exported";
        /**
         * @description The three first split all hours; night, saturday, sunday, holiday and shift_premium come on top; a meal_voucher counts days.
         * @enum {string}
         */
        Kind: "regular" | "overtime_50" | "overtime_100" | "night" | "saturday" | "sunday" | "holiday" | "shift_premium" | "meal_voucher";
        /**
         * @description Where the actual hours come from; `plan` means nobody recorded anything else.
         * @enum {string}
         */
        ActualSource: "plan" | "clock" | "manual" | "history";
        Temp: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Minutes per kind. regular + overtime_50 + overtime_100 = minutes worked. */
        Hours: {
            regular: number;
            overtime_50: number;
            overtime_100: number;
            night: number;
            sunday: number;
            holiday: number;
        };
        Worked: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            break_minutes: number;
            /** @description Between start and end without the break */
            minutes: number;
        } | null;
        PayLine: {
            kind: components["schemas"]["Kind"];
            /** @description Which premium, when there are several */
            code?: string;
            minutes: number;
            /** @description Number of meal vouchers */
            quantity?: number;
            /** @description Euro per hour, or per piece */
            rate?: string;
            /** @description Of the rate */
            percent?: string;
            amount?: string;
            explanation: components["schemas"]["Explanation"];
        };
        /** @description Why; `code` and `params` are what a screen translates, `text` is English. */
        Explanation: {
            code: string;
            text: string;
            params?: Record<string, never>;
        };
        Line: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            shift_id: string | null;
            /** Format: date */
            work_date: string;
            work_post: string;
            cost_centre?: string | null;
            /** Format: uuid */
            contract_id?: string | null;
            planned: components["schemas"]["Worked"];
            actual: components["schemas"]["Worked"];
            actual_source: components["schemas"]["ActualSource"];
            absent: boolean;
            differs: boolean;
            /** @description Actual minus planned minutes */
            deviation_minutes: number;
            /** @description Why the hours were corrected */
            reason: string | null;
            hours: components["schemas"]["Hours"];
            pay: components["schemas"]["PayLine"][];
            /** @description Euro per hour */
            wage?: string | null;
            amount?: string;
            rules_version?: string | null;
            pay_version?: string | null;
        };
        TimesheetSummary: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id?: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            temp: components["schemas"]["Temp"];
            week: components["schemas"]["Week"];
            /** Format: date */
            week_start?: string;
            status: components["schemas"]["Status"];
            revision: number;
            planned_minutes: number;
            actual_minutes: number;
            line_count: number;
            differing_lines: number;
            differs: boolean;
            /** @description Waits for approval and every line is in the past or recorded */
            approvable: boolean;
            work_posts: string[];
            amount?: string;
            /** Format: date-time */
            submitted_at?: string | null;
            /** Format: date-time */
            approved_at?: string | null;
            approver_name?: string | null;
            rejection_reason?: string | null;
        };
        Timesheet: components["schemas"]["TimesheetSummary"] & {
            hours: components["schemas"]["Hours"];
            lines: components["schemas"]["Line"][];
            timeline: components["schemas"]["Step"][];
            revisions: components["schemas"]["Revision"][];
            /** @description What the back office answered */
            payroll_status?: string | null;
            payroll_note?: string | null;
        };
        Step: {
            /** Format: date-time */
            at: string;
            actor?: string;
            actor_name?: string | null;
            action: string;
            note?: string | null;
        };
        /** @description A revision as it was approved; it never changes. */
        Revision: {
            revision: number;
            /** Format: date-time */
            approved_at: string;
            approved_by?: string;
            approver_name: string;
            /** @description SHA-256 of the canonical JSON of what was approved */
            digest: string;
            minutes: number;
            amount?: string;
            in_force: boolean;
        };
        TimesheetPage: {
            items: components["schemas"]["TimesheetSummary"][];
            next: string | null;
        };
        Weeks: {
            items: {
                week: components["schemas"]["Week"];
                /** Format: date */
                week_start: string;
                sheets: number;
                lines: number;
                differing_lines: number;
                /** @description Sheets that wait for approval and have only lines equal to the plan */
                equal_sheets: number;
                planned_minutes: number;
                actual_minutes: number;
                /** @description Sheets per status */
                by_status: {
                    [key: string]: number;
                };
            }[];
        };
        /** @description Either the three actual values, or `absent` true when the temp did not work. */
        LineCorrection: {
            /** Format: date-time */
            actual_start?: string;
            /** Format: date-time */
            actual_end?: string;
            actual_break_minutes?: number;
            /** @default false */
            absent?: boolean;
            reason: string;
        };
        Submission: {
            /**
             * @description These are my own hours; somebody else must approve them
             * @default false
             */
            as_worker?: boolean;
        };
        Reason: {
            reason: string;
        };
        ApproveMany: {
            week: components["schemas"]["Week"];
            /** Format: uuid */
            unit_id?: string;
            ids?: string[];
            /**
             * @description Leave sheets with a line that differs from the plan
             * @default true
             */
            only_equal?: boolean;
        };
        ApprovedMany: {
            approved: number;
            skipped: number;
            remaining: number;
            items: {
                /** Format: uuid */
                id: string;
                temp?: components["schemas"]["Temp"];
                /** @enum {string} */
                outcome: "approved" | "skipped";
                /** @description Why it was left alone: differs, own_hours, not_yet_worked, state, not_found */
                code?: string;
                version?: number;
            }[];
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
        /** @description The timesheet */
        Timesheet: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Timesheet"];
            };
        };
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
        TimesheetId: string;
        /** @description The ETag that was shown */
        IfMatch: string;
        IdempotencyKey: string;
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
    "weeks.search": {
        parameters: {
            query?: {
                unit_id?: string;
                /** @description Newest week to show */
                until?: components["schemas"]["Week"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Weeks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Weeks"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.search": {
        parameters: {
            query?: {
                week?: components["schemas"]["Week"];
                /** @description The unit and everything under it */
                unit_id?: string;
                status?: components["schemas"]["Status"];
                temp_id?: string;
                /** @description Only sheets with a line that differs from the plan */
                only_exceptions?: boolean;
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
                    "application/json": components["schemas"]["TimesheetPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.approve_many": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveMany"];
            };
        };
        responses: {
            /** @description What happened to each sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedMany"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
    "lines.correct": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineCorrection"];
            };
        };
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Submission"];
            };
        };
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.approve": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.reject": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
    "timesheets.correct": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                timesheet_id: components["parameters"]["TimesheetId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Timesheet"];
            default: components["responses"]["Problem"];
        };
    };
}
