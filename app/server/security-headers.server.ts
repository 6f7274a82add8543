import { randomBytes } from 'node:crypto'
import { REPORTS_PATH } from './policy-reports.server.ts'

/** A new nonce for one response: 128 random bits, so that nobody can guess which scripts its policy lets run. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * Which scripts a page may run: those with this response's nonce; those of a folder of ours alone, so that the page is
 * the same for everybody; in development all, since the tool chain injects its own scripts and styles.
 */
export type Scripts = { nonce: string } | { folder: string } | 'all'

/** The policy of every page: scripts only as it needs them, nothing from elsewhere, no frames, no plug-ins. */
export function contentSecurityPolicy(scripts: Scripts): string {
  const [script, style] = sourcesOf(scripts)
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    scripts === 'all' ? "connect-src 'self' ws:" : "connect-src 'self'",
    // The pages of a report are read by a worker of ours.
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    // The older word for browsers that do not know the newer one.
    `report-uri ${REPORTS_PATH}`,
    'report-to policy',
  ].join('; ')
}

function sourcesOf(scripts: Scripts): [script: string, style: string] {
  if (scripts === 'all') return ["'self' 'unsafe-inline'", "'self' 'unsafe-inline'"]
  if ('folder' in scripts) return [scripts.folder, "'self'"]
  return [`'nonce-${scripts.nonce}' 'strict-dynamic'`, `'self' 'nonce-${scripts.nonce}'`]
}

/** The policy of a file that somebody uploaded: were it ever opened as a page, it could do nothing. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/**
 * Headers for everything we answer; a route may set a stricter or a cacheable `Cache-Control` of its own, the policy of
 * files, and let other sites show a picture (`Cross-Origin-Resource-Policy`).
 */
export function setSecurityHeaders(headers: Headers, scripts: Scripts, isHttps: boolean) {
  const isFile = headers.get('Content-Security-Policy') === FILE_POLICY
  if (!isFile) headers.set('Content-Security-Policy', contentSecurityPolicy(scripts))
  headers.set('Reporting-Endpoints', `policy="${REPORTS_PATH}"`)
  headers.set('X-Content-Type-Options', 'nosniff')
  // Not `no-referrer`: browsers then send forms with `Origin: null`, which the same-origin gate refuses.
  headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (!headers.has('Cross-Origin-Resource-Policy')) headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (isHttps) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}
