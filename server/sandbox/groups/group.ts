export type Member = { jid: string; phone?: string | undefined; role?: "admin" | undefined };

/** A group as it is now. Times in epoch seconds. */
export type LiveGroup = {
  jid: string;
  subject: string;
  subjectAt: number;
  description?: string | undefined;
  createdAt: number;
  addressing: "pn" | "lid";
  members: Member[];
};
