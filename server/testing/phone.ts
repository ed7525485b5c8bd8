import type { Sandbox } from "@/server/sandbox/index.ts";

/** The control verbs of a sandbox, as a person with the phone in hand would use it. Throws what the sandbox refuses. */
export async function tellPhone(sandbox: Pick<Sandbox, "port" | "secret">, verb: string, body: object): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/admin/${verb}`, {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.secret}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}
