import { lazy, Suspense } from "react";
import type { TenderOpenLink } from "../../access-link/link-api.ts";
import { PageWait } from "../../shell/PageWait.tsx";
import { BidderPage } from "./BidderPage.tsx";
import { KeepKeyPage } from "./KeepKeyPage.tsx";
import { NoticePage } from "./NoticePage.tsx";

/** Scores need the whole arithmetic of an evaluation: it comes with whoever scores. */
const ExpertPage = lazy(async () => ({
  default: (await import("../evaluation/ExpertPage.tsx")).ExpertPage,
}));

/** The page of a link into a tender, by what the link is for. */
export function TenderLinkPage({
  link,
  token,
  onChanged,
}: {
  link: TenderOpenLink;
  token: string;
  onChanged: () => void;
}) {
  switch (link.purpose) {
    case "NOTICE":
      return <NoticePage link={link} token={token} />;
    case "BID":
      return <BidderPage link={link} token={token} onChanged={onChanged} />;
    case "KEEP_KEY":
      return <KeepKeyPage link={link} token={token} />;
    case "SCORE":
      return (
        <Suspense fallback={<PageWait />}>
          <ExpertPage link={link} token={token} onChanged={onChanged} />
        </Suspense>
      );
  }
}
