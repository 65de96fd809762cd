import { useWords } from "../i18n/Words.tsx";

/** The product's mark: a door standing open. */
export function Brand() {
  const { t } = useWords();
  return (
    <span className="brand">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" />
        <path d="M7 26h18M10 26V9h12v17M10 9l7-3v20" />
      </svg>
      {t.shell.product}
    </span>
  );
}
