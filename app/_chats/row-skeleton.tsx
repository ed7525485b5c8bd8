import classes from "./chat-row.module.css";

/** A row that is on its way, of its final size. */
export function RowSkeleton({ index, top, height }: { index: number; top: number; height: number }) {
  return (
    <div aria-hidden className={classes.row} style={{ height, transform: `translateY(${top}px)` }}>
      <div className={classes.link}>
        <span className={classes.ghost} style={{ width: 44, height: 44, borderRadius: "50%", gridRow: "1 / 3" }} />
        <span className={classes.ghost} style={{ width: `${40 + ((index * 17) % 35)}%`, height: 10 }} />
        <span className={classes.ghost} style={{ width: `${55 + ((index * 23) % 40)}%`, height: 10 }} />
      </div>
    </div>
  );
}
