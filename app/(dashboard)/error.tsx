"use client";
import { BrokenPage } from "@/app/_ui/broken-page.tsx";

/** What breaks while a page is drawn ends here; the frame around it lives on. */
export default BrokenPage;
