import classes from "./thread.module.css";

const WIDTHS = [46, 62, 34, 54, 40];

/** Bubbles that are on their way. */
export function BubbleSkeletons() {
  return (
    <div aria-hidden className={classes.skeletons}>
      {WIDTHS.map((width, index) => (
        <span
          key={width}
          className={classes.skeleton}
          data-mine={index % 3 === 2 || undefined}
          style={{ width: `${width}%` }}
        />
      ))}
    </div>
  );
}
