/** The tile of the mark: never recoloured, so its colours are the picture's own. */
export function Logo({ size = 28 }: { size?: number }) {
  return <img src="/logo.svg" alt="" width={size} height={size} style={{ display: "block", flex: "none" }} />;
}
