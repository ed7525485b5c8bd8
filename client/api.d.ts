/* Made from openapi.json by `npm run openapi`; never edited. */

export interface paths {
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions in the order in which they were created
         * @description Needs the capability `read`.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Create a session, and start it unless told otherwise
         * @description Needs the capability `manage`.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a session
         * @description Needs the capability `read`.
         */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * Delete a session and everything stored for it; the device is unlinked when that is possible
         * @description Needs the capability `manage`.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /**
         * Rename or recolour a session
         * @description Needs the capability `manage`.
         */
        patch: operations["updateSession"];
        trace?: never;
    };
    "/sessions/{session}:start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a session, or ask for new codes; idempotent
         * @description Needs the capability `manage`.
         */
        post: operations["startSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}:stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a session; the link to the phone stays; idempotent
         * @description Needs the capability `manage`.
         */
        post: operations["stopSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}:restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a session anew; the link to the phone stays
         * @description Needs the capability `manage`.
         */
        post: operations["restartSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}:logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log a session out of WhatsApp; the stored chats stay, and it can be linked again; idempotent
         * @description Needs the capability `manage`.
         */
        post: operations["logOutSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the own account: whose number it is, and whether it is connected
         * @description Needs the capability `read`.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the code that a phone can scan now, as JSON or as a picture
         * @description Needs the capability `manage`.
         */
        get: operations["getQr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/pairing-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a code that the owner of a phone types there, instead of scanning one
         * @description Needs the capability `manage`.
         */
        post: operations["getPairingCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List chats: pinned first, then newest activity
         * @description A page of the stored copy, never a live query; archived chats are listed too, unless a filter says otherwise. Chats without a message come last.
         *     A full walk misses nothing: a chat that moves while the walk goes on may come twice, one that does not comes exactly once.
         *
         *     Needs the capability `read`.
         */
        get: operations["listChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/chats/{cid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a chat by any of its addresses
         * @description From the stored copy. A person's phone address and hidden address (LID) name the same chat.
         *
         *     Needs the capability `read`.
         */
        get: operations["getChat"];
        put?: never;
        post?: never;
        /**
         * Delete a chat and its messages from the stored copy
         * @description WhatsApp and the phone keep them.
         *
         *     Needs the capability `send`.
         */
        delete: operations["deleteChat"];
        options?: never;
        head?: never;
        /**
         * Archive, pin or mute a chat
         * @description It takes effect here at once, and at WhatsApp as soon as the session is connected.
         *
         *     Needs the capability `send`.
         */
        patch: operations["updateChat"];
        trace?: never;
    };
    "/sessions/{session}/chats/{cid}:read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a chat as read; idempotent
         * @description It takes effect here at once, and at WhatsApp as soon as the session is connected.
         *
         *     Needs the capability `send`.
         */
        post: operations["readChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/chats/{cid}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a chat, newest first
         * @description Needs the capability `read`.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the messages of a session, newest first
         * @description Needs the capability `read`.
         */
        get: operations["searchMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a message by its id
         * @description Needs the capability `read`.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people a session knows of, by address
         * @description Needs the capability `read`.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/contacts/{jid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a person by either address
         * @description Needs the capability `read`.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the groups of a session, by address
         * @description Needs the capability `read`.
         */
        get: operations["listGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/groups/{gid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a group
         * @description Needs the capability `read`.
         */
        get: operations["getGroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/groups/{gid}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is in a group, by address
         * @description Needs the capability `read`.
         */
        get: operations["listGroupMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/channels/{jid}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a channel has published, newest first
         * @description Needs the capability `read`.
         */
        get: operations["listChannelMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a channel
         * @description Not in this version: nothing is done, and the answer to whoever may ask is always 501.
         *
         *     Needs the capability `send`.
         */
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/channels/{jid}:follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow a channel
         * @description Not in this version: nothing is done, and the answer to whoever may ask is always 501.
         *
         *     Needs the capability `send`.
         */
        post: operations["followChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/channels/{jid}:mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mute a channel
         * @description Not in this version: nothing is done, and the answer to whoever may ask is always 501.
         *
         *     Needs the capability `send`.
         */
        post: operations["muteChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session}/channels/{jid}:unfollow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unfollow a channel
         * @description Not in this version: nothing is done, and the answer to whoever may ask is always 501.
         *
         *     Needs the capability `send`.
         */
        post: operations["unfollowChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens, as server-sent events
         * @description A stream that stays open; a line is sent at least every 15 seconds. It begins with what happens next, or behind `Last-Event-ID` without loss.
         *     Events are kept for seven days: `event: reset` says that the cursor lies too far back, and that what you hold has to be read anew.
         *     `session.qr` carries `{expiresAt}`, never the code. `*.upserted` carry the object as the API presents it, so that `events` alone shows content.
         *     `audit.recorded` tells of administrative acts. It comes only when `types` names it, and only to a person who manages the organization.
         *
         *     Needs the capability `events`.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description Needs no token.
         */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document as YAML
         * @description Needs no token.
         */
        get: operations["getContractAsYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document as a page to read and to try things out
         * @description Needs no token.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What that page is made of
         * @description Needs no token.
         */
        get: operations["getDocsAsset"];
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
        Account: {
            /**
             * @description Where the session is in its life; `working` is linked and connected.
             * @enum {string}
             */
            status: "stopped" | "starting" | "scan_qr_code" | "working" | "failed" | "logged_out";
            /** @description The number's own phone address; null until it has been linked. */
            jid: string | null;
            /** @description The number's own hidden address. */
            lid: string | null;
            /** @description Digits only. */
            phoneNumber: string | null;
            /** @description What the number calls itself at WhatsApp. */
            pushName: string | null;
            /** @description The session that the number is linked to. */
            sessionId: string;
            /** @description Whether it is connected to WhatsApp now. */
            connected: boolean;
        };
        Chat: {
            /**
             * Format: int64
             * @description The row's id, which never changes.
             */
            id: number;
            /** @description The session whose chat this is. */
            sessionId: string;
            /** @description The chat's canonical address. */
            jid: string;
            /**
             * @description What kind of conversation it is.
             * @enum {string}
             */
            type: "dm" | "group" | "newsletter" | "broadcast" | "status";
            /** @description The group's subject, else the address-book name, else the verified business name, else the push name. */
            name: string | null;
            /** @description Time of the newest message of the conversation, epoch ms; null when there is none. */
            lastMessageAt: number | null;
            /**
             * Format: int64
             * @description How many messages are unread, really counted.
             */
            unreadCount: number;
            /** @description Whether the chat is archived. */
            archived: boolean;
            /** @description Whether the chat is pinned. */
            pinned: boolean;
            /** @description Until when the chat is muted, epoch ms; 253402300799999 is for ever, null is not muted. */
            mutedUntil: number | null;
            /** @description The newest message; only with `include=lastMessage`. */
            lastMessage?: components["schemas"]["Message"] | null;
            /** @description The other addresses of the same chat; only with `include=aliases`. */
            aliases?: string[];
        };
        ChatPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Chat"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        Message: {
            /** @description The message's id, a ULID. */
            id: string;
            /** @description The session that it came through. */
            sessionId: string;
            /** @description WhatsApp's own id, unique for one sender in one chat only. */
            waMessageId: string;
            /** @description The canonical address of the chat. */
            chatJid: string;
            /** @description The canonical address of who wrote it. */
            senderJid: string | null;
            /** @description What the stored copy calls the sender. */
            senderName: string | null;
            /** @description Whether the linked number sent it. */
            fromMe: boolean;
            /**
             * @description What kind of content it holds.
             * @enum {string}
             */
            type: "text" | "image" | "video" | "audio" | "voice" | "document" | "sticker" | "location" | "contact" | "poll" | "event" | "call" | "system" | "unsupported";
            /** @description Its text, for media the caption. */
            body: string | null;
            /** @description The message that it answers. */
            quoted: {
                /** @description WhatsApp's own id of that message. */
                waMessageId: string;
                /** @description Who wrote it. */
                senderJid: string | null;
                /** @description Its text, as it was quoted. */
                body: string | null;
            } | null;
            /** @description Addresses of the people whom it mentions. */
            mentions: string[];
            /** @description What is known of its file; the content itself is not served. */
            media: {
                /** @description What kind of file it is. */
                mimetype: string | null;
                /** @description Bytes. */
                size: number | null;
                /** @description What a document is called. */
                filename: string | null;
                /** @description The text beside it. */
                caption: string | null;
                /** @description How long audio or video lasts. */
                seconds: number | null;
                /** @description Pixels. */
                width: number | null;
                /** @description Pixels. */
                height: number | null;
            } | null;
            /** @description How people reacted, one reaction a person. */
            reactions: {
                /** @description The reaction itself. */
                emoji: string;
                /** @description Who reacted. */
                senderJid: string;
                /**
                 * Format: int64
                 * @description When, epoch ms.
                 */
                timestamp: number;
            }[];
            /** @description How far an own message has come; null for received ones. */
            status: ("failed" | "pending" | "server" | "delivered" | "read" | "played") | null;
            /** @description Whether its sender changed it later. */
            edited: boolean;
            /** @description Whether its sender deleted it for everyone. */
            deleted: boolean;
            /**
             * Format: int64
             * @description When it was sent, epoch ms.
             */
            timestamp: number;
        };
        MessagePage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Message"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        Contact: {
            /** @description The phone address once it is known, else the hidden one. */
            jid: string;
            /** @description The hidden address. */
            lid: string | null;
            /** @description Digits only. */
            phoneNumber: string | null;
            /** @description From the phone's address book. */
            name: string | null;
            /** @description What the person calls themself. */
            pushName: string | null;
            /** @description Verified by WhatsApp. */
            businessName: string | null;
        };
        ContactPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Contact"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        Group: {
            /** @description The group's address. */
            jid: string;
            /** @description What the group is called. */
            subject: string | null;
            /** @description What it says about itself. */
            description: string | null;
            /** @description Who made it. */
            ownerJid: string | null;
            /** @description How many people are in it. */
            memberCount: number | null;
            /** @description Whether only admins may write. */
            announce: boolean | null;
            /** @description Whether only admins may change what the group is called and looks like. */
            locked: boolean | null;
            /** @description When it was made, epoch ms. */
            createdAt: number | null;
        };
        GroupPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Group"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        GroupMember: {
            /** @description The phone address once it is known, else the hidden one. */
            jid: string;
            /** @description The hidden address. */
            lid: string | null;
            /** @description The address-book name, else the verified business name, else the push name. */
            name: string | null;
            /**
             * @description What the person may do in the group.
             * @enum {string}
             */
            role: "member" | "admin" | "superadmin";
        };
        GroupMemberPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["GroupMember"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        Session: {
            /** @description The session's id, a ULID. */
            id: string;
            /** @description The organization it belongs to: always your own. */
            organizationId: string;
            /**
             * @description A real number, or one of the simulated WhatsApp.
             * @enum {string}
             */
            kind: "whatsapp" | "sandbox";
            /** @description What people call the session. */
            label: string | null;
            /**
             * @description Where the session is in its life; `working` is linked and connected.
             * @enum {string}
             */
            status: "stopped" | "starting" | "scan_qr_code" | "working" | "failed" | "logged_out";
            /** @description Why it is in that status, as one word to branch on. */
            statusReason: ("new" | "stopped_by_user" | "reconnecting" | "code_expired" | "history" | "silent" | "replaced" | "refused" | "outdated" | "damaged" | "unlinked" | "logged_out_by_user" | "no_worker") | null;
            /** @description The number's own phone address; null until it has been linked. */
            jid: string | null;
            /** @description The number's own hidden address. */
            lid: string | null;
            /** @description Digits only. */
            phoneNumber: string | null;
            /** @description What the number calls itself at WhatsApp. */
            pushName: string | null;
            /** @description How it is shown. */
            settings: {
                /**
                 * @description The colour of the session in the dashboard.
                 * @enum {string}
                 */
                color: "plum" | "blue" | "teal" | "green" | "ochre" | "rust" | "violet" | "slate";
            } & {
                [key: string]: unknown;
            };
            /** @description When it was last connected to WhatsApp, epoch ms. */
            lastConnectedAt: number | null;
            /** @description When something last came from WhatsApp, epoch ms. */
            lastEventAt: number | null;
            /** @description How the phone's history comes in. */
            historySync: {
                /** @description How far the phone's history has come in. */
                phase: ("waiting" | "syncing" | "complete") | null;
                /** @description Per cent. */
                progress: number | null;
            };
            /**
             * Format: int64
             * @description Epoch ms.
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Epoch ms.
             */
            updatedAt: number;
        };
        SessionPage: {
            /** @description The rows of this page, in the order of the list. */
            data: components["schemas"]["Session"][];
            /** @description What to pass as `cursor` for the next page; null exactly when there is no further row. */
            nextCursor: string | null;
        };
        Qr: {
            /** @description What the picture encodes, exactly as a phone expects it. */
            code: string;
            /**
             * Format: int64
             * @description When a fresh code takes its place, epoch ms.
             */
            expiresAt: number;
        };
        Event: {
            /** @description The cursor from which a stream goes on without loss. */
            id: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            type: "session.status" | "session.qr" | "session.deleted" | "chat.upserted" | "chat.deleted" | "message.upserted" | "message.status" | "contact.upserted" | "group.upserted" | "history.progress" | "audit.recorded" | "ready" | "reset";
            /** @description The session in which it happened. */
            sessionId: string | null;
            /**
             * Format: int64
             * @description When it happened, epoch ms.
             */
            timestamp: number;
            /** @description What it happened to: of `*.upserted`, the object as the API presents it; of `audit.recorded`, who did what, when and from where. */
            data: {
                [key: string]: unknown;
            };
        };
        CreateSession: {
            /** @description What people shall call the session. */
            label?: string | null;
            /**
             * @description A real number, or one of the simulated WhatsApp.
             * @default whatsapp
             * @enum {string}
             */
            kind?: "whatsapp" | "sandbox";
            /**
             * @description Whether it shall be started at once, so that a code to scan appears.
             * @default true
             */
            start?: boolean;
        };
        SessionChanges: {
            /** @description What people shall call the session; null takes the label away. */
            label?: string | null;
            /** @description What is left out stays as it is. */
            settings?: {
                /**
                 * @description The colour of the session in the dashboard; slate is for sandbox numbers.
                 * @enum {string}
                 */
                color?: "plum" | "blue" | "teal" | "green" | "ochre" | "rust" | "violet" | "slate";
            };
        };
        ChatChanges: {
            /** @description Whether the chat shall be archived. */
            archived?: boolean;
            /** @description Whether the chat shall be pinned. */
            pinned?: boolean;
            /** @description Mutes the chat until this time, epoch ms; 253402300799999 is for ever, null unmutes. */
            mutedUntil?: number | null;
            /** @description Unmutes the chat when it is true, whatever `mutedUntil` says. */
            unmute?: boolean;
        };
        ReadOptions: {
            /**
             * @description Whether the senders shall be told that their messages were read.
             * @default false
             */
            receipts?: boolean;
        };
        ValidationErrorRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "validation_error";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    /** @description Each place that is wrong. */
                    errors: {
                        /** @description Where in the request it is. */
                        path: string;
                        /** @description What is wrong with it. */
                        message: string;
                    }[];
                } | null;
            };
        };
        UnauthorizedRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "unauthorized";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        ForbiddenRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "forbidden";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    /**
                     * @description The capability that the token lacks.
                     * @enum {string}
                     */
                    required: "read" | "send" | "manage" | "events";
                } | null;
            };
        };
        RateLimitedRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "rate_limited";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    /**
                     * Format: int64
                     * @description As in the header Retry-After.
                     */
                    retryAfterSeconds: number;
                } | null;
            };
        };
        InternalRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "internal";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        GatewayUnavailableRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "gateway_unavailable";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        PayloadTooLargeRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "payload_too_large";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        UnsupportedMediaTypeRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "unsupported_media_type";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        ConflictRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "conflict";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        NotFoundRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "not_found";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
        NotImplementedRefusal: {
            /** @description Why it was refused. */
            error: {
                /**
                 * @description What to branch on.
                 * @constant
                 */
                code: "not_implemented";
                /** @description One sentence for the person calling. */
                message: string;
                /** @description What a program may want to know. */
                details: {
                    [key: string]: unknown;
                } | null;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the request in our log: what the client sent, when it was usable, else made here. */
        "X-Request-Id": string;
        /** @description Nothing may be kept: `private, no-store`. */
        "Cache-Control": string;
        /** @description The scheme to use. */
        "WWW-Authenticate": "Bearer";
        /** @description Requests a minute, where they are limited. */
        "RateLimit-Limit": number;
        /** @description Requests left in this minute. */
        "RateLimit-Remaining": number;
        /** @description Seconds until a new minute begins. */
        "RateLimit-Reset": number;
        /** @description Seconds until it is worth trying again. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listSessions: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *           "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *           "kind": "whatsapp",
                     *           "label": "Front desk",
                     *           "status": "working",
                     *           "statusReason": null,
                     *           "jid": "351215550147@s.whatsapp.net",
                     *           "lid": "77120455831002@lid",
                     *           "phoneNumber": "351215550147",
                     *           "pushName": "Marigold Travel",
                     *           "settings": {
                     *             "color": "plum"
                     *           },
                     *           "lastConnectedAt": 1764000000000,
                     *           "lastEventAt": 1764000060000,
                     *           "historySync": {
                     *             "phase": "complete",
                     *             "progress": 100
                     *           },
                     *           "createdAt": 1763913600000,
                     *           "updatedAt": 1764000000000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every property may be left out, and so may the body. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "label": "Front desk",
                 *       "kind": "whatsapp",
                 *       "start": true
                 *     }
                 */
                "application/json": components["schemas"]["CreateSession"];
            };
        };
        responses: {
            /** @description It has been created. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description It is not possible in the present state; the message says why. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "conflict",
                     *         "message": "the session is linked already",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ConflictRefusal"];
                };
            };
            /** @description The body has more than 1 MiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "the body may have at most 1 MiB",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadTooLargeRefusal"];
                };
            };
            /** @description The body is not JSON in UTF-8, or it is compressed. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "the body must be application/json in UTF-8, not compressed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnsupportedMediaTypeRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    updateSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        /** @description Every property may be left out, and so may the body. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "label": "Night desk",
                 *       "settings": {
                 *         "color": "teal"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SessionChanges"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description It is not possible in the present state; the message says why. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "conflict",
                     *         "message": "the session is linked already",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ConflictRefusal"];
                };
            };
            /** @description The body has more than 1 MiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "the body may have at most 1 MiB",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadTooLargeRefusal"];
                };
            };
            /** @description The body is not JSON in UTF-8, or it is compressed. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "the body must be application/json in UTF-8, not compressed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnsupportedMediaTypeRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    startSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been taken on; `status` tells how far it has come. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    stopSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been taken on; `status` tells how far it has come. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    restartSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been taken on; `status` tells how far it has come. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    logOutSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has been taken on; `status` tells how far it has come. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "organizationId": "01KAV2HZ3M5T7B9D1F4G6H8JKP",
                     *       "kind": "whatsapp",
                     *       "label": "Front desk",
                     *       "status": "working",
                     *       "statusReason": null,
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "settings": {
                     *         "color": "plum"
                     *       },
                     *       "lastConnectedAt": 1764000000000,
                     *       "lastEventAt": 1764000060000,
                     *       "historySync": {
                     *         "phase": "complete",
                     *         "progress": 100
                     *       },
                     *       "createdAt": 1763913600000,
                     *       "updatedAt": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "status": "working",
                     *       "jid": "351215550147@s.whatsapp.net",
                     *       "lid": "77120455831002@lid",
                     *       "phoneNumber": "351215550147",
                     *       "pushName": "Marigold Travel",
                     *       "connected": true
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getQr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "2@Qk3vUeX0…,…,…",
                     *       "expiresAt": 1764000020000
                     *     }
                     */
                    "application/json": components["schemas"]["Qr"];
                    "image/png": string;
                    "image/svg+xml": string;
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description It is not possible in the present state; the message says why. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "conflict",
                     *         "message": "the session is linked already",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ConflictRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getPairingCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phoneNumber": "351215550147"
                 *     }
                 */
                "application/json": {
                    /** @description The phone that shall type the code: digits with the country's code, spaces and dashes as you like. */
                    phoneNumber: string;
                };
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "K7QX2MWN",
                     *       "expiresAt": 1764000160000
                     *     }
                     */
                    "application/json": {
                        /** @description Eight letters and digits. */
                        code: string;
                        /**
                         * Format: int64
                         * @description Until when it can be typed, epoch ms.
                         */
                        expiresAt: number;
                    };
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the manage capability",
                     *         "details": {
                     *           "required": "manage"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description It is not possible in the present state; the message says why. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "conflict",
                     *         "message": "the session is linked already",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ConflictRefusal"];
                };
            };
            /** @description The body has more than 1 MiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "the body may have at most 1 MiB",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadTooLargeRefusal"];
                };
            };
            /** @description The body is not JSON in UTF-8, or it is compressed. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "the body must be application/json in UTF-8, not compressed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnsupportedMediaTypeRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listChats: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
                /** @description Only chats that are archived, or only those that are not. */
                archived?: "true" | "false";
                /** @description Only chats that are pinned, or only those that are not. */
                pinned?: "true" | "false";
                /** @description Only chats with unread messages, or only those without. */
                unread?: "true" | "false";
                /** @description Only chats of this type. */
                type?: "dm" | "group" | "newsletter" | "broadcast" | "status";
                /** @description Part of a chat's name or number; case and accents do not matter. */
                q?: string;
                /** @description Keys to add to each chat: its newest message, the other addresses of the same chat. */
                include?: ("lastMessage" | "aliases")[];
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 4711,
                     *           "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *           "jid": "120363041234567890@g.us",
                     *           "type": "group",
                     *           "name": "Lisbon walkers",
                     *           "lastMessageAt": 1764000000000,
                     *           "unreadCount": 2,
                     *           "archived": false,
                     *           "pinned": true,
                     *           "mutedUntil": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ChatPage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getChat: {
        parameters: {
            query?: {
                /** @description Keys to add to each chat: its newest message, the other addresses of the same chat. */
                include?: ("lastMessage" | "aliases")[];
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The chat's address; a person's phone address and hidden address (LID) name the same chat. */
                cid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 4711,
                     *       "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "jid": "120363041234567890@g.us",
                     *       "type": "group",
                     *       "name": "Lisbon walkers",
                     *       "lastMessageAt": 1764000000000,
                     *       "unreadCount": 2,
                     *       "archived": false,
                     *       "pinned": true,
                     *       "mutedUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    deleteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The chat's address; a person's phone address and hidden address (LID) name the same chat. */
                cid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is done; there is no body. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    updateChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The chat's address; a person's phone address and hidden address (LID) name the same chat. */
                cid: string;
            };
            cookie?: never;
        };
        /** @description Every property may be left out, and so may the body. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "archived": true,
                 *       "mutedUntil": 1764028800000
                 *     }
                 */
                "application/json": components["schemas"]["ChatChanges"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 4711,
                     *       "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "jid": "120363041234567890@g.us",
                     *       "type": "group",
                     *       "name": "Lisbon walkers",
                     *       "lastMessageAt": 1764000000000,
                     *       "unreadCount": 2,
                     *       "archived": false,
                     *       "pinned": true,
                     *       "mutedUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description The body has more than 1 MiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "the body may have at most 1 MiB",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadTooLargeRefusal"];
                };
            };
            /** @description The body is not JSON in UTF-8, or it is compressed. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "the body must be application/json in UTF-8, not compressed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnsupportedMediaTypeRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    readChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The chat's address; a person's phone address and hidden address (LID) name the same chat. */
                cid: string;
            };
            cookie?: never;
        };
        /** @description Every property may be left out, and so may the body. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "receipts": true
                 *     }
                 */
                "application/json": components["schemas"]["ReadOptions"];
            };
        };
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 4711,
                     *       "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "jid": "120363041234567890@g.us",
                     *       "type": "group",
                     *       "name": "Lisbon walkers",
                     *       "lastMessageAt": 1764000000000,
                     *       "unreadCount": 2,
                     *       "archived": false,
                     *       "pinned": true,
                     *       "mutedUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description The body has more than 1 MiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "payload_too_large",
                     *         "message": "the body may have at most 1 MiB",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PayloadTooLargeRefusal"];
                };
            };
            /** @description The body is not JSON in UTF-8, or it is compressed. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unsupported_media_type",
                     *         "message": "the body must be application/json in UTF-8, not compressed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnsupportedMediaTypeRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
                /** @description Only messages earlier than this, epoch ms. */
                before?: number;
                /** @description Only messages later than this, epoch ms. */
                after?: number;
                /** @description Only messages with these words; case and accents do not matter, the last word may be a beginning. */
                q?: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The chat's address; a person's phone address and hidden address (LID) name the same chat. */
                cid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01KAV2K9V0AH3Q2M8T5XJ7RZ4E",
                     *           "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *           "waMessageId": "3EB0C4A1F2D5B6E7",
                     *           "chatJid": "120363041234567890@g.us",
                     *           "senderJid": "351215550199@s.whatsapp.net",
                     *           "senderName": "Inês Carvalho",
                     *           "fromMe": false,
                     *           "type": "text",
                     *           "body": "We meet at nine, at the ferry",
                     *           "quoted": null,
                     *           "mentions": [],
                     *           "media": null,
                     *           "reactions": [
                     *             {
                     *               "emoji": "👍",
                     *               "senderJid": "351215550147@s.whatsapp.net",
                     *               "timestamp": 1764000005000
                     *             }
                     *           ],
                     *           "status": null,
                     *           "edited": false,
                     *           "deleted": false,
                     *           "timestamp": 1764000000000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    searchMessages: {
        parameters: {
            query: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
                /** @description Words that the message holds; case and accents do not matter, the last word may be a beginning. */
                q: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01KAV2K9V0AH3Q2M8T5XJ7RZ4E",
                     *           "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *           "waMessageId": "3EB0C4A1F2D5B6E7",
                     *           "chatJid": "120363041234567890@g.us",
                     *           "senderJid": "351215550199@s.whatsapp.net",
                     *           "senderName": "Inês Carvalho",
                     *           "fromMe": false,
                     *           "type": "text",
                     *           "body": "We meet at nine, at the ferry",
                     *           "quoted": null,
                     *           "mentions": [],
                     *           "media": null,
                     *           "reactions": [
                     *             {
                     *               "emoji": "👍",
                     *               "senderJid": "351215550147@s.whatsapp.net",
                     *               "timestamp": 1764000005000
                     *             }
                     *           ],
                     *           "status": null,
                     *           "edited": false,
                     *           "deleted": false,
                     *           "timestamp": 1764000000000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The message's id, as lists show it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01KAV2K9V0AH3Q2M8T5XJ7RZ4E",
                     *       "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *       "waMessageId": "3EB0C4A1F2D5B6E7",
                     *       "chatJid": "120363041234567890@g.us",
                     *       "senderJid": "351215550199@s.whatsapp.net",
                     *       "senderName": "Inês Carvalho",
                     *       "fromMe": false,
                     *       "type": "text",
                     *       "body": "We meet at nine, at the ferry",
                     *       "quoted": null,
                     *       "mentions": [],
                     *       "media": null,
                     *       "reactions": [
                     *         {
                     *           "emoji": "👍",
                     *           "senderJid": "351215550147@s.whatsapp.net",
                     *           "timestamp": 1764000005000
                     *         }
                     *       ],
                     *       "status": null,
                     *       "edited": false,
                     *       "deleted": false,
                     *       "timestamp": 1764000000000
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
                /** @description Part of a person's name or number; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "jid": "351215550199@s.whatsapp.net",
                     *           "lid": "90210345566778@lid",
                     *           "phoneNumber": "351215550199",
                     *           "name": "Inês Carvalho",
                     *           "pushName": "Inês",
                     *           "businessName": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContactPage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The person's phone address or hidden address (LID). */
                jid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jid": "351215550199@s.whatsapp.net",
                     *       "lid": "90210345566778@lid",
                     *       "phoneNumber": "351215550199",
                     *       "name": "Inês Carvalho",
                     *       "pushName": "Inês",
                     *       "businessName": null
                     *     }
                     */
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listGroups: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "jid": "120363041234567890@g.us",
                     *           "subject": "Lisbon walkers",
                     *           "description": "Every Sunday, whatever the weather",
                     *           "ownerJid": "351215550199@s.whatsapp.net",
                     *           "memberCount": 34,
                     *           "announce": false,
                     *           "locked": false,
                     *           "createdAt": 1763913600000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getGroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The group's address. */
                gid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "jid": "120363041234567890@g.us",
                     *       "subject": "Lisbon walkers",
                     *       "description": "Every Sunday, whatever the weather",
                     *       "ownerJid": "351215550199@s.whatsapp.net",
                     *       "memberCount": 34,
                     *       "announce": false,
                     *       "locked": false,
                     *       "createdAt": 1763913600000
                     *     }
                     */
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listGroupMembers: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The group's address. */
                gid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "jid": "351215550199@s.whatsapp.net",
                     *           "lid": "90210345566778@lid",
                     *           "name": "Inês Carvalho",
                     *           "role": "superadmin"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["GroupMemberPage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    listChannelMessages: {
        parameters: {
            query?: {
                /** @description How many rows at most, from 1 to 200; a larger number means 200, and 0 means 50. */
                limit?: number;
                /** @description The `nextCursor` of the page before, good for the same list with the same filters. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The channel's address. */
                jid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01KAV2K9V0AH3Q2M8T5XJ7RZ4E",
                     *           "sessionId": "01KAV2J6T8Q4ZB3N5XK7WD9YRC",
                     *           "waMessageId": "3EB0C4A1F2D5B6E7",
                     *           "chatJid": "120363041234567890@g.us",
                     *           "senderJid": "351215550199@s.whatsapp.net",
                     *           "senderName": "Inês Carvalho",
                     *           "fromMe": false,
                     *           "type": "text",
                     *           "body": "We meet at nine, at the ferry",
                     *           "quoted": null,
                     *           "mentions": [],
                     *           "media": null,
                     *           "reactions": [
                     *             {
                     *               "emoji": "👍",
                     *               "senderJid": "351215550147@s.whatsapp.net",
                     *               "timestamp": 1764000005000
                     *             }
                     *           ],
                     *           "status": null,
                     *           "edited": false,
                     *           "deleted": false,
                     *           "timestamp": 1764000000000
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the read capability",
                     *         "details": {
                     *           "required": "read"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not in this version: it refuses with 501. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description It is not in this version; nothing was done. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_implemented",
                     *         "message": "channels cannot be changed in this version",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotImplementedRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    followChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The channel's address. */
                jid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not in this version: it refuses with 501. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description It is not in this version; nothing was done. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_implemented",
                     *         "message": "channels cannot be changed in this version",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotImplementedRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    muteChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The channel's address. */
                jid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not in this version: it refuses with 501. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description It is not in this version; nothing was done. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_implemented",
                     *         "message": "channels cannot be changed in this version",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotImplementedRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    unfollowChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session of your organization. */
                session: string;
                /** @description The channel's address. */
                jid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Not in this version: it refuses with 501. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the send capability",
                     *         "details": {
                     *           "required": "send"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description It is not in this version; nothing was done. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_implemented",
                     *         "message": "channels cannot be changed in this version",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotImplementedRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Only events of this session. */
                session?: string;
                /** @description Only events of these types. */
                types?: ("session.status" | "session.qr" | "session.deleted" | "chat.upserted" | "chat.deleted" | "message.upserted" | "message.status" | "contact.upserted" | "group.upserted" | "history.progress" | "audit.recorded")[];
            };
            header?: {
                /** @description The `id` of the last event that was seen: the stream goes on behind it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 1843.90211
                     *     event: chat.upserted
                     *     data: {"id":"1843.90211","type":"chat.upserted","sessionId":"01KAV2J6T8Q4ZB3N5XK7WD9YRC","timestamp":1764000000000,"data":{"id":4711,"sessionId":"01KAV2J6T8Q4ZB3N5XK7WD9YRC","jid":"120363041234567890@g.us","type":"group","name":"Lisbon walkers","lastMessageAt":1764000000000,"unreadCount":3,"archived":false,"pinned":true,"mutedUntil":null}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no valid token. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "unauthorized",
                     *         "message": "a valid login token or api-key is needed",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UnauthorizedRefusal"];
                };
            };
            /** @description The token lacks a capability; `details.required` says which. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "forbidden",
                     *         "message": "this needs the events capability",
                     *         "details": {
                     *           "required": "events"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ForbiddenRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "session not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description There were too many requests; `details.retryAfterSeconds` says when to go on. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "rate_limited",
                     *         "message": "too many requests; try again later",
                     *         "details": {
                     *           "retryAfterSeconds": 30
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimitedRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
            /** @description Something that we depend on is out of reach. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "gateway_unavailable",
                     *         "message": "the database is out of reach; try again shortly",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayUnavailableRefusal"];
                };
            };
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0",
                     *       "info": {
                     *         "title": "Switchboard",
                     *         "version": "1"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
        };
    };
    getContractAsYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example openapi: 3.1.0
                     *     info:
                     *       title: Switchboard
                     */
                    "application/yaml": string;
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
        };
    };
    getDocsAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A file's name. */
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example … */
                    "text/css": string;
                    /** @example … */
                    "text/javascript": string;
                };
            };
            /** @description Something in the request is not well-formed; `details.errors` says what. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "validation_error",
                     *         "message": "limit: must be an integer",
                     *         "details": {
                     *           "errors": [
                     *             {
                     *               "path": "limit",
                     *               "message": "must be an integer"
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ValidationErrorRefusal"];
                };
            };
            /** @description There is no such thing in your organization. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "not_found",
                     *         "message": "route not found",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NotFoundRefusal"];
                };
            };
            /** @description A fault of ours; quote the request id. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "internal",
                     *         "message": "something went wrong on our side",
                     *         "details": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InternalRefusal"];
                };
            };
        };
    };
}
