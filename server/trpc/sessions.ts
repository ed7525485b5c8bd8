import {
  createSession,
  deleteSession,
  getPairingCode,
  getQr,
  getSession,
  listChanges,
  listFigures,
  listSessions,
  logOutSession,
  receive,
  restartSession,
  scanForMe,
  startSession,
  stopSession,
  tellPhone,
  typeForMe,
  updateSession,
} from "@/server/sessions/index.ts";
import {
  CreateSession,
  ListChanges,
  GetPairingCode,
  ListSessions,
  Receive,
  ScanForMe,
  SessionPath,
  TellPhone,
  TypeForMe,
  UpdateSession,
} from "@/server/sessions/schema.ts";
import { allowed, router } from "./init.ts";

export const sessionsRouter = router({
  list: allowed("read")
    .input(ListSessions)
    .query(({ ctx, input }) => listSessions(ctx.caller, input)),
  get: allowed("read")
    .input(SessionPath)
    .query(({ ctx, input }) => getSession(ctx.caller, input)),
  create: allowed("manage")
    .input(CreateSession)
    .mutation(({ ctx, input }) => createSession(ctx.caller, input)),
  start: allowed("manage")
    .input(SessionPath)
    .mutation(({ ctx, input }) => startSession(ctx.caller, input)),
  restart: allowed("manage")
    .input(SessionPath)
    .mutation(({ ctx, input }) => restartSession(ctx.caller, input)),
  update: allowed("manage")
    .input(UpdateSession)
    .mutation(({ ctx, input }) => updateSession(ctx.caller, input)),
  stop: allowed("manage")
    .input(SessionPath)
    .mutation(({ ctx, input }) => stopSession(ctx.caller, input)),
  logout: allowed("manage")
    .input(SessionPath)
    .mutation(({ ctx, input }) => logOutSession(ctx.caller, input)),
  remove: allowed("manage")
    .input(SessionPath)
    .mutation(({ ctx, input }) => deleteSession(ctx.caller, input)),
  pairingCode: allowed("manage")
    .input(GetPairingCode)
    .mutation(({ ctx, input }) => getPairingCode(ctx.caller, input)),
  qr: allowed("manage")
    .input(SessionPath)
    .query(({ ctx, input }) => getQr(ctx.caller, input)),
  scan: allowed("manage")
    .input(ScanForMe)
    .mutation(({ ctx, input }) => scanForMe(ctx.caller, input)),
  receive: allowed("manage")
    .input(Receive)
    .mutation(({ ctx, input }) => receive(ctx.caller, input)),
  typeForMe: allowed("manage")
    .input(TypeForMe)
    .mutation(({ ctx, input }) => typeForMe(ctx.caller, input)),
  tellPhone: allowed("manage")
    .input(TellPhone)
    .mutation(({ ctx, input }) => tellPhone(ctx.caller, input)),
  figures: allowed("read").query(({ ctx }) => listFigures(ctx.caller)),
  changes: allowed("read")
    .input(ListChanges)
    .query(({ ctx, input }) => listChanges(ctx.caller, input)),
});
