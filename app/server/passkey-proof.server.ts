import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { type PasskeyProof, readPasskeyMade, readPasskeyProof } from '#app/core/account/passkey-answer.ts'
import { type Asked, countPasskeyUse, findPasskey, type Passkey, takeChallenge } from '#db/queries/passkeys.server.ts'
import { requireWithinLimit } from './limits.server.ts'
import { ALGORITHMS, requireRelyingParty, userHandle } from './passkey-challenge.server.ts'
import { webAuthn } from './web-authn.server.ts'

type Context = Readonly<RouterContextProvider>

type Proof = Asked & {
  /** What the browser says, as JSON. */
  text: string
  url: URL
  /** Whose passkey it has to be; `null`: of whoever signs in, and the device has to have checked that it is them. */
  userId: string | null
}

/**
 * Whether a passkey signed what it was asked to. The challenge is used up either way.
 *
 * @returns the user whose passkey it was; `null` if the signature proves nothing
 * @throws a 429 response past the limit of this network address
 */
export async function provenByPasskey(context: Context, { text, url, userId, ...asked }: Proof) {
  await requireWithinLimit(context.get(services), 'tryCode', context.get(visitor).address)
  const { database, log } = context.get(services)
  const proof = readPasskeyProof(text)
  const { challenge, passkey } = await database.withSys(async (tx) => ({
    challenge: await takeChallenge(tx, asked),
    passkey: proof && (await findPasskey(tx, Buffer.from(proof.id, 'base64url'))),
  }))
  if (proof && passkey && challenge !== null && isWhose(proof, passkey, userId)) {
    const counter = await verified(context, { proof, passkey, challenge, url, needsCheck: userId === null })
    if (counter !== null && (await database.withSys((tx) => countPasskeyUse(tx, passkey.id, counter)))) {
      return passkey.userId
    }
  }
  log.warn({ event: 'passkey refused', purpose: asked.purpose }, 'security')
  return null
}

/** The passkey is that of the user, and says so itself if it knows; without a user named before it has to know. */
function isWhose({ response }: PasskeyProof, passkey: Passkey, userId: string | null): boolean {
  const handle = Buffer.from(userHandle(passkey.userId)).toString('base64url')
  const isOwn = response.userHandle === undefined ? userId !== null : response.userHandle === handle
  return isOwn && (userId === null || userId === passkey.userId)
}

type Signed = { proof: PasskeyProof; passkey: Passkey; challenge: string; url: URL; needsCheck: boolean }

/** @returns the count that the device signed; `null` if the signature is not what was asked for */
async function verified(context: Context, { proof, passkey, challenge, url, needsCheck }: Signed) {
  const { id, origin } = requireRelyingParty(context, url)
  const { verifyAuthenticationResponse } = await webAuthn()
  try {
    const { verified: isRight, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...proof, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: needsCheck,
      credential: {
        id: passkey.credentialId.toString('base64url'),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    })
    return isRight ? authenticationInfo.newCounter : null
  } catch {
    // Every refusal of the library is an exception; what it says may hold what was sent.
    return null
  }
}

/** @returns a new passkey to be kept, without a name; `null` if it is not what was asked for */
export async function newPasskey(context: Context, { text, url, token }: { text: string; url: URL; token: string }) {
  const { id, origin } = requireRelyingParty(context, url)
  const made = readPasskeyMade(text)
  const challenge = await context.get(services).database.withSys((tx) => takeChallenge(tx, { purpose: 'add', token }))
  if (!made || challenge === null) return null
  const { verifyRegistrationResponse } = await webAuthn()
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...made, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!registrationInfo) return null
    const { credential } = registrationInfo
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: made.response.transports.join(','),
    }
  } catch {
    // See above.
    return null
  }
}
