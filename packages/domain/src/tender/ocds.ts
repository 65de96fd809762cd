import { type BidFile, readBid } from "./bid.ts";
import { type LogEntry } from "./log.ts";
import {
  newTender,
  openedBidders,
  type Tender,
  type TenderEvent,
  tenderAfter,
} from "./lifecycle.ts";

/** Who publishes, and under which identifier: the prefix is registered with the Open Contracting Partnership. */
export interface Publication {
  /** "ocds-" and six characters. */
  readonly prefix: string;
  readonly tender: string;
  readonly organiser: { readonly id: string; readonly name: string };
  /** Where the packages are to be had. */
  readonly uri: string;
  readonly publishedAt: string;
}

/** Which events the public is told of, and as what. */
const tags: Partial<Readonly<Record<TenderEvent["kind"], string>>> = {
  NOTICE_ISSUED: "tender",
  ANSWERED_TO_ALL: "tenderUpdate",
  DEADLINE_EXTENDED: "tenderAmendment",
  OPENED: "tenderUpdate",
  AWARDED: "award",
  FAILED: "tenderCancellation",
};

const tenderStatus = ({ status }: Tender): string => {
  if (status === "FAILED") return "unsuccessful";
  return ["AWARDED", "TOLD", "CLOSED"].includes(status) ? "complete" : "active";
};

const isAwarded = ({ awardedTo }: Tender): boolean => awardedTo !== null;

/** Bidders are named once their bids are opened, not before. */
function parties(of: Publication, tender: Tender) {
  return [
    { ...of.organiser, roles: ["buyer", "procuringEntity"] },
    ...openedBidders(tender).map((id) => ({
      id,
      name: tender.bidders[id]?.name ?? "",
      roles: id === tender.awardedTo ? ["tenderer", "supplier"] : ["tenderer"],
    })),
  ];
}

const named = (tender: Tender, id: string) => ({ id, name: tender.bidders[id]?.name ?? "" });

/** The price is a fee for a square meter and month, so it is a unit's value and no award's total. */
function awards(of: Publication, tender: Tender, at: string) {
  const winner = tender.awardedTo;
  if (winner === null) return {};
  const value = { amount: Number(tender.bidders[winner]?.price ?? 0), currency: "CNY" };
  const item = { id: "1", description: "物业服务费", unit: { name: "m² · 月", value } };
  return {
    awards: [
      {
        id: `${of.tender}-award`,
        title: tender.notice?.title ?? "",
        status: "active",
        date: at,
        suppliers: [named(tender, winner)],
        items: [item],
      },
    ],
  };
}

/** What the public is told besides the tender as it stands: when it was awarded, and the files of the opened bids. */
interface Told {
  readonly awardedAt: string;
  readonly files: readonly {
    readonly bidder: string;
    readonly at: string;
    readonly file: BidFile;
  }[];
}

/** Files of bids are told by name and hash; what they hold is the bidder's and not published. */
const documents = (tender: Tender, files: Told["files"]) =>
  files.map(({ bidder, at, file: { name, sha256 } }, index) => ({
    id: `${bidder}-${index + 1}`,
    documentType: bidder === tender.awardedTo ? "winningBid" : "submissionDocuments",
    title: name,
    description: `${tender.bidders[bidder]?.name ?? ""} · SHA-256 ${sha256}`,
    datePublished: at,
    language: "zh",
  }));

function release(
  of: Publication,
  tender: Tender,
  entry: LogEntry<TenderEvent>,
  { awardedAt, files }: Told,
) {
  const { notice, deadline } = tender;
  const opened = openedBidders(tender);
  return {
    ocid: `${of.prefix}-${of.tender}`,
    id: `${of.tender}-${entry.position}`,
    date: entry.at,
    tag: [tags[entry.event.kind] ?? ""],
    initiationType: "tender",
    language: "zh",
    parties: parties(of, tender),
    buyer: of.organiser,
    tender: {
      id: of.tender,
      title: notice?.title ?? "",
      status: tenderStatus(tender),
      procuringEntity: of.organiser,
      procurementMethod: notice?.method === "INVITED" ? "selective" : "open",
      procurementMethodDetails: notice?.method === "INVITED" ? "邀请招标" : "公开招标",
      mainProcurementCategory: "services",
      awardCriteria: "ratedCriteria",
      submissionMethod: ["electronicSubmission"],
      tenderPeriod: { startDate: `${notice?.issuedOn}T00:00:00Z`, endDate: deadline },
      ...(opened.length > 0 && {
        numberOfTenderers: opened.length,
        tenderers: opened.map((id) => named(tender, id)),
      }),
      ...(files.length > 0 && { documents: documents(tender, files) }),
    },
    ...(isAwarded(tender) && awards(of, tender, awardedAt)),
  };
}

/** Every release of a process, oldest first: what the public knew after each event that it was told of. */
export function releasesOf(of: Publication, log: readonly LogEntry<TenderEvent>[]) {
  let tender = newTender;
  let told: Told = { awardedAt: "", files: [] };
  const releases: ReturnType<typeof release>[] = [];
  for (const entry of log) {
    tender = tenderAfter(tender, entry.event, entry.at);
    const { at, event } = entry;
    if (event.kind === "AWARDED") told = { ...told, awardedAt: at };
    if (event.kind === "OPENED") told = { ...told, files: filesOf(event, at) };
    if (tags[event.kind]) releases.push(release(of, tender, entry, told));
  }
  return releases;
}

const filesOf = ({ bids }: Extract<TenderEvent, { kind: "OPENED" }>, at: string): Told["files"] =>
  bids.flatMap(({ bidder, bid }) =>
    (readBid(bid)?.files ?? []).map((file) => ({ bidder, at, file })),
  );

const frame = ({ uri, publishedAt, organiser }: Publication) => ({
  uri,
  version: "1.1",
  publishedDate: publishedAt,
  publisher: { name: organiser.name },
});

/** The OCDS 1.1 release package of a process. */
export const releasePackage = (of: Publication, log: readonly LogEntry<TenderEvent>[]) => ({
  ...frame(of),
  releases: releasesOf(of, log),
});

/** The OCDS 1.1 record package: all releases, and what they come to. Each release tells the whole, so the last one is the sum. */
export function recordPackage(of: Publication, log: readonly LogEntry<TenderEvent>[]) {
  const releases = releasesOf(of, log);
  const last = releases.at(-1);
  return {
    ...frame(of),
    records: last
      ? [
          {
            ocid: last.ocid,
            releases,
            compiledRelease: { ...last, id: `${last.id}-compiled`, tag: ["compiled"] },
          },
        ]
      : [],
  };
}
