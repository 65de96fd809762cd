import { buttonClass } from "@threshold/ui/Button";
import { Link } from "react-router";
import { useWords } from "../../i18n/Words.tsx";
import type { Tender } from "../tender-query.ts";
import { verifierUrl } from "../verifier.ts";
import "./evaluation.css";

/** What anybody needs to verify a tender without us: its pack, the script, and the process in the open standard. */
export function Downloads({ tender }: { tender: Pick<Tender, "reference"> }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const files = [
    ["pack.json", words.pack],
    ["releases.json", words.releases],
    ["record.json", words.record],
  ] as const;
  return (
    <div className="eval-downloads">
      <div className="eval-row">
        {files.map(([name, label]) => (
          <a
            key={name}
            className={buttonClass({ small: true })}
            href={`/tenders/${tender.reference}/${name}`}
            download={`tender-${tender.reference}-${name}`}
          >
            {label}
          </a>
        ))}
        <a className={buttonClass({ small: true })} href={verifierUrl} download="verify.mjs">
          {words.script}
        </a>
        <Link className={buttonClass({ small: true, kind: "QUIET" })} to="/tender-verifier">
          {words.verify}
        </Link>
      </div>
      <p className="eval-quiet">{words.downloadsLead}</p>
    </div>
  );
}
