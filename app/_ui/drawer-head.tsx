import { IconX } from "@tabler/icons-react";
import classes from "./drawer-head.module.css";
import { IconButton } from "./icon-button.tsx";

/** What a drawer is about, and the way out of it. */
export const DrawerHead = ({ title, onClose }: { title: string; onClose: () => void }) => (
  <header className={classes.head}>
    <h2 className={classes.title}>{title}</h2>
    <IconButton label="Close" onClick={onClose}>
      <IconX size={18} stroke={1.75} aria-hidden />
    </IconButton>
  </header>
);
