import { randomBytes } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import {
  type Asked,
  CHALLENGE_MINUTES,
  listPasskeys,
  type Passkey,
  saveChallenge,
} from '#db/queries/passkeys.server.ts'
import type { User } from '#db/queries/users.server.ts'
import { refusal } from './refusal.server.ts'
import { type RelyingParty, relyingParty } from './relying-party.server.ts'
import { tokenCookie } from './session-cookie.server.ts'
import { webAuthn } from './web-authn.server.ts'

type Context = Readonly<RouterContextProvider>

/** What browsers sign with: ES256, EdDSA, RS256. */
export const ALGORITHMS = [-7, -8, -257]
/** As long as the challenge holds. */
const TIMEOUT_MS = CHALLENGE_MINUTES * 60_000

/** As long as the challenge holds, in days. */
const CHALLENGE_DAYS = CHALLENGE_MINUTES / 1_440

/** @throws a 404 response where no passkey could be bound to our name */
export function requireRelyingParty(context: Context, url: URL): RelyingParty {
  const party = relyingParty(context.get(services), url)
  if (!party) throw refusal(404, context.get(services).say('noPasskeysHere'))
  return party
}

/** A user as passkeys keep it: 16 bytes that say nothing of them. */
export const userHandle = (userId: string) => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'))

/**
 * Asks for the signature of a passkey.
 *
 * @param userId whose; `null`: of whoever signs in, with the device checking that it is them
 * @returns what the browser is told
 */
export async function askForPasskey(context: Context, url: URL, asked: Asked & { userId: string | null }) {
  const { database } = context.get(services)
  const party = requireRelyingParty(context, url)
  const { userId } = asked
  const own = userId === null ? [] : await database.withSys((tx) => listPasskeys(tx, userId))
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: own.map(described),
    timeout: TIMEOUT_MS,
    userVerification: userId === null ? 'required' : 'preferred',
  })
  await database.withSys((tx) => saveChallenge(tx, asked, options.challenge))
  return options
}

/** Asks whoever is at this browser for a passkey of theirs. @returns what the browser is told, and its cookie */
export async function askAnybody(context: Context, url: URL) {
  const token = randomBytes(32).toString('base64url')
  const options = await askForPasskey(context, url, { purpose: 'signIn', token, userId: null })
  return { options, cookie: tokenCookie('passkey', token, CHALLENGE_DAYS) }
}

/** Asks for a new passkey, on a device that holds none of the user's yet. @returns what the browser is told */
export async function askForNewPasskey(context: Context, url: URL, { user, token }: { user: User; token: string }) {
  const { database } = context.get(services)
  const party = requireRelyingParty(context, url)
  const own = await database.withSys((tx) => listPasskeys(tx, user.id))
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: 'Preflight',
    rpID: party.id,
    userName: user.email,
    userDisplayName: user.name || user.email,
    userID: userHandle(user.id),
    excludeCredentials: own.map(described),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: TIMEOUT_MS,
  })
  await database.withSys((tx) => saveChallenge(tx, { purpose: 'add', token }, options.challenge))
  return options
}

const described = ({ credentialId, transports }: Passkey) => ({
  id: credentialId.toString('base64url'),
  transports: transports === '' ? [] : transports.split(','),
})
