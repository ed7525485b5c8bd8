"use client";
import { Button } from "@mantine/core";
import { IconFlask, IconPlus } from "@tabler/icons-react";
import { Jack } from "@/app/_ui/jack.tsx";
import classes from "./first-run.module.css";
import { JackBoard } from "./jack-board.tsx";

const STEPS = [
  ["Name the number", "So that you and your colleagues know which one it is."],
  ["Scan a code with its phone", "Linked devices in WhatsApp, or type a code instead."],
  ["Watch the chats arrive", "Newest first. You can start reading at once."],
] as const;

/** No number yet: three steps to the first chats, the sandbox beside them. */
export function FirstRun({
  manages,
  onLink,
  onSandbox,
}: {
  manages: boolean;
  onLink: () => void;
  onSandbox: () => void;
}) {
  return (
    <div className={classes.content}>
      <JackBoard />
      <div className={classes.columns}>
        <div>
          <h1 className={classes.hero}>Plug in your first number</h1>
          <p className={classes.lead}>
            {manages
              ? "About two minutes until its chats are here and on the API."
              : "Nobody has linked a number yet. An admin can do it."}
          </p>
          <ol className={classes.steps}>
            {STEPS.map(([what, why], index) => (
              <li key={what} className={classes.step} data-now={index === 0 || undefined}>
                <span className={classes.count} aria-hidden>
                  {index + 1}
                </span>
                <div>
                  <strong>{what}</strong>
                  <p>{why}</p>
                </div>
              </li>
            ))}
          </ol>
          {manages && (
            <Button
              className={classes.link}
              size="lg"
              leftSection={<IconPlus size={16} stroke={1.75} />}
              onClick={onLink}
            >
              Link a number
            </Button>
          )}
        </div>
        {manages && (
          <aside className={classes.sandbox}>
            <h2>
              <Jack color="slate" connected size={24} />
              No phone at hand?
            </h2>
            <p>
              A sandbox number behaves like a real one: it links, brings 3,000 chats and receives messages when you say
              so. Nothing reaches WhatsApp.
            </p>
            <Button variant="default" fullWidth leftSection={<IconFlask size={16} stroke={1.75} />} onClick={onSandbox}>
              Add a sandbox number
            </Button>
            <span className={classes.soon}>Ready in about 10 seconds. Stop it any time.</span>
          </aside>
        )}
      </div>
    </div>
  );
}
