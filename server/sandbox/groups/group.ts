export type Member = { jid: string; phone?: string | undefined; role?: "admin" | undefined };

/** A group as it is now. Times in epoch seconds. */
export type LiveGroup = {
  jid: string;
  subject: string;
  subjectAt: number;
  description?: string | undefined;
  createdAt: number;
  /** Only admins write. */
  announce?: boolean | undefined;
  /** Only admins change what is told about it. */
  locked?: boolean | undefined;
  addressing: "pn" | "lid";
  members: Member[];
};
