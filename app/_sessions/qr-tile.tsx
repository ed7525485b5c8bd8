"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { create } from "qrcode";
import { useEffect, useMemo, useState } from "react";
import { useTRPC, type Session } from "@/app/_trpc/trpc.ts";
import classes from "./link-dialog.module.css";

const LAST_SECONDS = 5;

type Props = { session: Session; onNew: () => void };

/** The code to scan, drawn here; its border empties with its time, and the next one takes its place by itself. */
export function QrTile({ session, onNew }: Props) {
  const expired = session.statusReason === "code_expired";
  const qr = useCode(session);
  const left = useTimeLeft(qr?.expiresAt);
  return (
    <div className={classes.right}>
      <div className={classes.tile} data-expired={expired || undefined}>
        {qr ? <QrPicture code={qr.code} /> : <div className={classes.waiting} aria-hidden />}
        {qr && !expired && <Countdown key={qr.code} left={left} />}
        {expired && (
          <Button className={classes.renew} onClick={onNew}>
            New code
          </Button>
        )}
      </div>
      <p className={classes.fresh} aria-live="off">
        <Freshness left={qr ? left : undefined} expired={expired} />
      </p>
      <span role="status" className={classes.spoken}>
        {qr ? `New code ${qr.code.slice(-4)}` : ""}
      </span>
    </div>
  );
}

/** The code of this moment, as long as one is waited for. The stream says when it changes; asking now and then is for when the stream is away. */
function useCode(session: Session) {
  const trpc = useTRPC();
  const waits = session.status === "scan_qr_code";
  const enabled = waits && session.statusReason !== "code_expired";
  const { data } = useQuery(
    trpc.sessions.qr.queryOptions(
      { session: session.id },
      { enabled, retry: false, refetchInterval: 2000, staleTime: 0 },
    ),
  );
  return waits ? data : undefined;
}

function Freshness({ left, expired }: { left: number | undefined; expired: boolean }) {
  if (expired) return "Nobody scanned in time.";
  if (left === undefined) return "The code is on its way…";
  return (
    <>
      A fresh code in <strong>{Math.ceil(left / 1000)} s</strong>, by itself
    </>
  );
}

/** One path of dark squares on white, whatever the theme: scanners want it so. */
function QrPicture({ code }: { code: string }) {
  const { size, path } = useMemo(() => drawn(code), [code]);
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code to scan with the phone"
      shapeRendering="crispEdges"
    >
      <path d={path} fill="var(--sb-ink)" />
    </svg>
  );
}

function drawn(code: string): { size: number; path: string } {
  const { size, data } = create(code, { errorCorrectionLevel: "L" }).modules;
  const squares = Array.from(data, (dark, index) =>
    dark ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : "",
  );
  return { size, path: squares.join("") };
}

/** Full when the code is first seen, whatever its life: the first of a series lives longer. */
function Countdown({ left }: { left: number }) {
  const [whole] = useState(Math.max(left, 1));
  const part = Math.min(1, left / whole);
  return (
    <svg className={classes.rim} viewBox="0 0 296 296" aria-hidden data-late={left <= LAST_SECONDS * 1000 || undefined}>
      <path d={BORDER} />
      <path d={BORDER} pathLength={1} strokeDasharray={`${part} 1`} strokeDashoffset={part - 1} />
    </svg>
  );
}

/** From the middle of the top edge, clockwise, corners of radius 24. */
const BORDER = "M148 2H270a24 24 0 0 1 24 24V270a24 24 0 0 1-24 24H26a24 24 0 0 1-24-24V26a24 24 0 0 1 24-24Z";

/** Milliseconds until the moment, never below 0. */
function useTimeLeft(until: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, (until ?? now) - now);
}
