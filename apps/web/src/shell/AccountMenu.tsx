import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Link } from "react-router";
import { useWords } from "../i18n/Words.tsx";
import { signOut } from "../session/auth-api.ts";
import { chooseCompany } from "../session/company.ts";
import { Disclosure } from "./Disclosure.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import { useMay, useViewer } from "./viewer.ts";

/** Who is at work, and what belongs to the account rather than to a page. */
export function AccountMenu() {
  const { t } = useWords();
  const { person } = useViewer();
  return (
    <Disclosure
      className="account-menu"
      align="end"
      face={
        <>
          <span className="avatar" aria-hidden="true">
            {initialOf(person.name)}
          </span>
          <span className="account-name">{person.name}</span>
          <span className="visually-hidden">{t.shell.account}</span>
        </>
      }
    >
      {(close) => <AccountPanel onChosen={close} />}
    </Disclosure>
  );
}

/** The same inside a phone's menu. */
export function AccountPanel({ onChosen }: { onChosen: () => void }) {
  const { t } = useWords();
  const viewer = useViewer();
  const may = useMay();
  return (
    <div className="account-panel">
      <div className="account-who">
        <strong>{viewer.person.name}</strong>
        <small>{viewer.email}</small>
        <small>{viewer.company.name}</small>
      </div>
      <CompanyChoice />
      <div className="account-row">
        <span>{t.shell.language}</span>
        <LanguageChoice />
      </div>
      <div className="account-row">
        <span>{t.shell.theme}</span>
        <ThemeChoice />
      </div>
      <Link className="menu-item" to="/prints" onClick={onChosen}>
        <Icon name="file" />
        {t.shell.pages.prints}
      </Link>
      <Link className="menu-item" to="/bulk-edits" onClick={onChosen}>
        <Icon name="list" />
        {t.shell.pages.bulkEdits}
      </Link>
      {may("org.read") && (
        <Link className="menu-item" to="/settings" onClick={onChosen}>
          <Icon name="columns" />
          {t.shell.pages.settings}
        </Link>
      )}
      {may("channel.manage") && (
        <Link className="menu-item" to="/admin/channels" onClick={onChosen}>
          <Icon name="bell" />
          {t.shell.pages.channels}
        </Link>
      )}
      {may("job.manage") && (
        <Link className="menu-item" to="/admin/jobs" onClick={onChosen}>
          <Icon name="clock" />
          {t.shell.pages.jobs}
        </Link>
      )}
      {may("audit.read") && (
        <Link className="menu-item" to="/admin/audit" onClick={onChosen}>
          <Icon name="lock" />
          {t.shell.pages.audit}
        </Link>
      )}
      {may("personalData.manage") && (
        <Link className="menu-item" to="/admin/personal-data" onClick={onChosen}>
          <Icon name="user" />
          {t.shell.pages.personalData}
        </Link>
      )}
      <Link className="menu-item" to="/account" onClick={onChosen}>
        <Icon name="settings" />
        {t.shell.pages.account}
      </Link>
      <Button kind="QUIET" className="menu-item" onClick={() => void signOut()}>
        {t.shell.signOut}
      </Button>
    </div>
  );
}

/** Offered to people who work for more than one company. */
function CompanyChoice() {
  const { t } = useWords();
  const { company, companies } = useViewer();
  if (companies.length < 2) return null;
  return (
    <label className="account-company">
      <span>{t.shell.company}</span>
      <select
        className="ui-input ui-select"
        value={company.id}
        onChange={(event) => {
          chooseCompany(event.target.value);
          location.assign("/");
        }}
      >
        {companies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The last character of a Chinese name says more than its family name; otherwise the first letter. */
function initialOf(name: string): string {
  const characters = [...name.trim()];
  const chinese = /\p{Script=Han}/u.test(name);
  return (chinese ? characters.at(-1) : characters[0])?.toUpperCase() ?? "·";
}
