import type { WarrantyUnit } from "../asset/vocabulary.ts";
import type { Day } from "../calendar/day.ts";
import type {
  AgreementHead,
  ItemKind,
  Remedy,
  TakeoverDefectState,
  TakeoverSeverity,
  TransferMode,
  Verdict,
} from "./vocabulary.ts";

/** Which paper a sheet is: 整改报告, 资料与设备清单, 移交文件, 整改期限约定书. */
export const packSheets = {
  REPORT: { zh: "预验收整改报告", en: "Rectification report" },
  LISTS: { zh: "资料与设备清单", en: "Lists of documents and equipment" },
  PAPERS: { zh: "移交文件", en: "Handover papers" },
  AGREEMENT: { zh: "整改期限约定书", en: "Agreement on mending" },
} as const;
export type PackSheetKind = keyof typeof packSheets;

/** A paper with what was signed on it, word for word, and by whom. */
export interface PackSheet {
  readonly kind: PackSheetKind;
  /** Of an agreement its number within the takeover. */
  readonly number: number | null;
  /** Canonical JSON, and its SHA-256. */
  readonly content: string;
  readonly sha256: string;
  readonly signatures: readonly {
    readonly slot: string;
    readonly label: string;
    readonly name: string;
    readonly organization: string | null;
    readonly method: string;
    /** Instant, ISO 8601. */
    readonly signedAt: string;
    readonly signedOn: Day;
    /** The path of an SVG of 600 by 240. */
    readonly drawing: string | null;
    /** Of the content that it is for. */
    readonly sha256: string;
  }[];
}

/** A line of KF-06 to KF-09 or of the tool and key list; `files` are hashes of what hangs on it. */
export interface PackLine {
  readonly kind: Exclude<ItemKind, "BASIS">;
  readonly area: string | null;
  readonly name: string;
  readonly place: string | null;
  readonly model: string | null;
  readonly quantity: number | null;
  readonly counted: number | null;
  readonly located: boolean | null;
  readonly manual: boolean | null;
  readonly singleRun: Verdict | null;
  readonly linkage: Verdict | null;
  readonly verdict: Verdict | null;
  readonly isOriginal: boolean | null;
  readonly handedBy: string | null;
  readonly receivedOn: Day | null;
  readonly promisedOn: Day | null;
  readonly remark: string | null;
  readonly inspector: string | null;
  readonly inspectedOn: Day | null;
  readonly files: readonly string[];
}

export interface PackDefect {
  readonly number: number;
  readonly area: string | null;
  readonly text: string;
  readonly severity: TakeoverSeverity;
  /** As what it was merged into stands, where it was. */
  readonly state: TakeoverDefectState;
  /** Number of the defect that goes on for it, which then is the one on the agreement. The first packs do not say it. */
  readonly mergedInto?: number | null;
  readonly contractor: string | null;
  readonly remedy: Remedy | null;
  /** Number of the agreement that it stands on, the day agreed there, and when all had signed. */
  readonly agreement: number | null;
  readonly agreedDueOn: Day | null;
  readonly agreedOn: Day | null;
  readonly files: readonly string[];
}

/** Equipment whose warranty clock (保修) starts with the transfer. */
export interface PackComponent {
  readonly facility: string;
  readonly place: string | null;
  readonly name: string;
  readonly type: string;
  readonly maker: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly tagNumber: string | null;
  readonly startsOn: Day;
  readonly partsDuration: number | null;
  readonly laborDuration: number | null;
  readonly unit: WarrantyUnit | null;
  /** Last days covered. */
  readonly partsUntil: Day | null;
  readonly laborUntil: Day | null;
}

/** A photo or scan that comes with the pack as `files/<sha256>.<ending>`. */
export interface PackFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** What it is of. */
  readonly of: string;
}

/** 交接包: all that one transfer handed over, as it stood when the management right passed. */
export interface HandoverContent {
  readonly company: string;
  readonly estate: string;
  readonly takeover: string;
  readonly number: number;
  readonly mode: TransferMode;
  readonly asIs: boolean;
  /** Areas, or things by themselves. */
  readonly what: readonly string[];
  readonly agreement: Readonly<Record<AgreementHead, string>>;
  readonly signedOn: Day;
  readonly transferredOn: Day;
  readonly sheets: readonly PackSheet[];
  readonly lines: readonly PackLine[];
  readonly defects: readonly PackDefect[];
  readonly components: readonly PackComponent[];
  readonly files: readonly PackFile[];
}

/** The machine-readable twin, `handover.json`. The printed one bears the same digest, and is named by its own hash. */
export interface HandoverPack {
  readonly format: "threshold/handover-pack/1";
  /** SHA-256 of the content in canonical form (RFC 8785). */
  readonly digest: string;
  readonly content: HandoverContent;
  readonly pdf: { readonly sha256: string };
}

/** How a file is called in the pack: nothing of its own name but a plain ending. */
export function packFileName({ sha256, name }: Pick<PackFile, "sha256" | "name">): string {
  const [, ending] = /\.([a-z0-9]{1,5})$/.exec(name.toLowerCase()) ?? [];
  return `files/${sha256}${ending ? `.${ending}` : ""}`;
}
