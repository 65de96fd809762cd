import type { signatureZh } from "./signature.zh.ts";

/** Words of signatures. */
export const signatureEn: typeof signatureZh = {
  title: "Signatures",
  inOrder: "signed one after the other",
  sign: "Sign",
  refuse: "Refuse to sign",
  refused: "refused",
  refuseReason: "Why not",
  confirm: "Sign",
  way: "How to sign",
  ways: { HANDWRITTEN: "By hand", PASSWORD: "Password", CODE: "Code" },
  pad: "Field to sign in",
  padMissing: "Write your name in the field",
  padTexts: { hint: "Sign here", undo: "Undo", clear: "Start again" },
  proofs: { PASSWORD: "Your password", CODE: "Code" },
  proofHints: {
    PASSWORD: "Entered once more, to confirm that it is you who signs.",
    CODE: "Six digits from your authenticator",
  },
  meaning: "Your signature is bound to what you see here. If it changes, the signature is void.",
  ink: (name) => `Signature of ${name}`,
  hash: (hash) => `SHA-256 of the current content: ${hash}`,
  content: "What was signed",
  check: "Check it",
  matches: "The content is what was signed.",
  differs: "The content is not what was signed.",
  voided: (count) => `Void signatures (${count})`,
  voidedAt: (at) => `void since the content changed on ${at}`,
  statuses: {
    OPEN: "To be signed",
    SIGNED: "Signed",
    REFUSED: "Refused by somebody",
    CANCELLED: "Cancelled",
  },
  methods: {
    HANDWRITTEN: "signed by hand",
    PASSWORD: "confirmed with the password",
    CODE: "confirmed with a code",
    TYPED: "confirmed by typing the name",
  },
};
