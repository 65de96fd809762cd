import { requestHeaders } from "../session/company.ts";

interface Genuine {
  kind: "GENUINE";
  title: string;
  titleEn: string;
  printedAt: string;
}
/** What anybody is told of a code. */
export type Looked = Genuine | { kind: "UNKNOWN" | "WAIT" | "UNREACHABLE" };

export async function lookUp(code: string): Promise<Looked> {
  try {
    const response = await fetch(`/verify-form/${encodeURIComponent(code)}`);
    if (response.status === 429) return { kind: "WAIT" };
    if (!response.ok) return { kind: "UNREACHABLE" };
    const answer = (await response.json()) as { genuine: boolean } & Omit<Genuine, "kind">;
    const { genuine, ...print } = answer;
    return genuine ? { kind: "GENUINE", ...print } : { kind: "UNKNOWN" };
  } catch {
    return { kind: "UNREACHABLE" };
  }
}

/** What whoever may read the record is told; the pages' client would ask those who are signed out to sign in. */
export type Found =
  | {
      kind: "PRINT";
      recordId: string;
      number: string;
      copy: number;
      printedBy: string | null;
      unchanged: boolean | null;
    }
  | { kind: "SIGNED_OUT" | "NOT_SHOWN" };

const query =
  "query($code: String!) { verifiedPrint(code: $code) { recordId number copy printedBy unchanged } }";

export async function findPrint(code: string): Promise<Found> {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { ...requestHeaders(), "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { code } }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { verifiedPrint: Omit<Found & { kind: "PRINT" }, "kind"> | null };
      errors?: { extensions?: { code?: string } }[];
    };
    if (errors?.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED"))
      return { kind: "SIGNED_OUT" };
    return data?.verifiedPrint ? { kind: "PRINT", ...data.verifiedPrint } : { kind: "NOT_SHOWN" };
  } catch {
    return { kind: "NOT_SHOWN" }; // that the paper is genuine was told already
  }
}
