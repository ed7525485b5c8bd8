"use client";
import { Modal } from "@mantine/core";
import classes from "@/app/_ui/form.module.css";

type Topic = "how-to-update" | "how-to-fix";

/** What whoever runs the server can do; nothing that a button here could. */
const HELP: Readonly<Record<Topic, { title: string; lead: string; steps: readonly string[]; command: string }>> = {
  "how-to-update": {
    title: "WhatsApp wants a newer version",
    lead: "WhatsApp turned this version away. Chats stay readable and nothing is lost: messages wait at WhatsApp. On the server:",
    steps: [
      "Update Switchboard and start it again.",
      "No update yet? Start it with the version that WhatsApp Web shows today, for example:",
    ],
    command: "WHATSAPP_VERSION=2.3000.1234567890 npm start",
  },
  "how-to-fix": {
    title: "No worker serves this number",
    lead: "The process that holds the connections has been away for more than 20 seconds. Chats stay readable; messages wait at WhatsApp. On the server:",
    steps: [
      "npm start runs the workers itself and starts one again that ends: look at what it prints.",
      "Where the processes run apart, start one worker for the kind of number:",
    ],
    command: "npm run start:worker\nnpm run start:worker -- --kind sandbox",
  },
};

/** For the two states that only whoever runs the server can end. */
export function HelpDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const { title, lead, steps, command } = HELP[topic];
  return (
    <Modal opened onClose={onClose} title={title} size={480}>
      <div className={classes.form}>
        <p className={classes.loss}>{lead}</p>
        <ol className={classes.help}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <pre className={classes.command} tabIndex={0}>
          {command}
        </pre>
      </div>
    </Modal>
  );
}
