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
        post?: never;
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
         * @description Leaves a record of who opened it. 409 `quarantined` while a document may not be opened, 409 `replaced` when a newer version took its place.
         */
        get: operations["documents.download"];
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
            /** @description Bytes of the content */
            size: number;
            /** @description Of the content, before encryption */
            sha256: string;
            /**
             * @description cancelled: what it is about was called off; it can still be opened
             * @enum {string}
             */
            status: "available" | "quarantined" | "replaced" | "cancelled";
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
}
