import { createHash, randomBytes } from 'node:crypto'

/** A secret of 32 random bytes, base64url: goes to the person once and is never stored. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is stored of a token. A plain SHA-256 is enough: 256 random bits cannot be guessed. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest()
