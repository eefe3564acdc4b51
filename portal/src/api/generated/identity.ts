// Made by `npm run api` from services/identity-svc/identity/openapi.yaml; do not edit.
export interface paths {
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with e-mail and password, and a code when a second factor is on.
         * @description Sets both cookies. Every wrong combination answers 401 `login_failed` alike, whether the user exists or not. 401 `code_needed` is only given to who knows the password. 429 `login_throttled` carries `retry_after` seconds.
         */
        post: operations["sessions.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the session cookie for a new session cookie and a new access token.
         * @description Needs the header `X-Workaniser`. 401 `session_ended` when the session is over; using a session cookie again that was exchanged before ends the whole session, except within ten seconds (two windows, a lost answer).
         */
        post: operations["sessions.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session on the server and remove both cookies. Needs the header `X-Workaniser`. */
        post: operations["sessions.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller, their modules and permissions, and the units where these count.
         * @description Users of the agency see the units of the client chosen with the header `Workaniser-Company`, if any.
         */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one's own password; the other sessions end.
         * @description 400 `password_weak` with `params.reason` one of `common` (easily guessed), `personal` (made of one's own name, address or company) and `breached`; 403 `password_wrong` when the current one does not match.
         */
        post: operations["passwords.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/forgotten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a mail with a link to choose a new password. */
        post: operations["passwords.forgotten"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whom a link from a mail is for, without using it up.
         * @description The portal's page reads the secret from the fragment of the link (`/invitation#<token>`) and sends it in the body, so that it never stands in a URL, which logs keep. 404 `link_invalid` for a used, replaced, expired or unknown one.
         */
        post: operations["invitations.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a password with an invitation or reset link; uses the link up and signs in.
         * @description 400 `password_weak` (see the password change) leaves the link as it was. A second factor that is on is still asked for (`totp`, 401 `code_needed`).
         */
        post: operations["invitations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the secret for an authenticator app (TOTP, RFC 6238); it counts after it is confirmed. */
        post: operations["second_factor.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor on by giving its first code. */
        post: operations["second_factor.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor off. */
        post: operations["second_factor.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that access tokens are signed with (JWK set, RFC 7517). */
        get: operations["keys.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agency's clients; a client's user sees only their own company. */
        get: operations["companies.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units where the caller may see something, for pickers and trees. */
        get: operations["units.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of the client at hand (or of the agency, when no client is chosen). */
        get: operations["users.search"];
        put?: never;
        /**
         * Register a user and their rights, and invite them by mail.
         * @description 409 `email_taken` when somebody has this address already.
         */
        post: operations["users.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** One user with their rights. */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what is known of a user. */
        patch: operations["users.change"];
        trace?: never;
    };
    "/users/{user_id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Replace a user's rights by these. */
        put: operations["users.grant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a user's access everywhere, at once. */
        post: operations["users.disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore the access of a disabled or lapsed user; they choose a new password from a new invitation. */
        post: operations["users.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{user_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the invitation again; earlier links stop working. */
        post: operations["users.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles that can be given to users of the client at hand (or of the agency), in their form for this client. */
        get: operations["roles.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: components["schemas"]["RoleCode"];
            };
            cookie?: never;
        };
        get?: never;
        /** Define what a role means for the client at hand; a new code makes a new role (If-Match "0"). */
        put: operations["roles.define"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notices that are on the portal now, also before login. */
        get: operations["notices.search"];
        put?: never;
        /** Put a notice on the portal. */
        post: operations["notices.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/{notice_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a notice off the portal now. */
        post: operations["notices.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events that say what changed (type, id, version). */
        get: operations["live.stream"];
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
        /** Format: uuid */
        Id: string;
        /** Format: date-time */
        Instant: string;
        /** Format: date */
        Day: string;
        Version: number;
        /** @description Give this as `cursor` for the next page; null on the last. */
        Next: string | null;
        Name: string;
        /** Format: email */
        Email: string;
        Mobile: string;
        /** @enum {string} */
        Language: "nl" | "fr" | "en";
        /** @description A password as the user typed it. */
        TypedPassword: string;
        /** @description At least 15 characters; no rules about which. */
        NewPassword: string;
        Totp: string;
        Token: string;
        RoleCode: string;
        Permission: string;
        /** @enum {string} */
        UserStatus: "invited" | "active" | "disabled";
        Login: {
            email: string;
            password: components["schemas"]["TypedPassword"];
            totp?: components["schemas"]["Totp"];
        };
        PasswordChange: {
            current_password: components["schemas"]["TypedPassword"];
            new_password: components["schemas"]["NewPassword"];
        };
        CurrentPassword: {
            current_password: components["schemas"]["TypedPassword"];
        };
        Forgotten: {
            email: string;
        };
        LinkToken: {
            token: components["schemas"]["Token"];
        };
        Acceptance: {
            token: components["schemas"]["Token"];
            password: components["schemas"]["NewPassword"];
            totp?: components["schemas"]["Totp"];
        };
        Code: {
            totp: components["schemas"]["Totp"];
        };
        Link: {
            /** @enum {string} */
            kind: "invitation" | "reset";
            /** @description Shortened, such as `a***@client.example`. */
            email: string;
            first_name: string;
            language: components["schemas"]["Language"];
            expires_at: components["schemas"]["Instant"];
        };
        SecondFactor: {
            /** @description Base32; for typing into an app. */
            secret: string;
            /** @description otpauth URI; for a QR code. */
            uri: string;
        };
        SessionTimes: {
            token_expires_at: components["schemas"]["Instant"];
            /** @description When a new login is needed at the latest. */
            session_expires_at: components["schemas"]["Instant"];
        };
        Me: {
            id: components["schemas"]["Id"];
            first_name: string;
            last_name: string;
            job_title: string;
            email: string;
            mobile: string | null;
            language: components["schemas"]["Language"];
            /** @description A user of the agency; chooses the client with Workaniser-Company. */
            is_agency: boolean;
            company_id: components["schemas"]["Id"] | null;
            company_name: string | null;
            /** @description This user signs in with a code as well. */
            second_factor: boolean;
            /** @description One of the roles asks for a second factor; its rights count after it is turned on and the next login. */
            second_factor_missing: boolean;
            modules: ("identity" | "vacancy" | "planning" | "timesheet" | "reporting" | "document")[];
            permissions: components["schemas"]["Permission"][];
            grants: components["schemas"]["MyGrant"][];
            /** @description Every unit that one of the grants covers, ordered by name. */
            units: components["schemas"]["UnitInScope"][];
            session?: components["schemas"]["SessionTimes"];
        };
        MyGrant: {
            /** @description The unit, with everything under it; null is every client (agency). */
            unit_id: components["schemas"]["Id"] | null;
            role: components["schemas"]["RoleCode"];
            permissions: components["schemas"]["Permission"][];
            from: components["schemas"]["Day"] | null;
            until: components["schemas"]["Day"] | null;
        };
        UnitInScope: {
            id: components["schemas"]["Id"];
            parent_id: components["schemas"]["Id"] | null;
            name: string;
            kind: components["schemas"]["UnitKind"];
            /** @description Ids from the company down to the unit itself. */
            path: components["schemas"]["Id"][];
        };
        /** @description company, site, department, team, or what the client calls it. */
        UnitKind: string;
        Reference: {
            scheme: string;
            value: string;
        };
        Unit: components["schemas"]["UnitInScope"] & {
            version: components["schemas"]["Version"];
            company_id: components["schemas"]["Id"];
            active: boolean;
            references: components["schemas"]["Reference"][];
            /** @description As the back office has it; a country of two letters and a city at least. */
            address?: Record<string, never> | null;
            cost_centre?: string | null;
            /**
             * @description Of the contracts and mails of this unit.
             * @enum {string|null}
             */
            language?: "nl" | "fr" | "en" | null;
        };
        UnitPage: {
            items: components["schemas"]["Unit"][];
            next: components["schemas"]["Next"];
        };
        Company: {
            id: components["schemas"]["Id"];
            name: string;
            active: boolean;
            references: components["schemas"]["Reference"][];
        };
        CompanyPage: {
            items: components["schemas"]["Company"][];
            next: components["schemas"]["Next"];
        };
        Grant: {
            /** @description Null for roles of the agency. */
            unit_id: components["schemas"]["Id"] | null;
            role: components["schemas"]["RoleCode"];
            /** @description First day; null is since always. */
            from?: components["schemas"]["Day"] | null;
            /** @description Last day; null is for good. */
            until?: components["schemas"]["Day"] | null;
        };
        GrantList: {
            grants: components["schemas"]["Grant"][];
        };
        UserRegistration: {
            first_name: components["schemas"]["Name"];
            last_name: components["schemas"]["Name"];
            job_title: components["schemas"]["Name"];
            email: components["schemas"]["Email"];
            mobile?: components["schemas"]["Mobile"] | null;
            /** @default nl */
            language?: components["schemas"]["Language"];
            /** @description Where the user works; the company itself when left out. Null for a user of the agency. */
            unit_id?: components["schemas"]["Id"] | null;
            /** @default [] */
            grants?: components["schemas"]["Grant"][];
            /**
             * @description Send the invitation now.
             * @default true
             */
            invite?: boolean;
        };
        UserChange: {
            first_name?: components["schemas"]["Name"];
            last_name?: components["schemas"]["Name"];
            job_title?: components["schemas"]["Name"];
            email?: components["schemas"]["Email"];
            mobile?: components["schemas"]["Mobile"] | null;
            language?: components["schemas"]["Language"];
            unit_id?: components["schemas"]["Id"];
        };
        User: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            company_id: components["schemas"]["Id"] | null;
            unit_id: components["schemas"]["Id"] | null;
            first_name: string;
            last_name: string;
            job_title: string;
            email: string;
            mobile: string | null;
            language: components["schemas"]["Language"];
            status: components["schemas"]["UserStatus"];
            /** @enum {string|null} */
            disabled_reason: "agency" | "inactivity" | null;
            last_login_at: components["schemas"]["Instant"] | null;
            /** @description The day from which access lapses without a login before (6 months and 1 day). */
            access_until: components["schemas"]["Day"] | null;
            second_factor: boolean;
            grants: components["schemas"]["UserGrant"][];
        };
        UserGrant: {
            unit_id: components["schemas"]["Id"] | null;
            unit_name: string | null;
            role: components["schemas"]["RoleCode"];
            from: components["schemas"]["Day"] | null;
            until: components["schemas"]["Day"] | null;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next: components["schemas"]["Next"];
        };
        RoleName: {
            nl: components["schemas"]["Name"];
            fr: components["schemas"]["Name"];
            en: components["schemas"]["Name"];
        };
        RoleDefinition: {
            name: components["schemas"]["RoleName"];
            permissions: components["schemas"]["Permission"][];
            /**
             * @description Who has this role signs in with a second factor.
             * @default false
             */
            second_factor?: boolean;
        };
        Role: {
            code: components["schemas"]["RoleCode"];
            version: components["schemas"]["Version"];
            name: components["schemas"]["RoleName"];
            permissions: components["schemas"]["Permission"][];
            /** @description Only for users of the agency. */
            is_agency: boolean;
            /** @description False when defined for this client. */
            is_default: boolean;
            second_factor: boolean;
        };
        RoleList: {
            items: components["schemas"]["Role"][];
            next: components["schemas"]["Next"];
        };
        NoticeText: {
            nl: string;
            fr: string;
            en: string;
        };
        NoticePosting: {
            severity: components["schemas"]["Severity"];
            text: components["schemas"]["NoticeText"];
            /** @description Now when left out. */
            from?: components["schemas"]["Instant"];
            until?: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        Severity: "information" | "disruption" | "outage";
        Notice: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            severity: components["schemas"]["Severity"];
            text: components["schemas"]["NoticeText"];
            from: components["schemas"]["Instant"];
            until: components["schemas"]["Instant"] | null;
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
            next: components["schemas"]["Next"];
        };
        Keys: {
            keys: {
                kty: string;
                crv: string;
                x: string;
                y: string;
                kid: string;
                alg: string;
                use: string;
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
        /** @description A refusal (RFC 9457). */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The user. */
        User: {
            headers: {
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description Registered. */
        NewUser: {
            headers: {
                Location?: string;
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
    };
    parameters: {
        /** @description The client that a user of the agency works for; ignored for users of a client. */
        Company: components["schemas"]["Id"];
        UserId: components["schemas"]["Id"];
        /** @description The ETag of the version being changed. */
        IfMatch: string;
        IdempotencyKey: string;
        /** @description Part of a name or e-mail address. */
        Words: string;
        Limit: number;
        Cursor: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "sessions.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refreshed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionTimes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; also when nobody was signed in. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "passwords.change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "passwords.forgotten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Forgotten"];
            };
        };
        responses: {
            /** @description Taken note of; the same answer whether the user exists or not. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "invitations.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkToken"];
            };
        };
        responses: {
            /** @description The link can be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "invitations.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Password set and signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "second_factor.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            /** @description To be shown once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "second_factor.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description On. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "second_factor.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            /** @description Off. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "keys.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "companies.search": {
        parameters: {
            query?: {
                /** @description Part of a name or e-mail address. */
                q?: components["parameters"]["Words"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clients. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "units.search": {
        parameters: {
            query?: {
                /** @description Part of a name or e-mail address. */
                q?: components["parameters"]["Words"];
                /** @description Only active or only closed units; both when left out. */
                active?: boolean;
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "users.search": {
        parameters: {
            query?: {
                /** @description Part of a name or e-mail address. */
                q?: components["parameters"]["Words"];
                status?: components["schemas"]["UserStatus"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "users.register": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserRegistration"];
            };
        };
        responses: {
            201: components["responses"]["NewUser"];
            default: components["responses"]["Problem"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "users.change": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "users.grant": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantList"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "users.disable": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "users.enable": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "users.invite": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                user_id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            default: components["responses"]["Problem"];
        };
    };
    "roles.search": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "roles.define": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                code: components["schemas"]["RoleCode"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleDefinition"];
            };
        };
        responses: {
            /** @description The role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "notices.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "notices.post": {
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
                "application/json": components["schemas"]["NoticePosting"];
            };
        };
        responses: {
            /** @description Posted. */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "notices.end": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                notice_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "live.stream": {
        parameters: {
            query?: {
                /** @description The agency's choice of client; EventSource cannot send a header. */
                company?: components["schemas"]["Id"];
            };
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
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
}
