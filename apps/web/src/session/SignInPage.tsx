/** Sign-in. */
export function SignInPage() {
  return <main />;
}
