// Made by `npm run api` from services/vacancy-svc/vacancy/openapi.yaml; do not edit.
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
    "/vacancies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vacancies, newest first, with the number of candidates per stage */
        get: operations["vacancies.search"];
        put?: never;
        /** Start a draft */
        post: operations["vacancies.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        /** One vacancy with its timeline and how it compares with what the agency holds */
        get: operations["vacancies.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a vacancy
         * @description A draft can be changed in everything. After it went to the agency unit, work post, title, motive and start stay as they are (409 `field_fixed`), the rest may change and the agency gets the new version. 409 `awaiting_approval` while it waits inside the client.
         */
        patch: operations["vacancies.update"];
        trace?: never;
    };
    "/vacancies/{vacancy_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a draft from an existing vacancy
         * @description Everything but the period, the reference and the candidates is taken over.
         */
        post: operations["vacancies.copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send to the agency, or to whoever must approve it inside the client first
         * @description 409 `incomplete` names what is missing (`params.missing`, names of fields), `period_too_long` what the motive allows (`params.months`), `motive_unknown` a motive that the law does not know on the first day. When the client asks for approval and the caller cannot approve, the vacancy becomes `awaiting_approval`, otherwise `submitted`.
         */
        post: operations["vacancies.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve inside the client; the vacancy goes to the agency */
        post: operations["vacancies.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not approve; it becomes a draft again, with the reason */
        post: operations["vacancies.give_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an open vacancy, with whatever places were filled */
        post: operations["vacancies.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vacancies/{vacancy_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel; possible as long as nobody was placed */
        post: operations["vacancies.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Candidates, newest first */
        get: operations["candidates.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        /** One candidate with proposal text, CV, interview, comments and timeline */
        get: operations["candidates.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/shortlist": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep in the running */
        post: operations["candidates.shortlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/interview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        /** The interview as an iCalendar file */
        get: operations["candidates.calendar_file"];
        put?: never;
        /**
         * Plan an interview, or plan it again
         * @description 409 `interview_past` for a moment that has gone by.
         */
        post: operations["candidates.plan_interview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept; the agency confirms the placement
         * @description 409 `positions_taken` when as many candidates are accepted or placed as there are positions.
         */
        post: operations["candidates.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject with a reason */
        post: operations["candidates.reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a comment that client and agency both see */
        post: operations["comments.create"];
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
        /** Work posts where temps can be deployed, for the form */
        get: operations["work_posts.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/motives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The legal motives for temp work that are in force on a day, with their limits and source */
        get: operations["motives.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this client wants its vacancies handled */
        get: operations["company_settings.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Ask for approval before vacancies go to the agency, or no longer
         * @description Needs the right to approve vacancies of the whole company.
         */
        patch: operations["company_settings.update"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        Status: "draft" | "awaiting_approval" | "submitted" | "open" | "filled" | "closed" | "cancelled";
        /** @enum {string} */
        Stage: "proposed" | "shortlisted" | "interview_planned" | "accepted" | "rejected" | "withdrawn" | "placed";
        /**
         * @description Motives of the law of 24 July 1987; GET /motives says what each allows.
         * @enum {string}
         */
        Motive: "replacement_suspended" | "replacement_notice" | "replacement_ended" | "temporary_increase" | "exceptional_work" | "inflow" | "artistic";
        /** @enum {string} */
        ReplacementReason: "illness" | "parental_leave" | "holiday" | "career_break" | "training" | "resignation" | "dismissal" | "other";
        /**
         * @description Hours a week, two decimals
         * @example 38.00
         */
        Hours: string;
        NewVacancy: {
            /** Format: uuid */
            unit_id: string;
            /** @description Function */
            title: string;
            work_post_code?: string | null;
            /** @default 1 */
            positions?: number;
            /** @enum {string|null} */
            motive?: "replacement_suspended" | "replacement_notice" | "replacement_ended" | "temporary_increase" | "exceptional_work" | "inflow" | "artistic" | null;
            justification?: string | null;
            /** @enum {string|null} */
            replacement_reason?: "illness" | "parental_leave" | "holiday" | "career_break" | "training" | "resignation" | "dismissal" | "other" | null;
            /** Format: date */
            replacement_from?: string | null;
            /** Format: date */
            replacement_until?: string | null;
            /** Format: date */
            starts_on?: string | null;
            /** Format: date */
            ends_on?: string | null;
            shift_regime?: string | null;
            hours_per_week?: string | null;
            requirements?: string[];
            description?: string | null;
            cost_centre?: string | null;
            purchase_order?: string | null;
            contact_name?: string | null;
            /** Format: email */
            contact_email?: string | null;
        };
        /** @description Only what changes; null empties a field. */
        VacancyChanges: {
            /** Format: uuid */
            unit_id?: string;
            title?: string;
            work_post_code?: string | null;
            positions?: number;
            /** @enum {string|null} */
            motive?: "replacement_suspended" | "replacement_notice" | "replacement_ended" | "temporary_increase" | "exceptional_work" | "inflow" | "artistic" | null;
            justification?: string | null;
            /** @enum {string|null} */
            replacement_reason?: "illness" | "parental_leave" | "holiday" | "career_break" | "training" | "resignation" | "dismissal" | "other" | null;
            /** Format: date */
            replacement_from?: string | null;
            /** Format: date */
            replacement_until?: string | null;
            /** Format: date */
            starts_on?: string | null;
            /** Format: date */
            ends_on?: string | null;
            shift_regime?: string | null;
            hours_per_week?: string | null;
            requirements?: string[];
            description?: string | null;
            cost_centre?: string | null;
            purchase_order?: string | null;
            contact_name?: string | null;
            /** Format: email */
            contact_email?: string | null;
        };
        /** @description Candidates per stage */
        StageCounts: {
            proposed: number;
            shortlisted: number;
            interview_planned: number;
            accepted: number;
            rejected: number;
            withdrawn: number;
            placed: number;
        };
        VacancySummary: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            /** @description What both parties call it: our id, or the agency's number when it entered the vacancy */
            reference: string;
            status: components["schemas"]["Status"];
            title: string;
            work_post_code: string | null;
            work_post_title: string | null;
            positions: number;
            /** @description Positions with somebody placed */
            filled: number;
            /** @description A motive of ours, or the agency's own word in a vacancy that it entered */
            motive: string | null;
            /** Format: date */
            starts_on: string | null;
            /** Format: date */
            ends_on: string | null;
            cost_centre?: string | null;
            candidates?: components["schemas"]["StageCounts"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Vacancy: components["schemas"]["VacancySummary"] & {
            justification: string | null;
            replacement_reason?: string | null;
            /** Format: date */
            replacement_from?: string | null;
            /** Format: date */
            replacement_until?: string | null;
            shift_regime: string | null;
            hours_per_week: string | null;
            requirements: string[];
            description: string | null;
            purchase_order: string | null;
            contact_name: string | null;
            contact_email: string | null;
            /** @enum {string} */
            origin: "portal" | "agency";
            /** @description Why it was returned, closed or cancelled */
            closing_reason: string | null;
            exchange: components["schemas"]["Exchange"];
            /** @description What the caller may do with it now */
            allowed: ("update" | "copy" | "submit" | "approve" | "return" | "close" | "cancel")[];
            timeline: components["schemas"]["Step"][];
        };
        /** @description What client and agency each hold */
        Exchange: {
            /** @description SHA-256 of the canonical JSON of the exchanged fields as they are now */
            digest: string;
            /**
             * Format: date-time
             * @description When the agency was last sent this vacancy
             */
            sent_at: string | null;
            /** @description The agency answered with exactly these fields */
            confirmed: boolean;
            /** Format: date-time */
            confirmed_at?: string | null;
            /** @description Fields where the agency's last message says otherwise; ours stands until somebody changes it */
            differences: {
                field: string;
                ours: string | null;
                theirs: string | null;
                /**
                 * @description older: a value this field had before; conflict: both changed it
                 * @enum {string}
                 */
                kind: "older" | "conflict";
            }[];
        };
        CandidateSummary: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            /** Format: uuid */
            vacancy_id: string;
            vacancy_title: string;
            name: string;
            status: components["schemas"]["Stage"];
            interview: components["schemas"]["Interview"];
            cv: components["schemas"]["Cv"];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Candidate: components["schemas"]["CandidateSummary"] & {
            /** @description Why the agency proposes this person */
            proposal: string | null;
            /** @description Why rejected or withdrawn */
            reason: string | null;
            placement: components["schemas"]["Placement"];
            comments: components["schemas"]["Comment"][];
            /** @description What the caller may do now */
            allowed: ("shortlist" | "plan_interview" | "accept" | "reject" | "comment")[];
            timeline: components["schemas"]["Step"][];
        };
        Interview: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            place: string | null;
        } | null;
        InterviewPlan: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            place?: string | null;
        };
        /** @description The CV; its content is a document */
        Cv: {
            /** Format: uuid */
            document_id: string;
            file_name: string;
            media_type: string;
            size: number;
        } | null;
        Placement: {
            reference: string;
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string | null;
            /** Format: date-time */
            placed_at?: string;
        } | null;
        Comment: {
            /** Format: uuid */
            id: string;
            text: string;
            author_name: string;
            from_agency: boolean;
            /** Format: date-time */
            created_at: string;
        };
        NewComment: {
            text: string;
        };
        Step: {
            /** Format: date-time */
            at: string;
            actor?: string;
            actor_name?: string | null;
            action: string;
            note?: string | null;
        };
        Reason: {
            reason: string;
        };
        VacancyPage: {
            items: components["schemas"]["VacancySummary"][];
            next: string | null;
        };
        CandidatePage: {
            items: components["schemas"]["CandidateSummary"][];
            next: string | null;
        };
        WorkPosts: {
            items: {
                code: string;
                title: string;
                description: string | null;
                joint_committee: string | null;
                /** @enum {string|null} */
                category: "worker" | "clerk" | null;
            }[];
        };
        Motives: {
            items: {
                code: components["schemas"]["Motive"];
                /** @description Longest without an extension; null: as long as the reason lasts */
                first_months: number | null;
                /** @description Longest with every extension */
                extended_months: number | null;
                /** @description How many temps may try one post */
                attempts?: number | null;
                /** @description Somebody is replaced; say why and until when */
                needs_replacement: boolean;
                /** @description Contracts of a day are allowed */
                day_contracts: boolean;
                /**
                 * @description Whose consent: of the union delegation beforehand, or only for an extension
                 * @enum {string|null}
                 */
                consent?: "union" | "extension" | null;
                source: string;
                /** Format: date */
                effective_from: string;
                /** Format: date */
                effective_until: string | null;
            }[];
        };
        CompanySettings: {
            version: number;
            approval_required: boolean;
        };
        CompanySettingsChanges: {
            approval_required: boolean;
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
        /** @description The vacancy */
        Vacancy: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Vacancy"];
            };
        };
        /** @description The candidate */
        Candidate: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Candidate"];
            };
        };
        /** @description The settings */
        CompanySettings: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CompanySettings"];
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
        VacancyId: string;
        CandidateId: string;
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
    "vacancies.search": {
        parameters: {
            query?: {
                /** @description The unit and everything under it */
                unit_id?: string;
                status?: components["schemas"]["Status"];
                /** @description true: not yet filled, closed or cancelled; false: over */
                active?: boolean;
                work_post_code?: string;
                /** @description Words of the title, work post, reference or cost centre */
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
                    "application/json": components["schemas"]["VacancyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.create": {
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
                "application/json": components["schemas"]["NewVacancy"];
            };
        };
        responses: {
            201: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VacancyChanges"];
            };
        };
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.copy": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.submit": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.approve": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.give_back": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.close": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "vacancies.cancel": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "candidates.search": {
        parameters: {
            query?: {
                vacancy_id?: string;
                /** @description The unit and everything under it */
                unit_id?: string;
                status?: components["schemas"]["Stage"];
                /** @description true: the client still has to decide */
                waiting?: boolean;
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
                    "application/json": components["schemas"]["CandidatePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "candidates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "candidates.shortlist": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "candidates.calendar_file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 5545 */
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
    "candidates.plan_interview": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewPlan"];
            };
        };
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "candidates.accept": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "candidates.reject": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "comments.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                candidate_id: components["parameters"]["CandidateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description The comment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "work_posts.search": {
        parameters: {
            query?: {
                /** @description Posts of this unit: its own, those of the units above it and those of the whole company */
                unit_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
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
    "motives.search": {
        parameters: {
            query?: {
                /** @description Default today */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Motives"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "company_settings.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["CompanySettings"];
            default: components["responses"]["Problem"];
        };
    };
    "company_settings.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanySettingsChanges"];
            };
        };
        responses: {
            200: components["responses"]["CompanySettings"];
            default: components["responses"]["Problem"];
        };
    };
}
