import { createTheme, type CSSVariablesResolver } from "@mantine/core";
import { TOKENS } from "./tokens.ts";

const FIELD_BORDER = { wrapper: { "--input-bd": "var(--sb-field)" } };

/** Colours, type scale, spacing, radii and motion of the whole dashboard. */
export const theme = createTheme({
  colors: {
    cord: [
      "#faf5f9",
      "#f6eaf3",
      "#f2cce7",
      "#e7a5d6",
      "#d27cbe",
      "#b659a2",
      "#9a3f88",
      "#7c2d6d",
      "#612254",
      "#44173b",
    ],
    gray: [
      "#fbf9fb",
      "#f5f3f6",
      "#ece8ec",
      "#dfdae0",
      "#c1bbc3",
      "#8b838c",
      "#6b636d",
      "#58515a",
      "#3a323b",
      "#1d171f",
    ],
    dark: [
      "#efebef",
      "#c1bbc3",
      "#9e97a0",
      "#766f77",
      "#4c454d",
      "#3d373e",
      "#302a31",
      "#262127",
      "#1c181d",
      "#120f13",
    ],
    red: ["#fff1f0", "#ffe3e1", "#ffc6c3", "#ff9f9c", "#f37573", "#e34e4f", "#ca3134", "#a92324", "#831a1b", "#551110"],
    green: [
      "#ebf9ef",
      "#d5f5de",
      "#aee8c1",
      "#7dd89f",
      "#55c483",
      "#37ab6b",
      "#1f8d54",
      "#186f42",
      "#135532",
      "#0f3620",
    ],
    lamp: [
      "#fff6e4",
      "#ffeac4",
      "#ffd997",
      "#ffc869",
      "#ffb53c",
      "#f2a02a",
      "#cb7e19",
      "#9a5a12",
      "#703f0e",
      "#482707",
    ],
  },
  primaryColor: "cord",
  primaryShade: { light: 7, dark: 6 },
  black: "#1d171f",
  white: "#ffffff",
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
  fontFamily: '"IBM Plex Sans Variable","IBM Plex Sans Arabic","IBM Plex Sans Hebrew",system-ui,sans-serif',
  fontFamilyMonospace: '"IBM Plex Mono",ui-monospace,monospace',
  fontSizes: { xs: ".75rem", sm: ".8125rem", md: ".875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.3333", sm: "1.3846", md: "1.4286", lg: "1.375", xl: "1.3" },
  fontWeights: { regular: "400", medium: "500", bold: "600" },
  headings: { fontWeight: "600", textWrap: "balance", sizes: { h1: { fontSize: "1.25rem", lineHeight: "1.3" } } },
  spacing: { xs: ".25rem", sm: ".5rem", md: ".75rem", lg: "1rem", xl: "1.5rem" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  shadows: { sm: "none", md: "var(--sb-shadow-pop)", xl: "var(--sb-shadow-dialog)" },
  breakpoints: { xs: "30em", sm: "48em", md: "64em", lg: "80em", xl: "96em" },
  components: {
    Button: {
      vars: (_theme: unknown, { size }: { size?: unknown }) => ({
        root: {
          "--button-height": size === "sm" ? "30px" : size === "lg" ? "40px" : "34px",
          "--button-fz": size === "sm" ? "13px" : "14px",
        },
      }),
    },
    TextInput: { defaultProps: { size: "md" }, vars: () => FIELD_BORDER },
    PasswordInput: { defaultProps: { size: "md" }, vars: () => FIELD_BORDER },
    Modal: {
      defaultProps: {
        padding: "lg",
        centered: true,
        radius: "xl",
        shadow: "xl",
        transitionProps: { duration: 180, exitDuration: 120, timingFunction: "cubic-bezier(.2,0,0,1)" },
        closeButtonProps: { "aria-label": "Close" },
        overlayProps: { color: "var(--sb-scrim)", backgroundOpacity: 1 },
      },
    },
    Menu: {
      defaultProps: {
        shadow: "md",
        radius: "md",
        transitionProps: { duration: 120, exitDuration: 80 },
        withinPortal: false, // a menu belongs to the landmark it is opened in
        floatingStrategy: "fixed",
        withInitialFocusPlaceholder: false, // a menu holds items alone
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, radius: "sm", transitionProps: { duration: 120 } } },
  },
});

/** Mantine's own variables, pointed at ours. */
const MANTINE = {
  "--mantine-color-body": "var(--sb-surface)",
  "--mantine-color-text": "var(--sb-text)",
  "--mantine-color-dimmed": "var(--sb-text-3)",
  "--mantine-color-placeholder": "var(--sb-text-3)",
  "--mantine-color-anchor": "var(--sb-cord-text)",
  "--mantine-color-default-hover": "var(--sb-hover)",
  "--mantine-color-default-border": "var(--sb-line-strong)",
  "--mantine-color-default-color": "var(--sb-text)",
  "--mantine-color-error": "var(--sb-bad-text)",
  "--mantine-color-success": "var(--sb-ok-text)",
  "--mantine-color-cord-light": "var(--sb-cord-soft)",
  "--mantine-color-cord-light-color": "var(--sb-cord-text)",
  "--mantine-primary-color-filled-hover": "var(--sb-cord-hover)",
};

const ours = (scheme: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(scheme).map(([name, value]) => [`--sb-${name}`, value]));

/** Every token as a CSS variable, in light and dark. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...ours(TOKENS.light), ...MANTINE, "--mantine-color-default": "var(--sb-surface)" },
  dark: { ...ours(TOKENS.dark), ...MANTINE, "--mantine-color-default": "var(--sb-raised)" },
});
