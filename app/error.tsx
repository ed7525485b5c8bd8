"use client";
import { BrokenPage } from "./_ui/broken-page.tsx";

/** What breaks while the frame is drawn ends here, and can be tried again. */
export default BrokenPage;
