import { cleanLine } from "./clean-text.ts";

/** A name or line from outside, cleaned and isolated; `otherwise` stands in when nothing of it can be seen. */
export function Outside({
  text,
  otherwise = "",
  className,
}: {
  text: string | null | undefined;
  otherwise?: string;
  className?: string;
}) {
  return <bdi className={className}>{cleanLine(text) || otherwise}</bdi>;
}
