import { AppError } from "./errors.ts";

/** What a caller may do. Permissions are the capabilities saved on an api-key; a role maps to some. */
export const CAPABILITIES = ["read", "send", "manage", "events"] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const ROLES = ["owner", "admin", "member"] as const;
export type Role = (typeof ROLES)[number];

/** Where a request came from: the client's address as far as it is known, and the id that its log line and its answer carry. */
export type Origin = { readonly address: string | null; readonly requestId: string | null };

/** Who asks, for which organization. `id` names the user or the api-key. `from` is missing where no request was made. */
export type Identity = {
  readonly kind: "person" | "api-key";
  readonly id: string;
  readonly organizationId: string;
  readonly capabilities: ReadonlySet<Capability>;
  readonly from?: Origin;
};

/** What a role gives; an unknown one gives nothing. */
export function capabilitiesOf(role: string): ReadonlySet<Capability> {
  if (role === "owner" || role === "admin") return new Set(CAPABILITIES);
  return new Set(role === "member" ? (["read", "send", "events"] as const) : []);
}

declare const granted: unique symbol;
/** An identity that has been proven to hold the capability. Only `grant` makes one. */
export type Caller<C extends Capability> = Identity & { readonly [granted]: Readonly<Record<C, true>> };

/** Proves one capability, or refuses with what is required. */
export function grant<C extends Capability>(identity: Identity, required: C): Caller<C> {
  if (!identity.capabilities.has(required))
    throw new AppError("forbidden", `this needs the ${required} capability`, { required });
  return identity as Caller<C>; // safe: the line above is the proof the brand stands for
}

/** Keys, members and the audit log are a person's business: a key may not make another. */
export function demandPerson(identity: Identity): void {
  if (identity.kind !== "person") throw new AppError("forbidden", "only a person may do this, not an api-key");
}
