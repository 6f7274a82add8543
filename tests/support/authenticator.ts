import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Options = { challenge: string; rp?: { id?: string }; rpId?: string; user?: { id: string } }

/** What goes wrong with a signature, or what an attacker changes in it. */
type Twist = {
  origin?: string
  rpId?: string
  challenge?: string
  counter?: number
  /** The device did not check who holds it. */
  isUnverified?: boolean
  userHandle?: string
  /** Names another passkey than the one that signs. */
  id?: string
  type?: string
  signature?: Buffer
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: string | Buffer) => Buffer.from(data).toString('base64url')
const bytes = (...parts: (Buffer | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part)))

function uint32(count: number): Buffer {
  const written = Buffer.alloc(4)
  written.writeUInt32BE(count)
  return written
}

/** A device that holds one passkey (ES256, no attestation), as WebAuthn level 3 writes it down. */
export class Authenticator {
  readonly id = randomBytes(32)
  /** Signatures so far; set to `null` it counts none, as passkeys that are synchronised do. */
  counter: number | null = 0
  userHandle: string | null = null
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #origin: string

  constructor(origin = 'http://localhost') {
    this.#origin = origin
  }

  /** Makes the passkey. @returns what the browser says of it, as JSON */
  make(options: Options, twist: Twist = {}): string {
    this.userHandle = options.user?.id ?? null
    const authData = bytes(
      this.#head(options.rp?.id ?? 'localhost', twist, ATTESTED),
      Buffer.alloc(16),
      [0, this.id.length],
      this.id,
      this.#publicKey(),
    )
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
    const attestation = bytes(
      [0xa3, 0x63],
      Buffer.from('fmt'),
      [0x64],
      Buffer.from('none'),
      [0x67],
      Buffer.from('attStmt'),
      [0xa0, 0x68],
      Buffer.from('authData'),
      [0x59, authData.length >> 8, authData.length & 255],
      authData,
    )
    return JSON.stringify({
      id: base64url(this.id),
      rawId: base64url(this.id),
      type: 'public-key',
      response: {
        clientDataJSON: this.#clientData(twist.type ?? 'webauthn.create', options, twist),
        attestationObject: base64url(attestation),
        transports: ['internal', 'hybrid'],
        publicKeyAlgorithm: -7,
      },
      clientExtensionResults: {},
    })
  }

  /** Signs a challenge. @returns what the browser says of it, as JSON */
  sign(options: Options, twist: Twist = {}): string {
    if (this.counter !== null) this.counter += 1
    const authData = this.#head(options.rpId ?? 'localhost', twist, 0)
    const clientData = this.#clientData(twist.type ?? 'webauthn.get', options, twist)
    const signed = bytes(authData, sha256(Buffer.from(clientData, 'base64url')))
    const id = twist.id ?? base64url(this.id)
    return JSON.stringify({
      id,
      rawId: id,
      type: 'public-key',
      response: {
        clientDataJSON: clientData,
        authenticatorData: base64url(authData),
        signature: base64url(twist.signature ?? sign('sha256', signed, this.#keys.privateKey)),
        userHandle: twist.userHandle ?? this.userHandle ?? undefined,
      },
      clientExtensionResults: {},
    })
  }

  #head(rpId: string, twist: Twist, flags: number): Buffer {
    const verified = twist.isUnverified ? 0 : VERIFIED
    return bytes(sha256(twist.rpId ?? rpId), [flags | PRESENT | verified], uint32(twist.counter ?? this.counter ?? 0))
  }

  #clientData(type: string, options: Options, { challenge, origin }: Twist): string {
    return base64url(
      JSON.stringify({ type, challenge: challenge ?? options.challenge, origin: origin ?? this.#origin }),
    )
  }

  /** CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} */
  #publicKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return bytes(
      [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20],
      Buffer.from(x, 'base64url'),
      [0x22, 0x58, 0x20],
      Buffer.from(y, 'base64url'),
    )
  }
}
