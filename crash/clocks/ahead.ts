import { shiftClock } from "./shift.ts";

shiftClock(10 * 60_000);
