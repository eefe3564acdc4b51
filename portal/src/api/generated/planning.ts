// Made by `npm run api` from services/planning-svc/planning/openapi.yaml; do not edit.
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
    "/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The week board of a unit and everything under it
         * @description Temps who may work there with their hours of the whole week (in every unit), the shifts, the open ones, and one light per shift. Without `week` the present week.
         */
        get: operations["board.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shifts by start */
        get: operations["shifts.search"];
        put?: never;
        /**
         * Make draft shifts, several at once (dates or a pattern of days and weeks, times the head count)
         * @description At most 500 shifts in one call. A clock time that a day does not have is refused (time_missing), one that it has twice asks for a fold (time_twice).
         */
        post: operations["shifts.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish draft shifts at once and draw up their contracts
         * @description Either `ids`, or every assigned draft of `unit_id` in `week`. Each shift is published or left alone, and the answer says which and why.
         */
        post: operations["shifts.publish_many"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        /** One shift with its findings, light and timeline */
        get: operations["shifts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a draft, or amend a published shift and its contract before it starts */
        patch: operations["shifts.amend"];
        trace?: never;
    };
    "/shifts/{shift_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        /** Every temp of the unit with what speaks against assigning, best first */
        get: operations["shifts.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}/price": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        /** What this shift will cost, line by line (needs wage:read as well) */
        get: operations["shifts.price"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign a temp to a draft shift
         * @description Refused with 409 and `findings` when a rule blocks (code rules_block), or warns and the warnings are not accepted (code rules_warn). Accept warnings with `accept_warnings`; go past a block that allows it (`can_override`) with `override_reason`.
         */
        post: operations["shifts.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}/unassign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the temp off a draft shift */
        post: operations["shifts.unassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish; draws up the contract of the week */
        post: operations["shifts.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shifts/{shift_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel before it starts; amends or cancels the contract */
        post: operations["shifts.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What these shifts will cost together (needs wage:read as well) */
        post: operations["prices.quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/weeks/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a week's shifts to later weeks as drafts; clock times stay */
        post: operations["weeks.copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/temps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Temps who may work in the caller's units, by name */
        get: operations["temps.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/temps/{temp_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One temp with skills, availability and placements */
        get: operations["temps.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contracts, latest period first */
        get: operations["contracts.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contracts/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contract with its shifts and timeline */
        get: operations["contracts.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/work-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work posts that can be planned, by title */
        get: operations["work_posts.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The work rules in force for a unit and day, with their source */
        get: operations["rules.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published shifts as iCalendar */
        get: operations["calendar.get"];
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
        /** @example 2026-W48 */
        Week: string;
        /** @example 22:00 */
        Clock: string;
        /** @enum {string} */
        ShiftStatus: "draft" | "published" | "cancelled";
        /**
         * @description declared means signed as well; refused is the declaration's answer.
         * @enum {string}
         */
        ContractStatus: "drawn_up" | "signed" | "declared" | "refused" | "cancelled";
        /** @enum {string} */
        Severity: "block" | "warn" | "rather_not";
        /** @description How far the shift is. open (nobody assigned) → planned (assigned draft) → contract → signed → declared; refused, cancelled; history is work taken over from before, without a contract. */
        Light: {
            /** @enum {string} */
            stage: "open" | "planned" | "contract" | "signed" | "declared" | "refused" | "cancelled" | "history";
            signed: boolean;
            declared: boolean;
            /** @description Not declared and less than 24 hours to go, or started */
            late: boolean;
            /** @description Null when it is over or has started */
            minutes_to_start?: number | null;
        };
        Finding: {
            /** @description daily_rest, weekly_rest, max_day, max_week, absolute_day, absolute_week, min_shift, min_night_shift, break_length, night_work, sunday_work, holiday_work, max_days_row, notice, double_booking, skill, availability, placement, unit, temp */
            rule: string;
            /** @description What to say: rest_before, rest_after, weekly_rest_short, day_overtime, week_overtime, day_limit, week_limit, shift_short, night_shift_short, break_short, night_work, sunday_work, holiday_work, days_in_row, notice_short, double_booking, skill_missing, not_available, rather_not, not_declared, placement_none, placement_period, unit_not_allowed, temp_inactive */
            code: string;
            severity: components["schemas"]["Severity"];
            value?: number | null;
            limit?: number | null;
            /** @enum {string|null} */
            unit?: "minutes" | "days" | null;
            /** @description Law, agreement or article of the work regulation */
            source: string;
            /** @description The back office's id of the rule, LAW when it is the legal default, or PLANNING */
            rule_version: string;
            /** @enum {string|null} */
            override_role: "planner" | "hr_manager" | "agency" | null;
            /** @description The caller may go on all the same */
            can_override: boolean;
            /** @description Numbers, dates and instants for the sentence */
            params: Record<string, never>;
        };
        TempName: {
            /** Format: uuid */
            id: string;
            name: string;
        } | null;
        ShiftSummary: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id?: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            /**
             * Format: uuid
             * @description The shifts that were made as one with a head count
             */
            group_id: string;
            status: components["schemas"]["ShiftStatus"];
            /** @description Its code */
            work_post: string;
            work_post_name: string;
            /**
             * Format: date
             * @description The day on which it begins
             */
            date: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            start_time: components["schemas"]["Clock"];
            end_time: components["schemas"]["Clock"];
            break_minutes: number;
            /** @description Between start and end without the break */
            minutes: number;
            temp: components["schemas"]["TempName"];
            light: components["schemas"]["Light"];
            /** @description Findings that were accepted at assigning */
            warnings: number;
            /** Format: uuid */
            contract_id: string | null;
            cost_centre?: string | null;
            /** @description Taken over from before; without contract */
            history: boolean;
        };
        Shift: components["schemas"]["ShiftSummary"] & {
            /** @example Europe/Brussels */
            zone: string;
            note: string | null;
            purchase_order: string | null;
            cancel_reason?: string | null;
            /**
             * Format: uuid
             * @description The cancelled shift that this one stands in for
             */
            replaces_id: string | null;
            /**
             * Format: uuid
             * @description After cancel with reopen
             */
            replacement_id?: string | null;
            /** @description Revision of the work rules it was held against */
            rules_version: string | null;
            /** @description Revision of the pay conditions at publishing */
            pay_version?: string | null;
            /** @description Euro per hour */
            wage?: string | null;
            /** @description Now */
            findings: components["schemas"]["Finding"][];
            accepted?: components["schemas"]["Accepted"][];
            contract: components["schemas"]["ContractSummary"] | null;
            timeline: components["schemas"]["Step"][];
        };
        Accepted: {
            rule: string;
            code: string;
            severity: components["schemas"]["Severity"];
            value?: number | null;
            limit?: number | null;
            rule_version?: string;
            reason?: string | null;
            by?: string;
            by_name?: string;
            /** Format: date-time */
            at?: string;
        };
        ShiftPage: {
            items: components["schemas"]["ShiftSummary"][];
            next: string | null;
        };
        Made: {
            items: components["schemas"]["ShiftSummary"][];
        };
        /** @description Either `dates` or `pattern`. An end that is not after the start is on the next day. */
        NewShifts: {
            /** Format: uuid */
            unit_id: string;
            /** @description Its code */
            work_post: string;
            start_time: components["schemas"]["Clock"];
            end_time: components["schemas"]["Clock"];
            /** @description Which of the two when the clock goes back */
            start_fold?: number;
            end_fold?: number;
            /**
             * @description Unpaid
             * @default 0
             */
            break_minutes?: number;
            /** @default 1 */
            head_count?: number;
            dates?: string[];
            pattern?: components["schemas"]["Pattern"];
            cost_centre?: string;
            purchase_order?: string;
            note?: string;
        };
        Pattern: {
            /**
             * Format: date
             * @description First day; the week of this day is the first week
             */
            from: string;
            /** @description ISO: 1 is Monday */
            weekdays: number[];
            weeks: number;
            /**
             * @description 2 is every other week
             * @default 1
             */
            every?: number;
            /** @default false */
            skip_holidays?: boolean;
        };
        /** @description What is absent stays. Times are those of the shift's zone. */
        ShiftChange: {
            /** Format: date */
            date?: string;
            start_time?: components["schemas"]["Clock"];
            end_time?: components["schemas"]["Clock"];
            start_fold?: number;
            end_fold?: number;
            break_minutes?: number;
            /** @description Of a draft only */
            work_post?: string;
            cost_centre?: string | null;
            purchase_order?: string | null;
            note?: string | null;
            /** @description Shown in the timeline */
            reason?: string;
            /** @default false */
            accept_warnings?: boolean;
            override_reason?: string;
        };
        Assign: {
            /** Format: uuid */
            temp_id: string;
            /** @default false */
            accept_warnings?: boolean;
            /** @description Goes past every block that the caller may go past, and says why */
            override_reason?: string;
        };
        Publish: {
            motive?: components["schemas"]["Motive"];
            justification?: string;
            /** @default false */
            accept_warnings?: boolean;
        };
        /**
         * @description Legal motive, only for temps whose placement does not name one (code motive_missing)
         * @enum {string}
         */
        Motive: "replacement_suspended" | "replacement_notice" | "replacement_ended" | "temporary_increase" | "exceptional_work" | "inflow" | "artistic";
        PublishMany: {
            ids?: string[];
            /** Format: uuid */
            unit_id?: string;
            week?: components["schemas"]["Week"];
            motive?: components["schemas"]["Motive"];
            justification?: string;
            /** @default false */
            accept_warnings?: boolean;
        };
        PublishedMany: {
            published: number;
            skipped: number;
            contracts: components["schemas"]["ContractSummary"][];
            items: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                outcome: "published" | "skipped";
                /** @description Why it was left alone: not_found, state, not_assigned, already_started, rules_block, rules_warn, motive_missing, wage_missing */
                code?: string;
                findings?: components["schemas"]["Finding"][];
                version?: number;
            }[];
        };
        Cancel: {
            reason: string;
            /**
             * @description Make a new open draft in its place, for somebody else
             * @default false
             */
            reopen?: boolean;
        };
        Candidates: {
            items: components["schemas"]["Candidate"][];
        };
        Candidate: {
            temp: components["schemas"]["TempName"];
            /** @enum {string} */
            fit: "free" | "warned" | "blocked";
            findings: components["schemas"]["Finding"][];
            /** @description Planned in the week of the shift without it */
            week_minutes: number;
            week_minutes_after: number;
            /** @description Of the week before overtime */
            limit_minutes: number;
        };
        PriceLine: {
            /** @enum {string} */
            kind: "regular" | "overtime_50" | "overtime_100" | "night" | "saturday" | "sunday" | "holiday" | "shift" | "meal_voucher";
            minutes: number;
            /** @description Euro per hour, or per piece */
            rate?: string;
            /** @description Of the rate */
            percent?: string;
            coefficient?: string;
            /** @description Billed */
            amount: string;
            explanation: components["schemas"]["Explanation"];
        };
        Explanation: {
            code: string;
            text: string;
            params: Record<string, never>;
        };
        Price: {
            /** Format: uuid */
            shift_id: string;
            minutes: number;
            /** @description Euro per hour */
            wage: string;
            /** @description The sum of the lines */
            amount: string;
            lines: components["schemas"]["PriceLine"][];
            /** @description Revision of the pay conditions */
            pay_version: string;
            /** @description Ids of the conditions that were used */
            used: string[];
        };
        PriceRequest: {
            shift_ids: string[];
        };
        Prices: {
            amount: string;
            minutes: number;
            items: {
                /** Format: uuid */
                shift_id: string;
                amount: string;
            }[];
            /** @description Shifts for which no wage is known */
            unpriced: string[];
        };
        CopyWeek: {
            /**
             * Format: uuid
             * @description The unit and everything under it
             */
            unit_id: string;
            from_week: components["schemas"]["Week"];
            to_week: components["schemas"]["Week"];
            /**
             * @description How many weeks in a row to fill
             * @default 1
             */
            weeks?: number;
            /**
             * @description Assign the same temps where no rule speaks against it
             * @default false
             */
            with_temps?: boolean;
        };
        CopiedWeek: {
            created: number;
            assigned: number;
            left_open: {
                /** Format: uuid */
                shift_id: string;
                temp: components["schemas"]["TempName"];
                findings: components["schemas"]["Finding"][];
            }[];
            items: components["schemas"]["ShiftSummary"][];
        };
        TempSummary: {
            /** Format: uuid */
            id: string;
            version: number;
            name: string;
            email?: string | null;
            phone?: string | null;
            skills: components["schemas"]["Skill"][];
        };
        Skill: {
            /** @description Of the work post */
            code: string;
            name: string;
        };
        TempPage: {
            items: components["schemas"]["TempSummary"][];
            next: string | null;
        };
        Temp: components["schemas"]["TempSummary"] & {
            /** @description Where the temp may work, as far as the caller sees it */
            units: components["schemas"]["UnitName"][];
            availability: components["schemas"]["AvailabilityLine"][];
            placements: components["schemas"]["Placement"][];
        };
        UnitName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** @description Weekly (weekday and clock times, for as long as `from` and `until` say) or single (start and end). */
        AvailabilityLine: {
            /** @enum {string} */
            kind: "weekly" | "single";
            /** @enum {string} */
            status: "available" | "rather_not" | "not_available";
            weekday?: number | null;
            start_time?: string | null;
            end_time?: string | null;
            /** Format: date */
            from?: string | null;
            /** Format: date */
            until?: string | null;
            /** Format: date-time */
            start?: string | null;
            /** Format: date-time */
            end?: string | null;
        };
        Placement: {
            /** Format: uuid */
            id: string;
            reference?: string;
            /** Format: uuid */
            unit_id?: string;
            unit_name?: string;
            work_post: string | null;
            function?: string | null;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string | null;
            motive: string | null;
            justification?: string | null;
            /** Format: uuid */
            vacancy_id?: string | null;
            wage?: string | null;
        };
        Board: {
            week: components["schemas"]["Week"];
            weeks: components["schemas"]["Week"][];
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description Last day
             */
            until: string;
            unit?: components["schemas"]["UnitName"] | null;
            days: components["schemas"]["BoardDay"][];
            temps: components["schemas"]["BoardTemp"][];
            /** @description By start; cancelled ones are not on the board. `temp` null is an open place */
            shifts: components["schemas"]["ShiftSummary"][];
            totals: components["schemas"]["BoardTotals"];
        };
        BoardDay: {
            /** Format: date */
            date: string;
            weekday: number;
            /** @description Name of the legal holiday, such as christmas */
            holiday: string | null;
            shifts: number;
            open: number;
            minutes: number;
        };
        BoardTemp: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Codes of work posts */
            skills: string[];
            /** @description One per week on the board */
            weeks: {
                week: components["schemas"]["Week"];
                /** @description Planned in every unit, also where the caller sees no shifts */
                minutes: number;
                /** @description Beyond it is overtime */
                limit_minutes: number;
                absolute_minutes: number;
                /** @enum {string} */
                over: "none" | "overtime" | "limit";
            }[];
            /** @description Days on which something is known */
            availability: {
                /** Format: date */
                date: string;
                /** @enum {string} */
                status: "available" | "rather_not" | "not_available";
                /** @description 00:00 to 24:00 is the whole day */
                start_time: string;
                end_time: string;
            }[];
        };
        BoardTotals: {
            shifts: number;
            open: number;
            draft: number;
            published: number;
            minutes: number;
            /** @description Shifts per stage */
            lights: {
                [key: string]: number;
            };
            late: number;
        };
        ContractSummary: {
            /** Format: uuid */
            id: string;
            version: number;
            /** @description A change of the shifts makes a next version, which is signed and declared again */
            contract_version: number;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            temp: components["schemas"]["TempName"];
            work_post: string;
            work_post_name: string;
            week: components["schemas"]["Week"];
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            status: components["schemas"]["ContractStatus"];
            shift_count: number;
            minutes: number;
            /** Format: date-time */
            signed_at?: string | null;
            /** Format: date-time */
            declared_at?: string | null;
            refused_reason?: string | null;
            /** Format: uuid */
            document_id?: string | null;
        };
        ContractPage: {
            items: components["schemas"]["ContractSummary"][];
            next: string | null;
        };
        Contract: components["schemas"]["ContractSummary"] & {
            motive: string;
            justification: string | null;
            function: string;
            workplace: string;
            joint_committee: string | null;
            /** @enum {string|null} */
            category: "worker" | "clerk" | null;
            placement_reference?: string | null;
            declaration_number?: string | null;
            /** Format: date-time */
            drawn_up_at?: string;
            wage?: string;
            premiums?: Record<string, never>[];
            meal_voucher?: string | null;
            /** @description Ids of the pay conditions that were used */
            used?: string[];
            shifts: {
                /** Format: uuid */
                shift_id: string;
                /** Format: date */
                date: string;
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
                break_minutes: number;
                minutes: number;
            }[];
            timeline: components["schemas"]["Step"][];
        };
        WorkPosts: {
            items: {
                code: string;
                name: string;
                description?: string | null;
                joint_committee?: string | null;
                /** @enum {string|null} */
                category?: "worker" | "clerk" | null;
                /** @description Empty is the whole company */
                unit_ids: string[];
                protective_equipment?: string[];
                form_number?: string | null;
            }[];
        };
        Rules: {
            /** Format: date */
            date: string;
            /** @description Revision of the client's rules, LAW when there are none */
            rules_version: string;
            items: {
                id: string;
                rule: string;
                value: number | null;
                /** @enum {string} */
                measure: "minutes" | "count" | "window";
                window?: {
                    from?: string;
                    until?: string;
                } | null;
                severity: components["schemas"]["Severity"];
                override_role: string | null;
                source: string;
                /** Format: uuid */
                unit_id?: string | null;
                work_post?: string | null;
                /** Format: date */
                effective_from?: string | null;
                /** Format: date */
                effective_until?: string | null;
            }[];
        };
        Step: {
            /** Format: date-time */
            at: string;
            actor?: string;
            actor_name?: string | null;
            action: string;
            note?: string | null;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            code: string;
            params?: Record<string, never>;
            /** @description Of rules_block and rules_warn: why */
            findings?: components["schemas"]["Finding"][];
            errors?: {
                pointer?: string;
                rule?: string;
            }[];
        };
    };
    responses: {
        /** @description The shift */
        Shift: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Shift"];
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
        ShiftId: string;
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
    "board.get": {
        parameters: {
            query?: {
                /** @description Default is everything the caller may see */
                unit_id?: string;
                week?: components["schemas"]["Week"];
                weeks?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.search": {
        parameters: {
            query?: {
                /** @description The unit and everything under it */
                unit_id?: string;
                week?: components["schemas"]["Week"];
                status?: components["schemas"]["ShiftStatus"];
                temp_id?: string;
                /** @description Only shifts without a temp */
                open?: boolean;
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
                    "application/json": components["schemas"]["ShiftPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.create": {
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
                "application/json": components["schemas"]["NewShifts"];
            };
        };
        responses: {
            /** @description The shifts, by start; Location is the first one */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.publish_many": {
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
                "application/json": components["schemas"]["PublishMany"];
            };
        };
        responses: {
            /** @description What happened to each shift */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedMany"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "shifts.amend": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftChange"];
            };
        };
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "shifts.candidates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Candidates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Candidates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.price": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The price */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Price"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "shifts.assign": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "shifts.unassign": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "shifts.publish": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Publish"];
            };
        };
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "shifts.cancel": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                shift_id: components["parameters"]["ShiftId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancel"];
            };
        };
        responses: {
            200: components["responses"]["Shift"];
            default: components["responses"]["Problem"];
        };
    };
    "prices.quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceRequest"];
            };
        };
        responses: {
            /** @description The prices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prices"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "weeks.copy": {
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
                "application/json": components["schemas"]["CopyWeek"];
            };
        };
        responses: {
            /** @description The copies */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopiedWeek"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "temps.search": {
        parameters: {
            query?: {
                /** @description Who may work in this unit or under it */
                unit_id?: string;
                /** @description Code of a work post */
                skill?: string;
                /** @description Part of the name */
                q?: string;
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
    "temps.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                temp_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The temp */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Temp"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contracts.search": {
        parameters: {
            query?: {
                /** @description The unit and everything under it */
                unit_id?: string;
                week?: components["schemas"]["Week"];
                status?: components["schemas"]["ContractStatus"];
                temp_id?: string;
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
                    "application/json": components["schemas"]["ContractPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "contracts.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "work_posts.search": {
        parameters: {
            query?: {
                /** @description Posts of this unit; default is the posts of every unit the caller may see */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work posts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkPosts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "rules.search": {
        parameters: {
            query: {
                unit_id: string;
                work_post?: string;
                /** @description Default is today */
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "calendar.get": {
        parameters: {
            query?: {
                /** @description The unit and everything under it */
                unit_id?: string;
                /** @description First of the four weeks in the file; default is the present week */
                week?: components["schemas"]["Week"];
                temp_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
