import { useLocation, useParams } from "react-router";

/** The secret of a one-time link: behind `#`, so that no server's log sees it, or in the path. */
export function useLinkToken(): string {
  const { hash } = useLocation();
  const { token } = useParams();
  return token ?? hash.slice(1);
}
