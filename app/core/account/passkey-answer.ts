import * as z from 'zod'
import { parseJson } from '#app/core/exchange/parse-json.ts'

const Base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)
/** Of at most 1,023 bytes. */
const CredentialId = Base64url.max(1_364)
const Part = Base64url.max(16_384)

/** What a browser says of a passkey that signed a challenge; whatever else it says is left out. */
const PasskeyProof = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Part,
    authenticatorData: Part,
    signature: Part,
    /** The user, if the passkey itself knows. */
    userHandle: Base64url.max(100).optional(),
  }),
})
export type PasskeyProof = z.infer<typeof PasskeyProof>

/** What a browser says of a passkey that it has just made. */
const PasskeyMade = z.object({
  id: CredentialId,
  rawId: CredentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Part,
    attestationObject: Part,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})
export type PasskeyMade = z.infer<typeof PasskeyMade>

/** @param text JSON from a form @returns `null` if it is nothing that a browser says of a signature */
export function readPasskeyProof(text: string): PasskeyProof | null {
  return PasskeyProof.safeParse(parseJson(text)).data ?? null
}

/** @param text JSON from a form @returns `null` if it is nothing that a browser says of a new passkey */
export function readPasskeyMade(text: string): PasskeyMade | null {
  return PasskeyMade.safeParse(parseJson(text)).data ?? null
}
