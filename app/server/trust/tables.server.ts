import { escapeMarkdown, fillText, markdownTable } from '#app/core/trust/fill-text.ts'
import type { TrustContent } from '#content/trust.server.ts'
import type { TrustFigure, TrustTable } from '#content/trust-blanks.ts'
import { CHALLENGE_MINUTES } from '#db/queries/passkeys.server.ts'
import { LIMITS, type LimitName } from '../limits.server.ts'
import { contentSecurityPolicy } from '../security-headers.server.ts'
import { COOKIE_NAMES, INVITED_DAYS, LANGUAGE_DAYS, SHARED_DAYS, type TokenCookie } from '../session-cookie.server.ts'
import { MINUTES_A_DAY } from '../sign-in.server.ts'
import type { TrustWords } from './words.server.ts'

type Known = { figures: Record<TrustFigure, string>; values: Readonly<Record<string, string>> }

/** The tables of the documents as Markdown, made from what the code and the lists have. */
export function trustTables(
  { storedData, operator }: Pick<TrustContent, 'storedData' | 'operator'>,
  { figures, values }: Known,
  t: TrustWords,
): Record<TrustTable, string> {
  const fill = (text: string) => fillText(text, { values, blocks: {} })
  return {
    cookies: cookieTable(figures, t),
    limits: limitTable(t),
    'stored-data': markdownTable(
      [t('tables.what'), t('tables.whom'), t('tables.kept')],
      storedData.map(({ what, whom, keep }) => [what, whom, keep].map(fill)),
    ),
    processors: processorTable(operator, fill, t),
    'content-policy': policyTable(t),
  }
}

function cookieTable(figures: Known['figures'], t: TrustWords): string {
  const kept = {
    guestDays: figures['guest-days'],
    idleDays: figures['idle-days'],
    invitedMinutes: Math.round(INVITED_DAYS * MINUTES_A_DAY),
    codeMinutes: figures['code-minutes'],
    challengeMinutes: CHALLENGE_MINUTES,
    deviceDays: figures['device-days'],
    sharedDays: SHARED_DAYS,
    languageDays: LANGUAGE_DAYS,
  }
  const rows = keysOf<TokenCookie>(COOKIE_NAMES).map((cookie) => [
    `\`${COOKIE_NAMES[cookie]}\``,
    t(`cookies.${cookie}.purpose`),
    t(`cookies.${cookie}.kept`, kept),
  ])
  return markdownTable([t('tables.name'), t('tables.purpose'), t('tables.kept')], rows)
}

function limitTable(t: TrustWords): string {
  const rows = keysOf<LimitName>(LIMITS).map((name) => [
    t(`limits.${name}.what`),
    t('limitOf', { limit: LIMITS[name].limit, minutes: LIMITS[name].windowSeconds / 60 }),
    t(`limits.${name}.counted`),
  ])
  return markdownTable([t('tables.what'), t('tables.limit'), t('tables.counted')], rows)
}

/** Who works for the operator; a name that nobody filled in stays open. */
function processorTable(
  { none, subProcessors }: TrustContent['operator'],
  fill: (text: string) => string,
  t: TrustWords,
) {
  const rows = [
    ['{hosting-provider}', t('processors.hosting'), '{hosting-place}'],
    ['{hosting-provider}', t('processors.backups'), '{backup-place}'],
    ...(none.includes('mail-provider') ? [] : [['{mail-provider}', t('processors.mail'), '{mail-place}']]),
  ].map((row) => row.map(fill))
  const further = subProcessors.map(({ name, does, place }) => [name, does, place].map(escapeMarkdown))
  return markdownTable([t('tables.who'), t('tables.does'), t('tables.place')], [...rows, ...further])
}

function policyTable(t: TrustWords): string {
  const said: Record<string, string> = {
    "'nonce-x'": t('policyFor.nonce'),
    "'self'": t('policyFor.self'),
    "'none'": t('policyFor.none'),
  }
  const rows = contentSecurityPolicy({ nonce: 'x' })
    .split('; ')
    .map((rule) => {
      const [directive = '', ...sources] = rule.split(' ')
      return [`\`${directive}\``, sources.map((source) => said[source] ?? `\`${source}\``).join(', ')]
    })
  return markdownTable([t('tables.directive'), t('tables.allows')], rows)
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record) as Key[]
}
