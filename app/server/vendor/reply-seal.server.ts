import { createHash } from 'node:crypto'
import type { VendorReplies } from '#app/core/governance/vendor/vendor-form.ts'

/** A fingerprint of one reply of a vendor, by which their form says what stood there when it was shown. */
export const sealOfReply = ({ answer, text }: VendorReplies[string]): string => seal([answer, text])

/** The same of the name of who answers. */
export const sealOfName = (name: string): string => seal([name])

const seal = (parts: readonly string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
