import { useState } from "react";

/** A record as it was last told: a line that breaks takes neither the page away nor what is typed on it. */
export function useKept<Kept extends { readonly id: string }>(
  id: string,
  told: Kept | null | undefined,
): Kept | undefined {
  const [kept, setKept] = useState(told);
  if (told && told !== kept) setKept(told);
  const last = told ?? kept;
  return last?.id === id ? last : undefined;
}
