"use client";
import { useMe } from "@/app/_frame/use-me.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { PageHead } from "@/app/_ui/page-head.tsx";
import classes from "@/app/_ui/sections.module.css";
import { OrganizationName } from "./organization-name.tsx";
import { OrganizationsList } from "./organizations-list.tsx";
import { SingleKeysChoice } from "./single-keys-choice.tsx";

/** The organization's name, and the person's other organizations. */
export function SettingsPage() {
  const me = useMe();
  if (!me) return <div className={classes.page} />;
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <PageHead title="Settings" sentence="Of the organization that is open now, and your others." />
        <section className={classes.section} aria-labelledby="organization">
          <h2 id="organization">Organization</h2>
          {me.capabilities.includes("manage") ? (
            <OrganizationName key={me.organization.id} name={me.organization.name} />
          ) : (
            <p>
              <bdi>{me.organization.name}</bdi>. An owner or admin can rename it.
            </p>
          )}
          <p>
            Organization id <code>{me.organization.id}</code>{" "}
            <CopyButton value={me.organization.id} label="Copy the organization id" />
          </p>
        </section>
        <OrganizationsList me={me} />
        <section className={classes.section} aria-labelledby="keyboard">
          <h2 id="keyboard">Keyboard</h2>
          <SingleKeysChoice />
        </section>
      </div>
    </div>
  );
}
