"use client";
import { Notifications } from "@mantine/notifications";

/** Where toasts appear: on the pages that have something to say. */
export const Toasts = () => <Notifications position="bottom-center" limit={1} autoClose={6000} />;
