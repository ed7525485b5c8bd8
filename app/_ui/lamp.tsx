import classes from "./lamp.module.css";

export type LampState = "working" | "busy" | "needs" | "failed" | "off";

/** Shape and colour of a state; decorative, its words stand beside it. */
export function Lamp({ state, size = 12 }: { state: LampState; size?: number }) {
  return (
    <svg className={classes.lamp} data-state={state} width={size} height={size} viewBox="0 0 12 12" aria-hidden>
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES = {
  working: <circle cx="6" cy="6" r="4.5" fill="var(--sb-ok)" />,
  busy: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="var(--sb-line-strong)" strokeWidth="2" />
      <path
        className={classes.quarter}
        d="M6 1.75A4.25 4.25 0 0 1 10.25 6"
        fill="none"
        stroke="var(--sb-cord-text)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  ),
  needs: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="var(--sb-lamp)" />
      <path d="M6 3v3.6" stroke="var(--sb-on-lamp)" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="6" cy="8.9" r=".9" fill="var(--sb-on-lamp)" />
    </>
  ),
  failed: <path d="M6 1.2 11.4 10.8H.6Z" fill="var(--sb-bad)" />,
  off: <circle cx="6" cy="6" r="4" fill="none" stroke="var(--sb-field)" strokeWidth="1.5" />,
} satisfies Record<LampState, React.ReactNode>;
