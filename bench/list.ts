import { type Baseline, startBare, startNaive, startPeer } from "./baselines.ts";
import { CONNECTIONS, type Load, load, type Target } from "./load.ts";
import { type BenchProduct, startMeasured } from "./product.ts";
import { type Measured, median, ratio, short, table } from "./report.ts";

const SECONDS = 4;
const CHATS = 10_000;
const [FEW, MANY] = [50_000, 1_000_000];

/** `few`: ours again, on a session with as many chats and a twentieth of the messages. */
type Round = Record<"ours" | "bare" | "naive" | "peer" | "few", Load>;

/** A page of 50 chats over HTTP, the production server with an api-key, against three others on the same rows; rounds interleaved, in one run. */
export async function list(rounds: number): Promise<Measured> {
  const product = await startMeasured({ SANDBOX: "off" });
  const started: Baseline[] = [];
  try {
    const { few, many, headers } = seed(product);
    for (const start of [startBare, startNaive, startPeer]) started.push(await start(product.databaseUrl));
    const [bare, naive, peer] = started.map(({ url }) => ({ url: `${url}?session=${many}` })) as [
      Target,
      Target,
      Target,
    ];
    const ours = (session: string) => ({ url: `${product.url}/api/v1/sessions/${session}/chats`, headers });
    const targets = { ours: ours(many), bare, naive, few: ours(few), peer };
    return report(await interleaved(targets, rounds));
  } finally {
    for (const { stop } of started) await stop();
    await product.stop();
  }
}

function seed({ admin }: BenchProduct) {
  const organization = admin("org", "create", "Bench");
  const key = admin("key", "create", "--org", organization, "--name", "bench", "--permissions", "read");
  const session = (messages: number) =>
    admin("seed", "--org", organization, "--chats", String(CHATS), "--messages", String(messages));
  return { few: session(FEW), many: session(MANY), headers: { authorization: `Bearer ${key}` } };
}

async function interleaved(targets: Record<keyof Round, Target>, rounds: number): Promise<Round[]> {
  const { peer, ...quick } = targets;
  for (const target of Object.values(quick)) await load(target, { duration: 2 });
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++)
    measured.push({
      ours: await load(targets.ours, { duration: SECONDS }),
      bare: await load(targets.bare, { duration: SECONDS }),
      naive: await load(targets.naive, { duration: SECONDS }),
      few: await load(targets.few, { duration: SECONDS }),
      peer: await load(peer, { amount: CONNECTIONS }),
    });
  return measured;
}

function report(rounds: Round[]): Measured {
  const side = (name: keyof Round, what: string) => [
    what,
    `${short(median(rounds.map((round) => round[name].rate)))}/s`,
    `p99 ${short(median(rounds.map((round) => round[name].p99)))} ms`,
    "",
  ];
  return table(`list 50 of ${CHATS} chats with ${MANY} messages, c = ${CONNECTIONS}, ${rounds.length} rounds`, [
    side("ours", "ours: GET /api/v1/sessions/{session}/chats with an api-key"),
    side("bare", "bare: node:http + pg, no authentication"),
    side("naive", "naive: a Next route with findMany, no authentication"),
    side("peer", "peer: newest of each address computed from the messages, OFFSET"),
    ["ours ÷ bare", ...ratio(rounds.map(({ ours, bare }) => ours.rate / bare.rate)), "≥ 1.0"],
    ["ours ÷ naive", ...ratio(rounds.map(({ ours, naive }) => ours.rate / naive.rate)), "≥ 6"],
    ["ours ÷ peer", ...ratio(rounds.map(({ ours, peer }) => ours.rate / peer.rate)), "≥ 1,000"],
    ["p99, ours ÷ bare", ...ratio(rounds.map(({ ours, bare }) => ours.p99 / bare.p99)), "≤ 2"],
    [`${FEW} ÷ ${MANY} messages, ours`, ...ratio(rounds.map(({ ours, few }) => few.rate / ours.rate)), "≤ 1.1"],
  ]);
}
