import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export const CLIENT = { id: 'preflight', secret: 'a-secret-of-the-provider' }

type Claims = Record<string, unknown>
type Asked = { nonce: string; challenge: string; redirectUri: string; claims: Claims }

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** A provider that speaks OpenID Connect over HTTP, keeps its codes to one use and PKCE, and lies where it is told to. */
export class OpenIdProvider {
  issuer = ''
  /** What its next ID tokens say besides what they have to; `undefined` leaves a claim out. */
  claims: Claims = {}
  /** Signs with a key that it does not publish. */
  isForging = false
  /** Changes the token after it is signed. */
  isTampering = false
  /** Says on the way back whose answer it is (RFC 9207). */
  saysWhoItIs = true
  /** Says another issuer on the way back. */
  returnedIssuer: string | null = null
  /** Codes that were exchanged. */
  redeemed = 0
  #key = newKey()
  #other = newKey()
  #codes = new Map<string, Asked>()
  #server: Server

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (typeof address !== 'object' || address === null) throw new TypeError('A listening server has an address.')
    this.issuer = `http://localhost:${address.port}`
    return this.issuer
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** What its page does once somebody typed their password: leads back with a code. */
  leadBack(href: string, claims: Claims = {}): string {
    const asked = new URL(href).searchParams
    const code = randomUUID()
    const redirectUri = asked.get('redirect_uri') ?? ''
    const facts = { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '', redirectUri, claims }
    this.#codes.set(code, facts)
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', asked.get('state') ?? '')
    if (this.saysWhoItIs) back.searchParams.set('iss', this.returnedIssuer ?? this.issuer)
    return `${back.pathname}${back.search}`
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', this.issuer)
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration') return say(200, this.#metadata())
    if (pathname === '/keys')
      return say(200, { keys: [{ ...publicOf(this.#key), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (pathname !== '/token') return say(404, {})
    let body = ''
    for await (const part of request) body += part
    const form = new URLSearchParams(body)
    const asked = this.#codes.get(form.get('code') ?? '')
    this.#codes.delete(form.get('code') ?? '')
    const isClient = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!isClient) return say(401, { error: 'invalid_client' })
    if (asked?.challenge !== proof || asked.redirectUri !== form.get('redirect_uri')) {
      return say(400, { error: 'invalid_grant' })
    }
    this.redeemed += 1
    say(200, { access_token: 'unused', token_type: 'Bearer', expires_in: 60, id_token: this.#idToken(asked) })
  }

  #metadata() {
    const { issuer } = this
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      authorization_response_iss_parameter_supported: this.saysWhoItIs,
    }
  }

  #idToken({ nonce, claims }: Asked): string {
    const now = Math.floor(Date.now() / 1000)
    const said = {
      iss: this.issuer,
      aud: CLIENT.id,
      sub: 'somebody',
      iat: now,
      exp: now + 60,
      nonce,
      email_verified: true,
      ...claims,
      ...this.claims,
    }
    const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(said)}`
    const signature = sign('sha256', Buffer.from(signed), this.isForging ? this.#other : this.#key).toString(
      'base64url',
    )
    if (!this.isTampering) return `${signed}.${signature}`
    return `${signed.split('.')[0]}.${encode({ ...said, email: 'boss@corp.example' })}.${signature}`
  }
}

const publicOf = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' })
