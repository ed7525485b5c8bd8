import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK } from "jose";
import type { PoolClient } from "pg";
import { ulid } from "ulid";
import { pool } from "@/server/db/client.ts";
import { seal, unseal } from "@/server/seal.ts";

/** Our own signing keys: rows in PostgreSQL, the private part sealed. Ed25519, made once by whoever needs it first. */
const ALGORITHM = "EdDSA";
const MAX_AGE = 60_000;
const RELOAD_AFTER = 1_000;

type KeyRow = { id: string; public_jwk: JWK; private_sealed: Buffer };
let known: { rows: KeyRow[]; at: number } | undefined;

/** The public halves, in the form of a JWKS. */
export async function publicKeys(): Promise<JSONWebKeySet> {
  return { keys: (await signingKeys()).map((row) => row.public_jwk) };
}

/** Resolves the public key of a token. A key id not known yet may be one that another process has just made. */
export async function ownKeySet(kid: string | undefined): Promise<ReturnType<typeof createLocalJWKSet>> {
  const rows = await signingKeys();
  const isNew = kid !== undefined && !rows.some((row) => row.id === kid);
  if (isNew && known && Date.now() - known.at > RELOAD_AFTER) known = undefined;
  return createLocalJWKSet(await publicKeys());
}

/** The newest private key, to sign with. */
export async function currentSigningKey(): Promise<{ kid: string; alg: string; key: CryptoKey | Uint8Array }> {
  const row = (await signingKeys()).at(-1);
  if (!row) throw new Error("there is no signing key, though one has just been made");
  const jwk = JSON.parse(unseal(row.private_sealed, rowOf(row.id)).toString()) as JWK;
  return { kid: row.id, alg: ALGORITHM, key: await importJWK(jwk, ALGORITHM) };
}

async function signingKeys(): Promise<KeyRow[]> {
  if (known && Date.now() - known.at < MAX_AGE) return known.rows;
  const stored = await readKeys(pool);
  const rows = stored.length > 0 ? stored : await makeKey();
  known = { rows, at: Date.now() };
  return rows;
}

/** Two processes that start at once agree: the table's lock lets one make the key, and the other finds it. */
async function makeKey(): Promise<KeyRow[]> {
  const client = await pool.connect();
  client.on("error", ignore); // a connection that dies in our hands fails the next query; unheard it would end the process
  try {
    await client.query("begin");
    await client.query("lock table signing_keys in share row exclusive mode");
    const stored = await readKeys(client);
    if (stored.length === 0) await insertKey(client);
    const rows = await readKeys(client);
    await client.query("commit");
    return rows;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.off("error", ignore);
    client.release();
  }
}

const ignore = () => undefined;

async function insertKey(client: PoolClient): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const id = ulid();
  const publicJwk = { ...(await exportJWK(publicKey)), kid: id, alg: ALGORITHM, use: "sig" };
  const sealed = seal(Buffer.from(JSON.stringify(await exportJWK(privateKey))), rowOf(id));
  await client.query("insert into signing_keys (id, public_jwk, private_sealed) values ($1, $2, $3)", [
    id,
    publicJwk,
    sealed,
  ]);
}

async function readKeys(from: Pick<PoolClient, "query">): Promise<KeyRow[]> {
  const { rows } = await from.query<KeyRow>("select id, public_jwk, private_sealed from signing_keys order by id");
  return rows;
}

const rowOf = (id: string) => ["signing_keys", id];
