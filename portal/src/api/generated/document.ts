// Made by `npm run api` from services/document-svc/document/openapi.yaml; do not edit.
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
    "/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents of the kinds the caller may see, newest first */
        get: operations["documents.search"];
        put?: never;
        /**
         * Announce a document; its content follows with documents.upload
         * @description Refused here already (400): a file name that is no plain name (`file_name`), one that hides a program (`file_name_double`), a type that is not taken (`file_type`), a file that is empty (`file_empty`) or larger than 25 MiB (`file_too_large`).
         */
        post: operations["documents.announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        /** What is known of a document */
        get: operations["documents.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        /**
         * The content, always as an attachment
         * @description Leaves a record of who opened it. 409 `uploading`, `quarantined` or `infected` while a document may not be opened, 409 `replaced` when a newer edition took its place and the content of this one went.
         */
        get: operations["documents.download"];
        /**
         * The content of an announced document, once, by whoever announced it
         * @description The bytes of the file as they are. 400 `file_empty`, `file_incomplete` (not the announced size), `file_disguised` (content and name disagree, or it is two kinds of file at once), `file_damaged`, `file_archive` (an office file that is a bomb or holds other archives), `file_active` (macros or scripts); 413 `body_too_large`; 409 `state` when it has its content. Then it is `quarantined`.
         */
        put: operations["documents.upload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        /**
         * The content to be shown in the browser, for PDFs and pictures
         * @description As documents.download, but inline and in a sandbox; leaves the same record. 409 `preview_unsupported` for what a browser does not show by itself (`previewable` is false).
         */
        get: operations["documents.preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce the next edition of a document that was uploaded; the present one stays in force until the new one is clean
         * @description Refused as documents.announce; 409 `state` for a document that is not in force, 409 `not_uploaded` for one that was not uploaded by a person.
         */
        post: operations["documents.replace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/editions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        /** All editions of a document, newest first, this one included */
        get: operations["documents.editions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{document_id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        /** Who opened a document and when, newest first; for the agency only */
        get: operations["documents.openings"];
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
        /** @enum {string} */
        Kind: "cv" | "contract" | "invoice" | "work_post_form" | "general";
        /** @enum {string} */
        SubjectType: "candidate" | "contract" | "invoice" | "work_post" | "unit";
        File: {
            title: string;
            /** @description pdf, png, jpg, docx, xlsx, odt or txt */
            file_name: string;
            /** @description Bytes that will follow, at most 25 MiB */
            size: number;
        };
        Announcement: {
            /** Format: uuid */
            unit_id: string;
            /** @enum {string} */
            kind: "work_post_form" | "general";
            title: string;
            /** @description pdf, png, jpg, docx, xlsx, odt or txt */
            file_name: string;
            /** @description Bytes that will follow, at most 25 MiB */
            size: number;
            /** @description Code of the work post that it is about; without it the unit */
            work_post?: string;
        };
        Document: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            company_id: string;
            /** Format: uuid */
            unit_id: string;
            unit_name: string;
            kind: components["schemas"]["Kind"];
            title: string;
            file_name: string;
            media_type: string;
            /** @description documents.preview shows it */
            previewable: boolean;
            /** @description Bytes of the content */
            size: number;
            /** @description Of the content, before encryption; empty until it came */
            sha256: string;
            /**
             * @description uploading: announced, seen by whoever announced it only; quarantined: not scanned yet, or the scanner is away; infected: refused and deleted, seen by whoever uploaded it only; cancelled: what it is about was called off, it can still be opened
             * @enum {string}
             */
            status: "uploading" | "quarantined" | "infected" | "available" | "replaced" | "cancelled";
            /** @description 1, 2, … */
            edition: number;
            /** @description Name of the person; null for what the agency's systems sent or what was made here */
            uploaded_by: string | null;
            /** @description What the document is about */
            subject: {
                type: components["schemas"]["SubjectType"];
                /** Format: uuid */
                id: string | null;
                /** @description What the agency calls it, such as an invoice number */
                reference?: string | null;
            };
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date
             * @description Kept until this day
             */
            retention_until: string;
        };
        DocumentPage: {
            items: components["schemas"]["Document"][];
            next: string | null;
        };
        OpeningPage: {
            items: {
                /** Format: uuid */
                id: string;
                /** Format: date-time */
                at: string;
                /** Format: uuid */
                user_id: string;
                user_name: string | null;
            }[];
            next: string | null;
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
        DocumentId: string;
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
    "documents.search": {
        parameters: {
            query?: {
                kind?: components["schemas"]["Kind"];
                /** @description The unit and everything under it */
                unit_id?: string;
                subject_type?: components["schemas"]["SubjectType"];
                /** @description Such as a candidate or a contract */
                subject_id?: string;
                /** @description What the agency calls it, such as an invoice number */
                subject_reference?: string;
                /** @description Words of the title or the file name */
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
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.announce": {
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
                "application/json": components["schemas"]["Announcement"];
            };
        };
        responses: {
            /** @description The document, still without content */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
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
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The document, in quarantine */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
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
                    "application/pdf": string;
                    "image/png": string;
                    "image/jpeg": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.replace": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                document_id: components["parameters"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["File"];
            };
        };
        responses: {
            /** @description The next edition, still without content */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.editions": {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
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
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "documents.openings": {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                document_id: components["parameters"]["DocumentId"];
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
                    "application/json": components["schemas"]["OpeningPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
