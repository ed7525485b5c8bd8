"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTRPC } from "@/app/_trpc/trpc.ts";
import { EmptyPane } from "@/app/_ui/empty-pane.tsx";
import { Outside } from "@/app/_ui/outside.tsx";
import { switchOrganization } from "./switch-organization.ts";

/** A link to a number that the active organization does not have; when another one of the person's has it, a way over there. */
export default function NumberNotHere({ session }: { session: string }) {
  const trpc = useTRPC();
  const path = usePathname();
  const { data: elsewhere } = useQuery(trpc.organizations.elsewhere.queryOptions({ session }));
  return (
    <EmptyPane
      alone
      title="This number is not here (any more)"
      text={
        elsewhere ? (
          <>
            It belongs to another organization of yours: <Outside text={elsewhere.name} otherwise="without a name" />.
          </>
        ) : (
          "It may have been deleted, or belong to another organization."
        )
      }
    >
      <Link href="/sessions">Go to sessions</Link>
      {elsewhere && (
        <Button onClick={() => void switchOrganization(elsewhere.id, path)}>
          Switch to <Outside text={elsewhere.name} otherwise="it" />
        </Button>
      )}
    </EmptyPane>
  );
}
