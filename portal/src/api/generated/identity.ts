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
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own open sessions, the one at hand first. */
        get: operations["sessions.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one of one's own sessions; its browser has to sign in again. */
        post: operations["sessions.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all of one's own sessions but the one at hand. */
        post: operations["sessions.end_others"];
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
    "/password/strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how strong a password would be, by the rules that choosing one applies.
         * @description With a link's `token` the words of its user count as well. Nothing is kept; 429 when asked too often from one address.
         */
        post: operations["passwords.strength"];
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
    "/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes; the earlier ones stop working. */
        post: operations["second_factor.renew_codes"];
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
    "/users/everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a user of any client by name or address; a client's user finds only their own colleagues in scope. */
        get: operations["users.everywhere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register and change many users from a CSV file, or only say what would happen.
         * @description One line per right, with the columns `email first_name last_name job_title mobile language unit role role_unit from until`; lines with the same address are one user, whose rights become exactly those listed. `unit` and `role_unit` are a unit's code or name. Separated by `;`, `,` or tabs. Rows that are refused are left out and say why; the others are taken, unless `dry_run`.
         */
        post: operations["users.import_csv"];
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
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a role can permit, with the operations it opens. */
        get: operations["permissions.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The approval rights one handed over or was handed, the latest first. */
        get: operations["delegations.search"];
        put?: never;
        /**
         * Hand an approval right to a colleague for given dates.
         * @description Only an approval right that one has oneself in that unit, to somebody of the same line of units; what one was handed cannot be handed on. It counts as long as the giver has the right.
         */
        post: operations["delegations.give"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The colleagues to whom an approval right in a unit can be handed. */
        get: operations["delegations.colleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{delegation_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delegation_id: components["parameters"]["DelegationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a right back, or hand it back, from now on. */
        post: operations["delegations.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rounds in which a client says whether everybody's access is still right, the latest first. */
        get: operations["reviews.search"];
        put?: never;
        /** Begin a round for a unit and everything under it. */
        post: operations["reviews.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /** One round with its counts. */
        get: operations["reviews.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        /** Who has access to what, when last used, and what was answered. */
        get: operations["reviews.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer for one or many users whether their access is still right.
         * @description Each answer names the version of the user that was looked at; 409 `review_outdated` when somebody changed the user since. Nobody answers for themselves.
         */
        post: operations["reviews.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{review_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a round. */
        post: operations["reviews.close"];
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
        /** The notices for everybody that are on the portal now, also before login. */
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
    "/notices/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notices for the caller that are on the portal now, those for everybody included. */
        get: operations["notices.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every notice, also past and planned ones, the latest first. */
        get: operations["notices.all"];
        put?: never;
        post?: never;
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
        /** @description One of the codes kept for a lost authenticator app, such as `abcd-efgh-2345-6767-abcd-efgh`; each works once. */
        RecoveryCode: string;
        Token: string;
        RoleCode: string;
        Permission: string;
        /** @enum {string} */
        UserStatus: "invited" | "active" | "disabled";
        Login: {
            email: string;
            password: components["schemas"]["TypedPassword"];
            totp?: components["schemas"]["Totp"];
            recovery_code?: components["schemas"]["RecoveryCode"];
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
            recovery_code?: components["schemas"]["RecoveryCode"];
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
        RecoveryCodes: {
            codes: components["schemas"]["RecoveryCode"][];
        };
        SessionList: {
            items: components["schemas"]["Session"][];
            next: components["schemas"]["Next"];
        };
        Session: {
            id: components["schemas"]["Id"];
            started_at: components["schemas"]["Instant"];
            /** @description When it was used last, to five minutes. */
            refreshed_at: components["schemas"]["Instant"];
            /** @description Such as `Firefox, Linux`; empty when unknown. */
            browser: string;
            second_factor: boolean;
            is_current: boolean;
        };
        PasswordTry: {
            password: components["schemas"]["TypedPassword"];
            token?: components["schemas"]["Token"];
        };
        PasswordStrength: {
            acceptable: boolean;
            /** @description As zxcvbn counts: 0 is guessed at once, 4 is not guessed. */
            score: number;
            /**
             * @description Why it would be refused.
             * @enum {string|null}
             */
            reason: "short" | "common" | "personal" | "breached" | null;
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
            /** @description Unused recovery codes; 0 without a second factor. */
            recovery_codes_left: number;
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
            /** @description `handed_over` for a right that a colleague handed over. */
            role: components["schemas"]["RoleCode"];
            /** @description Null for what was handed over. */
            role_name: components["schemas"]["RoleName"] | null;
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
        FoundUser: {
            id: components["schemas"]["Id"];
            company_id: components["schemas"]["Id"] | null;
            company_name: string | null;
            first_name: string;
            last_name: string;
            email: string;
            status: components["schemas"]["UserStatus"];
        };
        FoundUserPage: {
            items: components["schemas"]["FoundUser"][];
            next: components["schemas"]["Next"];
        };
        UserImport: {
            /** @description The text of the file; at most 1000 lines. */
            csv: string;
            /**
             * @description Change nothing.
             * @default true
             */
            dry_run?: boolean;
            /**
             * @description Send invitations to new users.
             * @default true
             */
            invite?: boolean;
        };
        ImportReport: {
            dry_run: boolean;
            registered: number;
            changed: number;
            unchanged: number;
            refused: number;
            rows: components["schemas"]["ImportRow"][];
        };
        ImportRow: {
            /** @description The lines of the file, the heading being 1. */
            lines: number[];
            email: string;
            /** @enum {string} */
            outcome: "registered" | "changed" | "unchanged" | "refused";
            errors: {
                line: number;
                column: string;
                /** @description The code of the refusal, or the rule that the value breaks. */
                rule: string;
            }[];
        };
        /** @enum {string} */
        ApprovalRight: "timesheet:approve" | "vacancy:approve";
        DelegationGift: {
            to_user_id: components["schemas"]["Id"];
            unit_id: components["schemas"]["Id"];
            permission: components["schemas"]["ApprovalRight"];
            /** @description First day; today at the earliest. */
            from: components["schemas"]["Day"];
            /** @description Last day, at most half a year (184 days) after the first. */
            until: components["schemas"]["Day"];
        };
        Delegation: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            from_user_id: components["schemas"]["Id"];
            from_name: string;
            to_user_id: components["schemas"]["Id"];
            to_name: string;
            unit_id: components["schemas"]["Id"];
            unit_name: string;
            permission: components["schemas"]["ApprovalRight"];
            from: components["schemas"]["Day"];
            until: components["schemas"]["Day"];
            ended_at: components["schemas"]["Instant"] | null;
            /**
             * @description By the dates; ended is taken or handed back before.
             * @enum {string}
             */
            state: "planned" | "current" | "past" | "ended";
        };
        DelegationList: {
            items: components["schemas"]["Delegation"][];
            next: components["schemas"]["Next"];
        };
        ColleagueList: {
            items: {
                id: components["schemas"]["Id"];
                name: string;
                job_title: string;
            }[];
            next: components["schemas"]["Next"];
        };
        ReviewOpening: {
            unit_id: components["schemas"]["Id"];
            /** @description Last day to answer; today at the earliest. */
            due_on: components["schemas"]["Day"];
        };
        /**
         * @description Overdue is not answered by the last day.
         * @enum {string}
         */
        ReviewState: "open" | "confirmed" | "wrong" | "overdue";
        Review: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            unit_id: components["schemas"]["Id"];
            unit_name: string;
            opened_at: components["schemas"]["Instant"];
            due_on: components["schemas"]["Day"];
            closed_at: components["schemas"]["Instant"] | null;
            /** @description Users in the caller's scope; so are the other counts. */
            total: number;
            confirmed: number;
            wrong: number;
            open: number;
            /** @description Open ones that the caller may answer: 0 without `user:review`, and never the caller themselves. */
            to_answer: number;
            /** @description The last day is past and somebody was not answered for. */
            is_overdue: boolean;
        };
        ReviewPage: {
            items: components["schemas"]["Review"][];
            next: components["schemas"]["Next"];
        };
        ReviewLine: {
            id: components["schemas"]["Id"];
            user_id: components["schemas"]["Id"];
            user_version: components["schemas"]["Version"];
            first_name: string;
            last_name: string;
            job_title: string;
            status: components["schemas"]["UserStatus"];
            last_login_at: components["schemas"]["Instant"] | null;
            grants: components["schemas"]["UserGrant"][];
            state: components["schemas"]["ReviewState"];
            remark: string | null;
            /** @description Name. */
            answered_by: string | null;
            answered_at: components["schemas"]["Instant"] | null;
            /** @description The user was changed after the answer. */
            is_changed_since: boolean;
        };
        ReviewLinePage: {
            items: components["schemas"]["ReviewLine"][];
            next: components["schemas"]["Next"];
        };
        ReviewAnswers: {
            answers: {
                user_id: components["schemas"]["Id"];
                user_version: number;
                /** @enum {string} */
                answer: "confirmed" | "wrong";
                /** @description What has to change; needed when wrong. */
                remark?: string | null;
            }[];
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
        PermissionList: {
            items: components["schemas"]["PermissionEntry"][];
            next: components["schemas"]["Next"];
        };
        PermissionEntry: {
            permission: components["schemas"]["Permission"];
            /** @description The module it is about. */
            module: string;
            /** @description Only roles of the agency can hold it. */
            is_agency: boolean;
            /** @description What it permits, in English, as the specification of its module says. */
            about: string;
            /** @description The operations it opens, such as `timesheet.timesheets.approve`. */
            operations: string[];
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
            /** @description How many users of the client at hand (or of the agency) have it. */
            holders: number;
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
            /** @default everybody */
            audience?: components["schemas"]["Audience"];
            /**
             * @description Only for the users of these clients; with the audience `clients` only.
             * @default []
             */
            company_ids?: components["schemas"]["Id"][];
            /** @description Now when left out. */
            from?: components["schemas"]["Instant"];
            until?: components["schemas"]["Instant"] | null;
        };
        /** @enum {string} */
        Severity: "information" | "disruption" | "outage";
        /**
         * @description Everybody is also who has not signed in; clients are the signed-in users of clients.
         * @enum {string}
         */
        Audience: "everybody" | "clients" | "agency";
        Notice: {
            id: components["schemas"]["Id"];
            version: components["schemas"]["Version"];
            severity: components["schemas"]["Severity"];
            text: components["schemas"]["NoticeText"];
            audience: components["schemas"]["Audience"];
            company_ids?: components["schemas"]["Id"][];
            from: components["schemas"]["Instant"];
            until: components["schemas"]["Instant"] | null;
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
            next: components["schemas"]["Next"];
        };
        NoticePage: {
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
        SessionId: components["schemas"]["Id"];
        DelegationId: components["schemas"]["Id"];
        ReviewId: components["schemas"]["Id"];
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
    "sessions.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended; also when it had ended already. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    "sessions.end_others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
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
    "passwords.strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordTry"];
            };
        };
        responses: {
            /** @description How strong. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordStrength"];
                };
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
            /** @description On; the recovery codes are shown this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "second_factor.renew_codes": {
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
            /** @description Shown this once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
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
                /** @description Only users whose access lapses within two weeks unless they sign in. */
                lapsing?: boolean;
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
    "users.everywhere": {
        parameters: {
            query: {
                /** @description Part of a name or e-mail address. */
                q: string;
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
                    "application/json": components["schemas"]["FoundUserPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "users.import_csv": {
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
                "application/json": components["schemas"]["UserImport"];
            };
        };
        responses: {
            /** @description What happened, or would happen, per row. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
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
    "permissions.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permissions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "delegations.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delegations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelegationList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "delegations.give": {
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
                "application/json": components["schemas"]["DelegationGift"];
            };
        };
        responses: {
            /** @description Handed over. */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "delegations.colleagues": {
        parameters: {
            query: {
                unit_id: components["schemas"]["Id"];
                permission: components["schemas"]["ApprovalRight"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The colleagues. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "delegations.end": {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                delegation_id: components["parameters"]["DelegationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delegation. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.search": {
        parameters: {
            query?: {
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
            /** @description A page of rounds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.open": {
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
                "application/json": components["schemas"]["ReviewOpening"];
            };
        };
        responses: {
            /** @description Begun; who may answer gets a mail. */
            201: {
                headers: {
                    Location?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.lines": {
        parameters: {
            query?: {
                state?: components["schemas"]["ReviewState"];
                limit?: components["parameters"]["Limit"];
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of lines, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewLinePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
            };
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewAnswers"];
            };
        };
        responses: {
            /** @description The round with its counts. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    "reviews.close": {
        parameters: {
            query?: never;
            header: {
                /** @description The client that a user of the agency works for; ignored for users of a client. */
                "Workaniser-Company"?: components["parameters"]["Company"];
                /** @description The ETag of the version being changed. */
                "If-Match": components["parameters"]["IfMatch"];
            };
            path: {
                review_id: components["parameters"]["ReviewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The round. */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
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
    "notices.mine": {
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
    "notices.all": {
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
            /** @description A page of notices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
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
