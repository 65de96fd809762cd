import type { Permission } from "@threshold/domain/organization/permissions";
import { createContext, use } from "react";
import type { ShellViewerQuery } from "../gql/graphql.ts";

export type ShellViewer = ShellViewerQuery["viewer"];

export const ViewerContext = createContext<ShellViewer | undefined>(undefined);

/** Who is at work; only inside the shell. */
export function useViewer(): ShellViewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error("useViewer needs the shell around it");
  return viewer;
}

/** Whether the viewer may do something anywhere: what navigation and "new" buttons ask. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useViewer();
  return (permission) => permissions.includes(permission);
}
