/** Every way an operation can refuse. The transports give each code its status; a code without one does not compile. */
export type ErrorCode =
  | "validation_error"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "payload_too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "internal"
  | "not_implemented"
  | "gateway_unavailable";

export type ErrorDetails = Readonly<Record<string, unknown>> | null;

/** A refusal: the code to branch on, one sentence for the person calling, and data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, message: string, details: ErrorDetails = null) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** By its name, not its class: Next bundles a copy of this module of its own. */
export const isAppError = (error: unknown): error is AppError => error instanceof Error && error.name === "AppError";

/** The same words for what never existed and for what belongs to another organization. */
export const notFound = (
  thing:
    "session" | "chat" | "message" | "contact" | "group" | "channel" | "api key" | "member" | "invitation" | "route",
) => new AppError("not_found", `${thing} not found`);

export type FieldError = { path: string; message: string };

export const invalid = (...errors: FieldError[]) =>
  new AppError("validation_error", errors.map(({ path, message }) => `${path || "body"}: ${message}`).join("; "), {
    errors,
  });

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] };
const MAX_ERRORS = 20;
const clip = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);

/** What Zod says, in words for somebody who does not know it. */
const inWords = (message: string) =>
  message
    .replace(/^Invalid input: expected \w+, received undefined$/, "is needed")
    .replace(/^Invalid input: expected (\w+), received (\w+)$/, "must be of type $1, not $2")
    .replace(
      /^Invalid option: expected one of (.*)$/,
      (_all, words: string) => `must be one of ${words.replaceAll("|", ", ")}`,
    );

/** What Zod found wrong with a caller's input. An unknown property is named as the place of its own error. */
export const invalidInput = (issues: readonly Issue[]) =>
  invalid(
    ...issues
      .flatMap(({ path, message, keys }) =>
        keys
          ? keys.map((key) => ({ path: [...path, key], message: "is not known here" }))
          : [{ path: [...path], message }],
      )
      .slice(0, MAX_ERRORS)
      .map(({ path, message }) => ({
        path: clip(path.map(String).join("."), 100),
        message: clip(inWords(message), 300),
      })),
  );
