import { Input } from "@threshold/ui/Input";
import { useWords } from "../i18n/Words.tsx";

/** A password to choose: the rule is said before, not after. */
export function NewPassword({ error }: { error?: string | undefined }) {
  const { t } = useWords();
  return (
    <Input
      label={t.session.newPassword}
      hint={t.session.passwordRule}
      error={error}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      maxLength={128}
      required
    />
  );
}
