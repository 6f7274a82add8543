/** Hosts whose one issuer speaks for people of many companies, or for everybody. */
const SHARED_HOSTS: ReadonlySet<string> = new Set([
  'access.line.me',
  'account.apple.com',
  'api.login.yahoo.com',
  'appleid.apple.com',
  'discord.com',
  'facebook.com',
  'github.com',
  'gitlab.com',
  'id.twitch.tv',
  'kauth.kakao.com',
  'limited.facebook.com',
  'linkedin.com',
  'login.live.com',
  'login.salesforce.com',
  'login.yahoo.com',
  'oauth.telegram.org',
  'slack.com',
  'token.actions.githubusercontent.com',
  'www.amazon.com',
  'www.facebook.com',
  'www.linkedin.com',
  'www.paypal.com',
])

const MICROSOFT: ReadonlySet<string> = new Set(['login.microsoftonline.com', 'sts.windows.net'])

/** The tenant of everybody's own accounts at Microsoft, and the names for all tenants at once. */
const SHARED_TENANTS: ReadonlySet<string> = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  'common',
  'consumers',
  'organizations',
])

/**
 * Whether a provider is one that many companies share: it cannot say who belongs to one of them. A list of the known
 * ones; Google is not on it, because its `hd` claim says whose an account is.
 */
export function isSharedIssuer({ hostname, pathname }: URL): boolean {
  // A dot at the end names the same host.
  const host = hostname.replace(/\.$/, '')
  const [, tenant = ''] = pathname.toLowerCase().split('/')
  return SHARED_HOSTS.has(host) || (MICROSOFT.has(host) && SHARED_TENANTS.has(tenant))
}
