import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Seals what only this installation may read. */
export type Seal = {
  /** @param place where it is stored, such as `app.providers/<workspace>`: moved anywhere else it cannot be opened */
  close(text: string, place: string): Buffer
  /** @returns `null` if it was sealed by another installation, for another place, or was changed */
  open(sealed: Buffer, place: string): string | null
}

const NONCE = 12
const TAG = 16
const KEY_ID = 4

/**
 * AES-256-GCM with a key that is derived from the installation's own secret. What is sealed begins with the id of
 * its key, so that one that was changed is told from one that was tampered with.
 *
 * @param secret at least 32 characters
 */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'preflight stored secrets', 32))
  const keyId = createHash('sha256').update(key).digest().subarray(0, KEY_ID)
  return {
    close(text, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([keyId, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      if (!sealed.subarray(0, KEY_ID).equals(keyId) || sealed.length < KEY_ID + NONCE + TAG) return null
      const nonce = sealed.subarray(KEY_ID, KEY_ID + NONCE)
      const tag = sealed.subarray(KEY_ID + NONCE, KEY_ID + NONCE + TAG)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)).setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(sealed.subarray(KEY_ID + NONCE + TAG)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        return null
      }
    },
  }
}
