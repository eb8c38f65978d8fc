/** The address that a person opens to sign in. */
export function signInAddress(server: string, token: string): string {
  return `${server}/sign-in?token=${token}`;
}
