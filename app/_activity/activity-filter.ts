/** What of the activity is shown; it stands in the address, so that it can be shared and gone back from. */
export const KINDS = [
  { kind: undefined, label: "Everything", manages: false },
  { kind: "acts", label: "People and keys", manages: true },
  { kind: "numbers", label: "Numbers", manages: false },
  { kind: "chats", label: "Chats", manages: false },
  { kind: "messages", label: "Messages", manages: false },
] as const;
type Kind = (typeof KINDS)[number]["kind"];

export type ActivityFilter = { kind: Kind; session: string | undefined; actor: string | undefined };

export function filterIn(params: URLSearchParams): ActivityFilter {
  return {
    kind: KINDS.find(({ kind }) => kind === params.get("kind"))?.kind,
    session: params.get("number") ?? undefined,
    actor: params.get("who") ?? undefined,
  };
}

export function activityHref({ kind, session, actor }: ActivityFilter): string {
  const params = new URLSearchParams({
    ...(kind && { kind }),
    ...(session !== undefined && { number: session }),
    ...(actor !== undefined && { who: actor }),
  }).toString();
  return params === "" ? "/activity" : `/activity?${params}`;
}
