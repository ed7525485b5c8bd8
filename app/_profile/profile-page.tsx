"use client";
import { useMe } from "@/app/_frame/use-me.ts";
import { PageHead } from "@/app/_ui/page-head.tsx";
import classes from "@/app/_ui/sections.module.css";
import { LoginToken } from "./login-token.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";

/** The person's own: name, e-mail, password, and a token for scripts that act as them. */
export function ProfilePage() {
  const me = useMe();
  if (!me) return <div className={classes.page} />;
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <PageHead title="Profile" sentence="You, in every organization of yours." />
        <section className={classes.section} aria-labelledby="you">
          <h2 id="you">Name and e-mail</h2>
          <ProfileForm user={me.user} />
        </section>
        <section className={classes.section} aria-labelledby="password">
          <h2 id="password">Password</h2>
          <p>Changing it ends every other login of yours: other browsers, other computers.</p>
          <PasswordForm me={me} />
        </section>
        {me.tokens && (
          <section className={classes.section} aria-labelledby="token">
            <h2 id="token">Login token</h2>
            <p>
              For trying the API as yourself: it may do what you may do here, in this organization, for five minutes.
              For anything that shall last, make an API key.
            </p>
            <LoginToken />
          </section>
        )}
      </div>
    </div>
  );
}
