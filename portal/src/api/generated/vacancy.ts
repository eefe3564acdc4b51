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
        /** Vacancies with the number of candidates per stage; newest first, with `period_until` latest start first */
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
    "/vacancies/{vacancy_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                vacancy_id: components["parameters"]["VacancyId"];
            };
            cookie?: never;
        };
        /**
         * What client and agency exchanged about it, oldest first, with who changed what
         * @description Every version that was sent, agreed, or told by the agency and not taken over (`holder` agency: the losing side of a conflict, kept). `changes` compares with the version in force before it.
         */
        get: operations["vacancies.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description 409 `incomplete` names what is missing (`params.missing`, names of fields), `period_too_long` and `period_too_short` what the motive allows (`params.months`, `params.days`; together with what was used on this work post before, `params.last_day` is the last day then), `attempts_used` that as many temps tried the post as the law allows, `motive_unknown` a motive that the law does not know on the first day. When the client asks for approval and the caller cannot approve, the vacancy becomes `awaiting_approval`, otherwise `submitted`.
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
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates, by name; those of the units above the caller's too */
        get: operations["templates.search"];
        put?: never;
        /**
         * Save a vacancy as a template of its unit
         * @description Everything but the period, the reference and the candidates is kept.
         */
        post: operations["templates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a template; vacancies made from it stay */
        delete: operations["templates.delete"];
        options?: never;
        head?: never;
        /** Rename a template, or change what a vacancy made from it starts with */
        patch: operations["templates.update"];
        trace?: never;
    };
    "/templates/{template_id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a draft from a template */
        post: operations["templates.use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own saved filters of the list of vacancies, by name */
        get: operations["views.search"];
        put?: never;
        /**
         * Save filters under a name; the same name again replaces them
         * @description 409 `too_many` beyond fifty.
         */
        post: operations["views.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a saved view of the caller; one that is not there is forgotten already */
        delete: operations["views.delete"];
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
    "/candidates/{candidate_id}/interview/cancel": {
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
         * Call a planned interview off, with the reason; the candidate stays in the running
         * @description 409 `interview_missing` when none is planned. The calendar file then says that it is cancelled.
         */
        post: operations["candidates.cancel_interview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/slots": {
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
         * Propose moments for an interview to the other side
         * @description They come beside those proposed before; 409 `too_many` beyond twenty, `interview_past` for a moment that has gone by.
         */
        post: operations["slots.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/slots/confirm": {
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
         * Agree to a moment that the other side proposed; the interview is planned then
         * @description 409 `own_slot` for a moment of one's own side, `slot_gone` for one that is no longer proposed, `interview_past` for one that has gone by.
         */
        post: operations["slots.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/{candidate_id}/slots/withdraw": {
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
         * Take a proposed moment off the table, one's own or the other side's
         * @description 409 `slot_gone` for one that is no longer proposed.
         */
        post: operations["slots.withdraw"];
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
    "/candidates/{candidate_id}/comments/read": {
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
        /** Mark the comments on a candidate as read by the caller */
        post: operations["comments.read"];
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
    "/motives/meter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of what the law allows is used on a work post of a unit, per motive, and what is needed next
         * @description Counts the placements of this unit and everything under it on this work post, the vacancies that the agency works on (`planned`), and what the agency told of earlier use. Whether there is a union delegation comes from the settings.
         */
        get: operations["motives.meter"];
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
         * Whether vacancies need approval before they go to the agency, and where there is a union delegation
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
        NewTemplate: {
            /** Format: uuid */
            vacancy_id: string;
            name: string;
        };
        TemplateChanges: {
            name?: string;
            fields?: components["schemas"]["TemplateFields"];
        };
        /** @description Only what changes; null empties a field. */
        TemplateFields: {
            title?: string;
            work_post_code?: string | null;
            positions?: number;
            /** @enum {string|null} */
            motive?: "replacement_suspended" | "replacement_notice" | "replacement_ended" | "temporary_increase" | "exceptional_work" | "inflow" | "artistic" | null;
            justification?: string | null;
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
        TemplateUse: {
            /**
             * Format: uuid
             * @description Where the vacancy is
             */
            unit_id: string;
        };
        Template: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            name: string;
            /** @description What a vacancy made from it starts with */
            fields: {
                title: string;
                work_post_code: string | null;
                positions: number;
                motive: string | null;
                justification: string | null;
                shift_regime: string | null;
                hours_per_week: string | null;
                requirements: string[];
                description: string | null;
                cost_centre: string | null;
                purchase_order: string | null;
                contact_name: string | null;
                contact_email: string | null;
            };
            /** @description What the caller may do with it */
            allowed: ("update" | "delete")[];
            /** Format: date-time */
            updated_at: string;
        };
        TemplatePage: {
            items: components["schemas"]["Template"][];
            next: string | null;
        };
        /** @description Parameters of the list of vacancies */
        Filters: {
            /** Format: uuid */
            unit_id?: string;
            status?: components["schemas"]["Status"];
            active?: boolean;
            work_post_code?: string;
            title?: string;
            motive?: components["schemas"]["Motive"];
            /** Format: date */
            period_from?: string;
            /** Format: date */
            period_until?: string;
            q?: string;
        };
        NewView: {
            name: string;
            filters: components["schemas"]["Filters"];
        };
        View: {
            /** Format: uuid */
            id: string;
            name: string;
            filters: components["schemas"]["Filters"];
        };
        Views: {
            items: components["schemas"]["View"][];
        };
        Versions: {
            items: {
                number: number;
                /** Format: date-time */
                at: string;
                /**
                 * @description portal: sent by us; both: agreed; agency: told by the agency and not taken over
                 * @enum {string}
                 */
                holder: "portal" | "both" | "agency";
                /** @description Who made it: the id of a user, or backoffice */
                actor: string | null;
                actor_name: string | null;
                digest: string;
                changes: {
                    field: string;
                    before: string | null;
                    after: string | null;
                }[];
            }[];
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
            /** @description Comments of others on its candidates since the caller last read them */
            unread?: number;
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
            /** @description Why it cannot be submitted or approved as it is, by the code and parameters that the call would answer; null when it can, or could be no more */
            obstacle: {
                code: string;
                params: {
                    [key: string]: unknown;
                };
            } | null;
            /** @description Exactly the calls that the caller can make now */
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
            /** @description The digest of what the agency holds, as it computed it itself; null when it told none */
            told: {
                digest: string;
                /** Format: date-time */
                at: string;
                /** @description Both hold exactly the same now */
                same: boolean;
            } | null;
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
            cv?: components["schemas"]["Cv"] | null;
            /** @description Comments of others since the caller last read them */
            unread: number;
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
            /** @description Moments proposed for an interview, still open */
            slots: components["schemas"]["Slot"][];
            comments: components["schemas"]["Comment"][];
            /** @description Exactly the calls that the caller can make now */
            allowed: ("shortlist" | "plan_interview" | "cancel_interview" | "propose_slots" | "accept" | "reject" | "comment")[];
            timeline: components["schemas"]["Step"][];
        };
        Interview: {
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            place: string | null;
            cancelled: boolean;
        } | null;
        Slot: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            start: string;
            /** Format: date-time */
            end: string;
            place: string | null;
            /** @description The agency proposed it */
            from_agency: boolean;
            /** @description Name of who proposed it; null for the back office */
            by: string | null;
            /** @description The caller's own side proposed it: the other side confirms */
            mine: boolean;
        };
        NewSlots: {
            slots: components["schemas"]["InterviewPlan"][];
        };
        SlotChoice: {
            /** Format: uuid */
            slot_id: string;
        };
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
                attempts: number | null;
                /** @description Somebody is replaced; say why and until when */
                needs_replacement: boolean;
                /** @description Contracts of a day are allowed */
                day_contracts: boolean;
                /**
                 * @description Whose consent: of the union delegation beforehand, or only for an extension
                 * @enum {string|null}
                 */
                consent: "union" | "extension" | null;
                /** @description Longest with one temp */
                contract_months: number | null;
                /** @description Shortest with one temp */
                contract_days: number | null;
                /** @description The stretches that follow one another, and what each needs before it begins */
                steps: {
                    /** @description Counts where there is one, or where there is none */
                    union_delegation: boolean;
                    /** @description How long the stretch may take; null: as agreed, or as long as the reason lasts */
                    months: number | null;
                    needs: components["schemas"]["Needs"];
                }[];
                /** @description The sector whose agreement this row is */
                joint_committee: string | null;
                source: string;
                /** Format: date */
                effective_from: string;
                /** Format: date */
                effective_until: string | null;
            }[];
        };
        /** @description What the law asks for */
        Needs: ("union_consent" | "inform_inspector" | "inform_fund" | "good_offices_consent" | "consult_delegation" | "permanent_offer")[];
        Meter: {
            /** Format: uuid */
            unit_id: string;
            work_post_code: string;
            work_post_title: string;
            joint_committee: string | null;
            union_delegation: boolean;
            /** Format: date */
            on: string;
            items: components["schemas"]["MotiveMeter"][];
        };
        MotiveMeter: {
            motive: components["schemas"]["Motive"];
            /** @description Temps who may try the post; null when the motive does not count them */
            attempts: {
                used: number;
                most: number;
                left: number;
            } | null;
            /** @description One decimal */
            months_used: number;
            /** @description With every extension; null: as long as the reason lasts, or as agreed */
            months_most: number | null;
            months_left: number | null;
            days_used: number;
            days_left: number | null;
            /** @description Days still to come, of placements and of vacancies that the agency works on */
            planned_days: number;
            /**
             * Format: date
             * @description When the counted use began
             */
            first_day: string | null;
            /**
             * Format: date
             * @description Last day that is still allowed when the use goes on without a break
             */
            last_day: string | null;
            /** @description Which of the steps counts on that day, from 1; 0: the motive is not in use */
            step: number;
            steps: {
                months: number | null;
                /**
                 * Format: date
                 * @description Last day of the stretch
                 */
                until: string | null;
                needs: components["schemas"]["Needs"];
            }[];
            /** @description What has to be arranged before the use can begin or go on; null: nothing is left */
            next: {
                /** Format: date */
                from: string | null;
                needs: components["schemas"]["Needs"];
            } | null;
            source: string;
        };
        CompanySettings: {
            version: number;
            approval_required: boolean;
            /** @description Units (with everything under them) that have a union delegation */
            delegation_unit_ids: string[];
        };
        CompanySettingsChanges: {
            approval_required?: boolean;
            delegation_unit_ids?: string[];
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
        /** @description The template */
        Template: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Template"];
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
        TemplateId: string;
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
                /** @description Words of the function */
                title?: string;
                motive?: components["schemas"]["Motive"];
                /** @description Not over before this day */
                period_from?: string;
                /** @description Begun by this day */
                period_until?: string;
                /** @description Words (or parts of them) of the title, work post, reference or cost centre; of two letters the beginning of a word */
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
    "vacancies.versions": {
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
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Versions"];
                };
            };
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
    "templates.search": {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["TemplatePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "templates.create": {
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
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            201: components["responses"]["Template"];
            default: components["responses"]["Problem"];
        };
    };
    "templates.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "templates.update": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag that was shown */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChanges"];
            };
        };
        responses: {
            200: components["responses"]["Template"];
            default: components["responses"]["Problem"];
        };
    };
    "templates.use": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateUse"];
            };
        };
        responses: {
            201: components["responses"]["Vacancy"];
            default: components["responses"]["Problem"];
        };
    };
    "views.search": {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Views"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "views.create": {
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
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            /** @description The view */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "views.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
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
    "candidates.cancel_interview": {
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
    "slots.create": {
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
                "application/json": components["schemas"]["NewSlots"];
            };
        };
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "slots.confirm": {
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
                "application/json": components["schemas"]["SlotChoice"];
            };
        };
        responses: {
            200: components["responses"]["Candidate"];
            default: components["responses"]["Problem"];
        };
    };
    "slots.withdraw": {
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
                "application/json": components["schemas"]["SlotChoice"];
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
    "comments.read": {
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
            /** @description Read */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
                /** @description With the agreements of this sector (such as 142.02) */
                joint_committee?: string;
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
    "motives.meter": {
        parameters: {
            query: {
                unit_id: string;
                work_post_code: string;
                /** @description Default today */
                on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meter"];
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
