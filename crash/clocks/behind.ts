import { shiftClock } from "./shift.ts";

shiftClock(-24 * 60 * 60_000);
