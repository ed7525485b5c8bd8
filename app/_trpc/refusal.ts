import { TRPCClientError } from "@trpc/client";

export type Refusal = { status: number | undefined; message: string; requestId: string | undefined };

type AnswerData = { httpStatus?: unknown; requestId?: unknown };

/** What the server said no with; a status of undefined means that no answer came at all. */
export function refusalOf(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TRPCClientError)) return { status: undefined, message, requestId: undefined };
  const { httpStatus, requestId } = ((error.data as unknown) ?? {}) as AnswerData; // safe: every field is checked below
  return {
    status: typeof httpStatus === "number" ? httpStatus : undefined,
    message,
    requestId: typeof requestId === "string" ? requestId : undefined,
  };
}
