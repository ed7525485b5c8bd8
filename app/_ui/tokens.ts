/** The colours of the design, by scheme. Components read them as `--sb-<name>`; no other file holds a colour. */

type Scheme = Readonly<Record<string, string>>;

const LIGHT: Scheme = {
  canvas: "#f5f3f6",
  thread: "#f5f3f6",
  surface: "#ffffff",
  sunken: "#fbf9fb",
  raised: "#ffffff",
  hover: "#f5f3f6",
  pressed: "#ece8ec",
  inset: "#f5f3f6",
  line: "#ece8ec",
  "line-strong": "#dfdae0",
  field: "#8b838c",
  text: "#1d171f",
  "text-2": "#58515a",
  "text-3": "#6b636d",
  cord: "#7c2d6d",
  "cord-hover": "#612254",
  "cord-text": "#7c2d6d",
  "cord-soft": "#f6eaf3",
  "cord-softer": "#faf5f9",
  focus: "#9a3f88",
  "bubble-in": "#ffffff",
  "bubble-out": "#f6eaf3",
  "lamp-text": "#703f0e",
  "lamp-soft": "#fff6e4",
  "lamp-line": "#ffd997",
  ok: "#1f8d54",
  "ok-text": "#135532",
  "ok-soft": "#ebf9ef",
  bad: "#ca3134",
  "bad-text": "#a92324",
  "bad-soft": "#fff1f0",
  "bad-line": "#ffc6c3",
  mark: "#ffd997",
  "toast-back": "#1d171f",
  "toast-text": "#ffffff",
  scrim: "#1d171f3d",
  "shadow-pop": "0 0 0 1px #2a183014, 0 6px 20px -6px #2a183033",
  "shadow-dialog": "0 0 0 1px #2a183014, 0 28px 72px -16px #2a183066",
};

const DARK: Scheme = {
  canvas: "#120f13",
  thread: "#120f13",
  surface: "#1c181d",
  sunken: "#171318",
  raised: "#262127",
  hover: "#262127",
  pressed: "#302a31",
  inset: "#1c181d",
  line: "#302a31",
  "line-strong": "#3d373e",
  field: "#766f77",
  text: "#efebef",
  "text-2": "#c1bbc3",
  "text-3": "#9e97a0",
  cord: "#9a3f88",
  "cord-hover": "#7c2d6d",
  "cord-text": "#eaaeda",
  "cord-soft": "#3c2738",
  "cord-softer": "#271d25",
  focus: "#d27cbe",
  "bubble-in": "#28232a",
  "bubble-out": "#40283d",
  "lamp-text": "#ffc869",
  "lamp-soft": "#2f2110",
  "lamp-line": "#604018",
  ok: "#55c483",
  "ok-text": "#7dd89f",
  "ok-soft": "#16261b",
  bad: "#f37573",
  "bad-text": "#ff9f9c",
  "bad-soft": "#391919",
  "bad-line": "#703131",
  mark: "#724d0b",
  "toast-back": "#efebef",
  "toast-text": "#1d171f",
  scrim: "#0806099e",
  "shadow-pop": "0 0 0 1px #ffffff14, 0 6px 20px -6px #000000b3",
  "shadow-dialog": "0 0 0 1px #ffffff14, 0 28px 72px -16px #000000e0",
};

const BOTH: Scheme = {
  lamp: "#ffb53c",
  "on-lamp": "#482707",
  danger: "#ca3134",
  "on-cord": "#ffffff",
  paper: "#ffffff",
  ink: "#1d171f",
  "logo-tile": "#7c2d6d",
};

/** [light, dark] of each jack, in the order in which they are dealt; sandbox numbers are always slate. */
export const JACKS: Readonly<Record<string, readonly [string, string]>> = {
  plum: ["#a25491", "#da8dc8"],
  blue: ["#3377be", "#70aff4"],
  teal: ["#008b8c", "#25c2c2"],
  green: ["#2d8949", "#6fc082"],
  ochre: ["#a06700", "#d79f4c"],
  rust: ["#b25634", "#eb9070"],
  violet: ["#7764ba", "#ac9cf0"],
  slate: ["#6b636d", "#9e97a0"],
};

/** Background, text and name colour of the twelve people hues: three of light, three of dark. */
const HUES = [
  "#ffd1d9 #76283c #9c3f55 #582c35 #ffd2da #f6a3b1",
  "#ffd4c7 #772c18 #9d442c #592f23 #ffd4c6 #f7a791",
  "#fbd8bb #703600 #944f00 #543314 #ffd9b9 #ecaf79",
  "#eddfb7 #5d4400 #7d5f00 #483a0b #efe1b4 #d5bc70",
  "#d9e6be #3e5000 #586d00 #364117 #dae8bc #b3c87f",
  "#c6ebce #005827 #12773d #1e452a #c5edce #8cd19e",
  "#b8ece2 #00594c #007969 #00473e #b6efe4 #6bd3c2",
  "#b6eaf5 #00556a #00748c #00444f #b4edf9 #67cfe3",
  "#c1e5ff #004c7d #0069a3 #183f5b #bfe7ff #82c6f9",
  "#d2deff #344182 #4b5caa #30395e #d3e0ff #a7baff",
  "#e6d8ff #533678 #714f9e #423358 #e8d9ff #c9aff4",
  "#f8d2ee #6b2c5e #8e447e #512e49 #fcd3f1 #e7a5d6",
] as const;

function hueTokens(first: 0 | 3): Scheme {
  const parts = ["bg", "text", "name"];
  const entries = HUES.flatMap((line, hue) =>
    line
      .split(" ")
      .slice(first, first + 3)
      .map((colour, part) => [`hue-${hue}-${parts[part] ?? ""}`, colour] as const),
  );
  return Object.fromEntries(entries);
}

const jackTokens = (scheme: 0 | 1): Scheme =>
  Object.fromEntries(Object.entries(JACKS).map(([name, colours]) => [`jack-${name}`, colours[scheme]]));

export const TOKENS = {
  light: { ...BOTH, ...LIGHT, ...jackTokens(0), ...hueTokens(0) } as Scheme,
  dark: { ...BOTH, ...DARK, ...jackTokens(1), ...hueTokens(3) } as Scheme,
};
