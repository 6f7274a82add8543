import { randomBytes } from 'node:crypto'

/** A new nonce for one response: 128 random bits, so that nobody can guess which scripts its policy lets run. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * The policy of every page: scripts only with this response's nonce, nothing
 * from elsewhere, no frames, no plug-ins.
 *
 * @param nonce `undefined` in development, where the tool chain injects its own scripts and styles
 */
export function contentSecurityPolicy(nonce: string | undefined): string {
  const script = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self' 'unsafe-inline'"
  const style = nonce ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'"
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    nonce ? "connect-src 'self'" : "connect-src 'self' ws:",
    // The pages of a report are read by a worker of ours.
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ')
}

/** The policy of a file that somebody uploaded: were it ever opened as a page, it could do nothing. */
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

/**
 * Headers for everything we answer; a route may set a stricter or a cacheable `Cache-Control` of its own, and the
 * policy of files.
 */
export function setSecurityHeaders(headers: Headers, nonce: string | undefined, isHttps: boolean) {
  const isFile = headers.get('Content-Security-Policy') === FILE_POLICY
  if (!isFile) headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  headers.set('X-Content-Type-Options', 'nosniff')
  // Not `no-referrer`: browsers then send forms with `Origin: null`, which the same-origin gate refuses.
  headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (isHttps) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}
