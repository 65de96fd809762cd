import {
  type Block,
  type Cell,
  cellText,
  type FormDocument,
  sharesOf,
  type Signatures,
  type Table,
} from "@threshold/domain/form/document";
import { useWords } from "../i18n/Words.tsx";

/** A form on the screen: the same document that the paper is made of, in the same order. */
export function FormSheet({
  document,
  header,
  logoUrl,
  number,
}: {
  document: FormDocument;
  header: string;
  logoUrl?: string | null | undefined;
  number: string;
}) {
  const { t } = useWords();
  return (
    <article className={`sheet sheet-${document.orientation.toLowerCase()}`} lang="zh-CN">
      <header>
        <span className="sheet-company">
          {logoUrl && <img src={logoUrl} alt="" />}
          {header}
        </span>
        <span>{document.paperCode}</span>
      </header>
      <h2>{document.title}</h2>
      <p className="sheet-number">{`${t.print.number}：${number}`}</p>
      {document.blocks.map((block, at) => (
        // A document has no keys and never changes its order.
        <section key={`${block.kind}${at}`}>
          {"title" in block && block.title && <h3>{block.title}</h3>}
          <BlockView block={block} />
        </section>
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  const { t } = useWords();
  switch (block.kind) {
    case "FACTS":
      return (
        <dl className="sheet-facts">
          {block.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <CellView cell={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case "TABLE":
      return <TableView table={block} />;
    case "CHECKS":
      return (
        <ul className="sheet-checks">
          {block.items.map(({ text, ticked, remark }, at) => (
            <li key={`${at}${text}`}>
              <CellView cell={{ ticked }} />
              <span>{cellText(text)}</span>
              {remark && <em>{cellText(remark)}</em>}
            </li>
          ))}
        </ul>
      );
    case "TEXT":
      return <p className="sheet-text">{cellText(block.text)}</p>;
    case "PHOTOS":
      return (
        <div className="sheet-photos">
          {block.photos.map(({ picture, caption }) => (
            <figure key={picture.url}>
              <img src={picture.url} alt={caption} loading="lazy" />
              <figcaption>{caption}</figcaption>
            </figure>
          ))}
        </div>
      );
    case "SIGNATURES":
      return (
        <div className="sheet-signatures">
          {block.boxes.map((box) => (
            <SignatureView key={box.label} box={box} signed={t.print.signature} on={t.print.date} />
          ))}
        </div>
      );
  }
}

/** A table that may be wider than the screen is scrolled by itself, with the keyboard as well. */
function TableView({ table: { columns, rows, empty, title } }: { table: Table }) {
  const { t } = useWords();
  const shares = sharesOf(columns);
  return (
    <div
      className="sheet-table"
      role="region"
      aria-label={title ?? columns[0]?.header}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            {columns.map(({ header }, at) => (
              <th key={header} scope="col" style={{ width: `${shares[at]! * 100}%` }}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${at}${cellText(row[0] ?? null)}`}>
              {columns.map(({ header, align = "LEFT" }, column) => (
                <td key={header} data-align={align}>
                  <CellView cell={row[column] ?? null} />
                </td>
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} data-align="CENTER">
                {empty ?? t.print.empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function CellView({ cell }: { cell: Cell }) {
  const { t } = useWords();
  if (cell === null || typeof cell !== "object") return <>{cellText(cell)}</>;
  const word = cell.ticked ? t.settings.yes : t.settings.no;
  return (
    <span className="sheet-tick" role="img" aria-label={word}>
      {cellText(cell)}
    </span>
  );
}

function SignatureView({
  box: { label, name, on: day, picture },
  signed,
  on,
}: {
  box: Signatures["boxes"][number];
  signed: string;
  on: string;
}) {
  return (
    <div>
      <strong>{label}</strong>
      {picture && "url" in picture && <img src={picture.url} alt={name ?? label} />}
      {picture && "strokes" in picture && (
        <svg viewBox="0 0 300 100" role="img" aria-label={name ?? label}>
          <path d={picture.strokes} fill="none" stroke="currentColor" strokeWidth="2.5" />
        </svg>
      )}
      <span>{`${signed}：${name ?? ""}`}</span>
      <span>{`${on}：${day ?? ""}`}</span>
    </div>
  );
}
