import type { ComponentProps } from "react";
import classes from "./icon-button.module.css";

type Props = Omit<ComponentProps<"button">, "type" | "title" | "className" | "aria-label"> & { label: string };

/** A button that shows an icon alone: its name is told by screen readers and by the tooltip. */
export const IconButton = ({ label, ...rest }: Props) => (
  <button type="button" className={classes.button} aria-label={label} title={label} {...rest} />
);
