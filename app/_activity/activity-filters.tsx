"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useSessions } from "@/app/_frame/use-sessions.ts";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { cleanLine } from "@/app/_ui/clean-text.ts";
import { sessionName } from "@/app/_ui/session-words.ts";
import classes from "./activity.module.css";
import { activityHref, KINDS, type ActivityFilter } from "./activity-filter.ts";

/** What is shown: a kind, a number, a person or key. */
export function ActivityFilters({ filter, manages }: { filter: ActivityFilter; manages: boolean }) {
  const router = useRouter();
  const { sessions = [] } = useSessions();
  const choose = (change: Partial<ActivityFilter>) => router.replace(activityHref({ ...filter, ...change }));
  const numbers = sessions.map((session) => ({ id: session.id, name: sessionName(session) }));
  return (
    <div className={classes.filters} role="group" aria-label="What to show">
      {KINDS.filter((kind) => manages || !kind.manages).map(({ kind, label }) => (
        <Link
          key={label}
          prefetch={false}
          replace
          href={activityHref({ ...filter, kind })}
          className={classes.chip}
          aria-current={filter.kind === kind || undefined}
        >
          {label}
        </Link>
      ))}
      <Choice
        label="Number"
        every="Every number"
        of={numbers}
        value={filter.session}
        onChoose={(session) => choose({ session })}
      />
      {manages && <Who value={filter.actor} onChoose={(actor) => choose({ actor })} />}
    </div>
  );
}

type WhoProps = { value: string | undefined; onChoose: (id: string | undefined) => void };

/** People first, then the keys that are in force. */
function Who(props: WhoProps) {
  const trpc = useTRPC();
  const { data: members } = useQuery(trpc.members.list.queryOptions({ limit: 200 }));
  const { data: keys } = useQuery(trpc.apiKeys.list.queryOptions({ limit: 200, inForce: true }));
  const people = members?.data.map(({ id, name, email }) => ({ id, name: cleanLine(name) || email })) ?? [];
  const scripts = keys?.data.map(({ id, name }) => ({ id, name: `${cleanLine(name)} (key)` })) ?? [];
  return <Choice label="Who" every="Everybody" of={[...people, ...scripts]} {...props} />;
}

type ChoiceProps = WhoProps & { label: string; every: string; of: { id: string; name: string }[] };

function Choice({ label, every, of, value, onChoose }: ChoiceProps) {
  return (
    <select
      className={classes.chip}
      aria-label={label}
      data-chosen={value !== undefined || undefined}
      value={value ?? ""}
      onChange={(event) => onChoose(event.currentTarget.value || undefined)}
    >
      <option value="">{every}</option>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
