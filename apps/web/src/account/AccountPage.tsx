import { roleName } from "../i18n/role-name.ts";
import { useWords } from "../i18n/Words.tsx";
import { PreferenceSection } from "../notification/PreferenceSection.tsx";
import { LanguageChoice } from "../shell/LanguageChoice.tsx";
import { Page } from "../shell/Page.tsx";
import { ThemeChoice } from "../shell/ThemeChoice.tsx";
import { useViewer } from "../shell/viewer.ts";
import { ApiTokens } from "./ApiTokens.tsx";
import { CalendarAddress } from "./CalendarAddress.tsx";
import { PasswordChange } from "./PasswordChange.tsx";
import { Sessions } from "./Sessions.tsx";
import { TwoFactor } from "./TwoFactor.tsx";
import "./account.css";
import "../person/person.css";

/** What belongs to the account: who one is, how the product looks, how safely one signs in. */
export function AccountPage() {
  const { t, language } = useWords();
  const words = t.session.security;
  const { person, email, assignments } = useViewer();
  return (
    <Page title={words.title} subtitle={`${person.name} · ${email}`}>
      <div className="account-page">
        <section className="panel">
          <h2>{words.roles}</h2>
          {assignments.length === 0 && <p className="quiet">{words.noRoles}</p>}
          <ul className="rows">
            {assignments.map(({ id, role, placeName }) => (
              <li key={id}>
                {roleName(role, language)} <span className="quiet">{placeName}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="panel">
          <h2>{words.appearance}</h2>
          <div className="account-setting">
            <span>{t.shell.language}</span>
            <LanguageChoice />
          </div>
          <div className="account-setting">
            <span>{t.shell.theme}</span>
            <ThemeChoice />
          </div>
        </section>
        <PasswordChange />
        <TwoFactor />
        <Sessions />
        <CalendarAddress />
        <ApiTokens />
        <PreferenceSection />
      </div>
    </Page>
  );
}
