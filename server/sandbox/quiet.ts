import { silenceConsole } from "@/server/log.ts";

/** First import of the process: libsignal prints private keys through console, and must find it silenced. */
silenceConsole();
