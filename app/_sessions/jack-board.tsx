import classes from "./first-run.module.css";

const COLUMNS = 20;
const ROWS = 4;
const STEP_X = 46;
const STEP_Y = 52;
const LIT = [
  { column: 6, row: 1 },
  { column: 13, row: 0 },
] as const;

const at = (column: number, row: number) => ({ x: 20 + column * STEP_X, y: 34 + row * STEP_Y });

/** The exchange: a board of jacks, two of them joined by a cord. */
export function JackBoard() {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, index) => ({
    column: index % COLUMNS,
    row: Math.floor(index / COLUMNS),
  }));
  const [from, to] = [at(LIT[0].column, LIT[0].row), at(LIT[1].column, LIT[1].row)];
  return (
    <svg
      className={classes.board}
      viewBox={`0 0 ${40 + (COLUMNS - 1) * STEP_X} 224`}
      aria-hidden
      preserveAspectRatio="xMidYMid slice"
    >
      {cells.map(({ column, row }) => (
        <Socket
          key={`${column} ${row}`}
          {...at(column, row)}
          lit={LIT.some((end) => end.column === column && end.row === row)}
        />
      ))}
      <path
        d={`M${from.x} ${from.y}C${from.x + 10} ${from.y + 145} ${to.x - 50} ${to.y + 200} ${to.x} ${to.y}`}
        fill="none"
        stroke="var(--sb-cord)"
        strokeWidth="5"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Socket({ x, y, lit }: { x: number; y: number; lit: boolean }) {
  const colour = lit ? "var(--sb-cord)" : "var(--sb-line-strong)";
  return (
    <>
      <circle cx={x} cy={y - 18} r={lit ? 4 : 2} fill={lit ? "var(--sb-lamp)" : "var(--sb-line-strong)"} />
      <circle cx={x} cy={y} r="9.5" fill="var(--sb-surface)" stroke={colour} strokeWidth={lit ? 3 : 2} />
      <circle cx={x} cy={y} r={lit ? 4 : 2.5} fill={colour} />
    </>
  );
}
