import type { TenantContext } from "../db/tenancy.ts";

/** Under what a file is kept that only its reader can open: never by its hash, for it goes with the one record that it belongs to. */
export const sealedKey = ({ scope }: Pick<TenantContext, "scope">, id: string): string =>
  `${scope.companyId}/sealed/${id}`;
